import CICU
import KheoEntities
import KheoIndex
import KheoSearch
import KheoTestSupport
import KheoText
import Testing

@testable import Kheo

/// The parts that exports are made of.
struct FTMPartsTests {
  @Test(
    "SHA-1 as its standard has it",
    arguments: [
      ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"), ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
      (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ])
  func sha1(_ text: String, _ digest: String) {
    var hash = SHA1()
    var message = Array(text.utf8)
    #expect(hash.digest(padding: &message).hex == digest)
  }

  @Test(
    "names are composed, on one line, without quotation marks",
    arguments: [
      ("  a \u{A0}\n b ", "a b"), ("\"a\"", "a"), ("'\"a b\" '", "a b"), ("e\u{301}\u{AD}x", "éx"), ("'", "'"),
      ("\"\"", nil),
      ("\u{0}\u{200B} ", nil), ("O'Ek", "O'Ek"), ("a\u{2028}b", "a b"),
    ] as [(String, String?)])
  func names(_ text: String, _ name: String?) { #expect(FTMText.name(text) == name) }

  @Test("labels are cut between words, in scalars")
  func limits() {
    #expect(FTMText.label(String(repeating: "ab ", count: 10), limit: 10) == "ab ab ab")
    #expect(FTMText.label(String(repeating: "đ", count: 10), limit: 4) == "đđđđ")
    #expect(FTMText.label("abcd", limit: 4) == "abcd")
  }

  @Test("texts are cut to values, at lines where there are some")
  func texts() {
    func texts(_ lines: [String]) -> [String] {
      var text: [UInt8] = []
      var ranges: [Range<Int>] = []
      for line in lines {
        ranges.append(text.count..<text.count + line.utf8.count)
        text += line.utf8
      }
      return FTMText.texts(text, lines: ranges)
    }
    let limit = FTMText.textLimit
    for letter in ["ế", "\u{4E2D}"] {
      let line = String(repeating: letter, count: limit / 2)
      #expect(texts([line, "x", line]).map(\.unicodeScalars.count) == [limit / 2 + 2, limit / 2])
      #expect(texts([line + line + "z"]).map(\.unicodeScalars.count) == [limit, 1])
      #expect(texts(["x", line + line + line]).map(\.unicodeScalars.count) == [1, limit, limit / 2])
    }
    #expect(texts(["", " ", "a\u{1}b", "c", "e\u{301}\u{A0}"]) == ["ab\nc\né"])
    #expect(texts([]) == [])
  }

  @Test("what is plain is what cleaning would leave as it is", arguments: 0..<200)
  func plain(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let scalars: [ClosedRange<UInt32>] = [
      0x00...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x1E80...0x1EFF, 0x2000...0x206F, 0xFEFF...0xFEFF, 0x3000...0x3001,
    ]
    for _ in 0..<50 {
      let text = String(
        String.UnicodeScalarView(
          (0..<3).map { _ in Unicode.Scalar(UInt32.random(in: scalars.randomElement(using: &random)!, using: &random))!
          }))
      var copy = text
      let plain = copy.withUTF8 { PlainText($0) }
      guard let plain else { continue }
      #expect(plain.scalarCount == 3)
      #expect(Normalization.apply(KHEO_NFC, text).utf8.elementsEqual(text.utf8), "seed \(seed)")
      // Behind a scalar that is not plain, all of it is cleaned the slow way.
      let cleaned = FTMText.texts(Array(("\u{4E2D}" + text + "x").utf8), lines: [0..<4 + text.utf8.count])
      #expect(cleaned.first?.utf8.elementsEqual(("\u{4E2D}" + text + "x").utf8) == true, "seed \(seed)")
    }
  }

  @Test("addresses are chains without punctuation of their own")
  func addresses() {
    #expect(FTMText.address(["a; b", "b", "c,,d", ". e"]) == "a, b, c, d, e")
    #expect(FTMText.address([]) == nil && FTMText.address([";", " "]) == nil)
  }

  @Test(
    "dates keep their day, month or year",
    arguments: [
      ("2025-06-01", "2025-06-01"), ("2025-06-01T23:59:00-05:00", "2025-06-01"), ("2025-06", "2025-06"),
      ("2025", "2025"),
      ("2025-02-30", nil), ("2025..2026", nil), ("0999-01-01", nil), ("", nil), ("June", nil),
    ] as [(String, String?)])
  func dates(_ text: String, _ date: String?) { #expect(FTMValues.date(text) == date) }

  @Test(
    "addresses of the web have a scheme and a host",
    arguments: [
      ("https://a.example/x?y#z", true), ("HTTP://münchen.example:8080", true), ("http://a.example:99999/", false),
      ("a.example", false), ("ftp://a.example", false), ("https:///x", false), ("https://a b.example", false),
      ("https://a", false), ("https://1.2", false), ("http://[::1]/", false), ("https://-.example", false),
      ("https://u@a.example", false), ("https://a.example/\u{AD}", false), ("https://a.example:80:80/", false),
    ])
  func urls(_ text: String, _ isTaken: Bool) { #expect(FTMValues.url(text) == (isTaken ? text : nil)) }

  @Test("every kind of unit has a line, and every line is of a kind or a concept")
  func kinds() {
    func column(_ number: Int, of name: String) -> [String] {
      Resources.lines(name).map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[number]) }
    }
    let kinds = column(1, of: "entities/units.tsv") + column(0, of: "entities/organisations.tsv")
    // What no word heads: a person, a place of no known type, and whatever else may come.
    let others: Set = ["person", "place", "*"]
    let known = FTMVocabulary.shared.kinds
    #expect(Set(kinds).isSubset(of: known))
    #expect(known.subtracting(others).isSubset(of: kinds + column(0, of: "entities/units.tsv")))
    #expect(FTMVocabulary.shared.form(of: "bank", concepts: ["central_bank"]).schema == "PublicBody")
    #expect(FTMVocabulary.shared.form(of: "bank", concepts: ["bank"]).schema == "Company")
    #expect(FTMVocabulary.shared.form(of: "no such kind").schema == "Organization")
  }

  @Test("the table of roles names concepts that there are")
  func roles() {
    let concepts = Set(
      Resources.lines("entities/roles.tsv").compactMap { $0.split(separator: "\t").first.map(String.init) })
    for fields in FTMVocabulary.rows("export/ftm-roles.tsv", columns: 2) {
      #expect(concepts.contains(fields[0]), "\(fields[0])")
      #expect(["position", "profession"].contains(fields[1]))
    }
  }

  @Test(
    "the country is that of the chain's country, or of a first-level part",
    arguments: [
      ([("Lao Cai", "province")], "vn"), ([("x", "village"), ("HÀ NỘI", "city")], "vn"), ([("Bayern", "region")], "de"),
      ([("Lào Cai", "village")], nil), ([("Oslo", "city"), ("Schweiz", "country")], nil),
      ([("Norge", "country")], "no"),
      ([("x", "village"), ("France", "country"), ("y", "region")], "fr"), ([], nil),
    ] as [([(String, String)], String?)])
  func countries(_ chain: [(String, String)], _ code: String?) {
    let places = chain.map { StoredCard.Place(name: $0.0, type: $0.1, isImplied: false) }
    #expect(FTMCountries.shared.code(of: places) == code)
  }

  @Test("a window gives each article all its mentions, over as many passes as it takes", arguments: 0..<20)
  func windows(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let articleCount = Int.random(in: 1...30, using: &random)
    let entity = SHA1.Digest.initial
    let mentions = (0..<Int.random(in: 0...300, using: &random)).compactMap { number in
      // Some articles have far more than others.
      let article = Int.random(in: 0..<articleCount, using: &random) * Int.random(in: 0...1, using: &random)
      return LocatedMention(
        article: article, card: number / 4, entity: entity, schema: "Person", range: number..<number + 1)
    }
    let limit = Int.random(in: 0...50, using: &random)
    var found: [[Int]] = []
    var start = 0
    while start < articleCount {
      var window = MentionWindow(articles: start..<articleCount, limit: limit)
      for mention in mentions { window.add(mention) }
      let gathered = window.gathered()
      #expect(window.articles.lowerBound == start && !window.articles.isEmpty)
      for article in window.articles { found.append(gathered[article].map(\.range.lowerBound)) }
      start = window.articles.upperBound
    }
    let expected = (0..<articleCount).map { article in
      mentions.filter { $0.article == article }.map(\.range.lowerBound)
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test("offsets of the file lead back to the text")
  func sourceOffsets() {
    // <p>a &amp; b</p><p>c</p>
    var article = ExportedIndex.article("a & b\nc")
    article.sourceMap = [
      .init(textOffset: 0, sourceOffset: 3, sourceLength: nil), .init(textOffset: 2, sourceOffset: 5, sourceLength: 5),
      .init(textOffset: 3, sourceOffset: 10, sourceLength: nil),
      .init(textOffset: 5, sourceOffset: 12, sourceLength: 7),
      .init(textOffset: 6, sourceOffset: 19, sourceLength: nil),
    ]
    let offsets = SourceOffsets(article)
    #expect(offsets.textRange(of: 3..<12) == 0..<5 && offsets.textRange(of: 5..<10) == 2..<3)
    #expect(offsets.textRange(of: 19..<20) == 6..<7 && offsets.textRange(of: 11..<20) == 4..<7)
    #expect(offsets.textRange(of: 0..<4) == nil && offsets.textRange(of: 19..<21) == nil)
    #expect(offsets.textRange(of: 5..<5) == nil)
    #expect(SourceOffsets(ExportedIndex.article("abc")).textRange(of: 1..<3) == 1..<3)
  }
}
