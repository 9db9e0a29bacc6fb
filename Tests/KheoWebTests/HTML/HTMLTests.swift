import KheoTestSupport
import Testing

@testable import KheoWeb

@Suite struct HTMLTests {
  private static let pieces = [
    "<", ">", "&", "\"", "'", "a", " ", "é", "Å", "ầ", "𝒳", "mark", "/", "\n", "&amp;", "<b>", "\u{301}",
  ]

  private func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
  }

  @Test("Text comes back as it went in", arguments: 0..<50)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let (inside, value) = (text(&random), text(&random))
      var html = HTML()
      html.element("p", .title(value), text: inside)
      let page = try MarkupChecker(html.bytes)
      #expect(page.text.utf8.elementsEqual(inside.utf8))
      #expect(page.elements[0].attributes["title"]?.utf8.elementsEqual(value.utf8) == true)
    }
  }

  @Test("Marks change nothing of a text, whatever ranges they are given", arguments: 0..<50)
  func marks(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let inside = text(&random)
      let ranges = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        let start = Int.random(in: -3...20, using: &random)
        return start..<start + Int.random(in: 0...6, using: &random)
      }
      var html = HTML()
      html.marked(inside, ranges)
      #expect(try MarkupChecker(html.bytes).text.utf8.elementsEqual(inside.utf8), "\(ranges)")
    }
  }

  @Test("Words side by side are marked as one, others apart")
  func joining() {
    var html = HTML()
    html.marked("moos wald; wiese", [0..<4, 5..<9, 11..<16])
    #expect(String(decoding: html.bytes, as: UTF8.self) == "<mark>moos wald</mark>; <mark>wiese</mark>")
  }

  @Test(
    "Only addresses of the web are followed",
    arguments: [
      ("https://example.org/a?b=c#d", true), ("http://example.org", true), ("HTTPS://EXAMPLE.ORG/", true),
      ("https://example.org/đường", true), ("javascript:alert(1)", false), ("JAVASCRIPT:alert(1)", false),
      ("data:text/html,x", false), ("file:///etc/passwd", false), ("//example.org", false), ("/local", false),
      ("example.org", false), (" https://example.org", false), ("https://exa mple.org", false),
      ("https://example.org/\n", false), ("https://", false), ("https:///path", false),
      ("java\tscript:alert(1)", false),
      ("", false),
    ])
  func external(address: String, isFollowed: Bool) {
    #expect((Link.external(address) != nil) == isFollowed)
  }

  @Test(
    "A tag of a language is one, or is left empty",
    arguments: [("de", "de"), ("nb-NO", "nb-NO"), ("other", ""), ("\"x", ""), ("", "")])
  func languageTags(tag: String, written: String) { #expect(LanguageTag.checked(tag) == written) }
}
