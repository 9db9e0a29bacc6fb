import CGumbo
import Testing

@testable import KheoNews

@Suite("Properties of reading")
struct ReadingPropertyTests {
  @Test(
    "every word of a generated page or Markdown file maps back to its own bytes", arguments: 0..<60 as Range<UInt64>)
  func wordsMapBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for format in [SourceDocument.Format.html, .markdown] {
      var words: [(word: String, offset: Int)] = []
      let source = Self.generate(format, words: &words, using: &random)
      let document = try #require(makeDocument(source, as: format))
      #expect(mapIsExact(document, source: source), "seed \(seed)")
      var found: [(word: String, offset: Int)] = []
      for range in Self.asciiWords(of: document.text) {
        let mapped = document.sourceMap.sourceRange(of: range)
        #expect(source[mapped].elementsEqual(document.text[range]), "seed \(seed)")
        found.append((String(decoding: document.text[range], as: UTF8.self), mapped.lowerBound))
      }
      #expect(found.map(\.word) == words.map(\.word), "seed \(seed)")
      #expect(found.map(\.offset) == words.map(\.offset), "seed \(seed)")
    }
  }

  @Test("a generated page shows the same characters as gumbo's tree of it", arguments: 0..<60 as Range<UInt64>)
  func agreesWithGumbo(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var words: [(word: String, offset: Int)] = []
    let source = Self.generate(.html, words: &words, using: &random)
    let document = try #require(makeDocument(source, as: .html))
    #expect(Self.visible(document.text) == Self.visible(GumboText.visible(in: source)), "seed \(seed)")
  }

  @Test(
    "random bytes never trap a reader, and what is read is UTF-8 with an exact map", arguments: 0..<40 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    var paths: [String] = []
    for (index, name) in ["a.txt", "b.md", "c.html", "d.jsonl", "e.txt.gz", "f.jsonl.gz"].enumerated() {
      let bytes = Self.noise(using: &random)
      paths.append(
        folder.write(
          name, index < 4 ? bytes : Array(gzip(bytes).prefix(Int.random(in: 0...bytes.count + 40, using: &random)))))
      paths.append(folder.write("x" + name, [0x1F, 0x8B, 0x08] + bytes))
    }
    for item in readAll(paths) {
      if case .document(let document) = item { #expect(isValidUTF8(document.text), "seed \(seed)") }
    }
  }

  @Test("random markup never traps, and its map is exact", arguments: 0..<40 as Range<UInt64>)
  func randomMarkup(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<", ">", "</", "/>", "<!--", "-->", "&", ";", "&amp", "&#x", "41", "=", "\"", "'", "<p>", "</p>", "<td>",
      "<table>",
      "</table>", "<nav>", "</nav>", "<pre>", "<script>", "</script>", "<title>", "<br>", "*", "**", "_", "~~", "`",
      "```", "[", "]",
      "(", ")", "![", "](", "#", "# ", "- ", "> ", "|", "---", "===", "\n", "\r\n", "\r", "\n\n", " ", "  ", "\t", "a",
      "bc", "é", "ữ",
      "😀", "\0", "\\", "[a]: b\n", "1. ", "~~~",
    ]
    for _ in 0..<20 {
      var source = Bool.random(using: &random) ? "\u{FEFF}" : ""
      for _ in 0..<Int.random(in: 0..<60, using: &random) { source += pieces.randomElement(using: &random)! }
      for format in [SourceDocument.Format.html, .markdown, .plain] {
        let document = try #require(makeDocument(source.utf8, as: format))
        #expect(isValidUTF8(document.text), "seed \(seed): \(source)")
        #expect(mapIsExact(document, source: Array(source.utf8)), "seed \(seed): \(source)")
        for hint in document.hints { #expect(hint.range.upperBound <= document.text.count && !hint.range.isEmpty) }
      }
    }
  }

  // MARK: Generators

  /// A source with words of lower-case letters, and the words that readers see with where they stand.
  private static func generate(
    _ format: SourceDocument.Format, words: inout [(word: String, offset: Int)], using random: inout SeededGenerator
  ) -> [UInt8] {
    var source: [UInt8] = []
    for block in 0..<Int.random(in: 1..<8, using: &random) {
      let (open, close) = (format == .html ? htmlBlocks : markdownBlocks).randomElement(using: &random)!
      source += open.utf8
      for piece in 0..<Int.random(in: 1..<12, using: &random) {
        let (before, after) = (format == .html ? htmlInlines : markdownInlines).randomElement(using: &random)!
        let separators =
          format == .html ? [" ", "\n", " &nbsp;", " é ", " &ouml; ", " <!-- no --> "] : [" ", " ", " &ouml; ", " é "]
        source += separators.randomElement(using: &random)!.utf8
        source += before.utf8
        let word =
          "w"
          + String((0..<Int.random(in: 1..<6, using: &random)).map { _ in "abcdefgh".randomElement(using: &random)! })
        words.append((word + "\(block)x\(piece)", source.count))
        source += (word + "\(block)x\(piece)").utf8
        source += after.utf8
      }
      source += close.utf8
    }
    return source
  }

  private static let htmlBlocks = [
    ("<p>", "</p>"), ("<div>\n", "</div>\n"), ("<h2>", "</h2>"), ("<ul><li>", "</ul>"), ("<pre>", "</pre>"),
    ("<blockquote><p>", "</blockquote>"),
    ("<table><tr><td>", "</td></tr></table>"), ("<nav>", "</nav>"),
    ("<script>1</script><p class='&amp;'>", "<style>p{}</style>"),
  ]
  private static let htmlInlines = [
    ("", ""), ("<b>", "</b>"), ("<a href=\"x?a&amp;b\">", "</a>"), ("&lt;", "&gt;"), ("&#8220;", "&rdquo;"),
    ("<br>", ""), ("<i x=1>", "</i><br/>"),
  ]
  private static let markdownBlocks = [
    ("", "\n\n"), ("## ", "\n"), ("- ", "\n"), ("> ", "\n\n"), ("| ", " |\n"), ("\n# ", " #\n\n"), ("3. ", "\n\n"),
    ("- [ ] > ", "\n\n"),
  ]
  private static let markdownInlines = [
    ("", ""), ("*", "*"), ("**", "**"), ("__", "__"), ("~~", "~~"), ("`", "`"), ("[", "](/-?-=1#2)"),
    ("![", "](/7 \"-\")"), ("\\*", "\\*"),
    ("&quot;", "&#34;"), ("<i>", "</i>"), ("***", "***"),
  ]

  /// Runs of ASCII letters and digits that start with "w", as the generated words do.
  private static func asciiWords(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      var end = offset
      while end < text.count, isAlphanumeric(text[end]) { end += 1 }
      if end > offset, text[offset] == UInt8(ascii: "w") { ranges.append(offset..<end) }
      offset = max(end, offset + 1)
    }
    return ranges
  }

  /// The text without its white space.
  private static func visible(_ text: [UInt8]) -> String {
    String(decoding: text.filter { !isMarkupSpace($0) }, as: UTF8.self)
  }

  private static func noise(using random: inout SeededGenerator) -> [UInt8] {
    let count = Int.random(in: 0..<400, using: &random)
    let alphabet: [UInt8] = Array("{}[]\":,\\u0aeé<>/&;#!-*_`|\n ".utf8)
    let isWild = Bool.random(using: &random)
    return (0..<count).map { _ in
      isWild ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random)!
    }
  }
}

/// The oracle: all text of gumbo's tree but that of elements that show none.
private enum GumboText {
  static func visible(in source: [UInt8]) -> [UInt8] {
    source.withUnsafeBytes { bytes in
      var options = kGumboDefaultOptions
      guard let output = gumbo_parse_with_options(&options, bytes.baseAddress, bytes.count) else { return [] }
      defer { gumbo_destroy_output(&options, output) }
      var text: [UInt8] = []
      collect(output.pointee.root, into: &text)
      return text
    }
  }

  private static func collect(_ node: UnsafeMutablePointer<GumboNode>, into text: inout [UInt8]) {
    switch node.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE:
      if let characters = node.pointee.v.text.text { text += String(cString: characters).utf8 }
    case GUMBO_NODE_ELEMENT:
      let tag = node.pointee.v.element.tag
      if tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TITLE { return }
      let children = node.pointee.v.element.children
      for index in 0..<Int(children.length) {
        guard let child = children.data[index] else { continue }
        collect(child.assumingMemoryBound(to: GumboNode.self), into: &text)
      }
    default: break
    }
  }
}
