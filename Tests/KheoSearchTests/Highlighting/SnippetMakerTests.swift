import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// Snippets and highlights of whatever texts.
@Suite struct SnippetMakerTests {
  /// The presentation of the first hit of a query in one document; nil where it is not found.
  private static func present(_ document: TestDocument, _ query: String) throws -> SnippetMaker.Presentation? {
    let collection = try TestCollection([document])
    guard let hit = try collection.search(query).hits.first else { return nil }
    var maker = SnippetMaker(analyzer: Analyzer())
    return maker.make(document.text, matches: hit.matches)
  }

  /// Byte offsets at which a character of a text begins or ends.
  private static func edges(_ bytes: [UInt8]) -> Set<Int> {
    var edges: Set<Int> = [0]
    var end = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      end += character.utf8.count
      edges.insert(end)
    }
    return edges
  }

  private static func check(_ ranges: [Range<Int>], in text: [UInt8], _ comment: String) {
    let edges = edges(text)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "\(comment): not rising")
    for range in ranges {
      #expect(!range.isEmpty && range.upperBound <= text.count, "\(comment): \(range) of \(text.count)")
      #expect(
        edges.contains(range.lowerBound) && edges.contains(range.upperBound),
        "\(comment): \(range) cuts a character of \(String(decoding: text, as: UTF8.self))")
    }
  }

  private static func contains(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
    piece.isEmpty || text.indices.contains { text[$0] == piece[0] && text[$0...].starts(with: piece) }
  }

  @Test("Snippets are pieces of the text with words of the query at character edges", arguments: UInt64(0)..<90)
  func holdsOnRandomTexts(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let alphabets = [
      [RandomText.latin, RandomText.odd], [RandomText.latin], [RandomText.latin, RandomText.odd, RandomText.foreign],
    ][Int(seed % 3)]
    let count = [0, 5, 60, 700].randomElement(using: &random.generator)!
    let document = TestDocument(
      title: random.scalars(12, from: alphabets) + random.anyScalars(5),
      body: random.scalars(count, from: alphabets) + random.anyScalars(count / 5) + " " + random.words(count / 5),
      caption: random.scalars(10, from: alphabets), language: Language.allCases.randomElement(using: &random.generator)!
    )
    let text = document.text
    let collection = try TestCollection([document])
    let words = collection.entries[0].tokens.map { String(decoding: $0.spelling, as: UTF8.self) }
    for _ in 0..<6 {
      let chosen = (0..<Int.random(in: 1...3, using: &random.generator)).compactMap { _ in
        words.randomElement(using: &random.generator)
      }
      let query = chosen.joined(separator: " OR ")
      guard let hit = try collection.search(query).hits.first else { continue }
      var maker = SnippetMaker(analyzer: Analyzer())
      let shown = maker.make(text, matches: hit.matches)
      let comment = "seed \(seed), query \(query)"
      #expect(Self.contains(text.text, shown.snippet.text), "\(comment)")
      #expect(String(validating: shown.snippet.text, as: UTF8.self) != nil, "\(comment)")
      Self.check(shown.snippet.highlights, in: shown.snippet.text, comment)
      Self.check(shown.titleHighlights, in: text.title, comment)
      let fields = Set(hit.matches.map(\.place.field))
      #expect(shown.titleHighlights.isEmpty != fields.contains(.title), "\(comment)")
      #expect(shown.snippet.highlights.isEmpty == fields.isDisjoint(with: [.body, .caption]), "\(comment)")
    }
  }

  @Test("What is highlighted is a word that the query reaches", arguments: UInt64(0)..<60)
  func highlightsWordsOfTheQuery(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let document = random.document()
    for _ in 0..<10 {
      let query = random.query()
      let collection = try TestCollection([document])
      guard let hit = try collection.search(query).hits.first else { continue }
      var maker = SnippetMaker(analyzer: Analyzer())
      let shown = maker.make(document.text, matches: hit.matches)
      let matched = Set(hit.matches.map(\.place))
      let keys = Set(collection.entries[0].tokens.filter { matched.contains($0.place) }.map(\.key))
      let pieces =
        shown.titleHighlights.map { Array(document.title.utf8)[$0] }
        + shown.snippet.highlights.map { shown.snippet.text[$0] }
      for piece in pieces {
        let tokens = Analyzer().analyze(String(decoding: piece, as: UTF8.self), language: document.language)
        let found = tokens.tokens.map { Array(tokens.key(of: $0)) }
        #expect(found.count == 1 && keys.contains(found[0]), "seed \(seed): \(query) highlights \(found)")
      }
    }
  }

  @Test(
    "A highlight takes in whole characters",
    arguments: [
      ("x 1\u{FE0F}\u{20E3} y", "1", "1\u{FE0F}\u{20E3}"), ("x na\u{306}m y", "năm", "na\u{306}m"),
      ("x wald\u{200D} y", "wald", "wald\u{200D}"), ("x wald\u{FE0F} y", "wald", "wald\u{FE0F}"),
      ("x wald\u{301}\u{301}\u{301} y", "wald", "wald\u{301}\u{301}\u{301}"), ("x wald👍🏽 y", "wald", "wald"),
      ("x \u{600}12 y", "12", "\u{600}12"), ("x \u{110BD}12 y", "12", "\u{110BD}12"),
    ])
  func takesWholeCharacters(_ text: String, _ query: String, _ highlighted: String) throws {
    let shown = try #require(try Self.present(TestDocument(title: text, body: text), query))
    let piece = { (bytes: [UInt8], ranges: [Range<Int>]) in ranges.map { String(decoding: bytes[$0], as: UTF8.self) } }
    #expect(piece(shown.snippet.text, shown.snippet.highlights) == [highlighted])
    #expect(piece(Array(text.utf8), shown.titleHighlights) == [highlighted])
  }

  @Test("The snippet of a huge line is short, and around what matched")
  func cutsHugeLines() throws {
    let line = (0..<20_000).map { "wort\($0 % 7)" }.joined(separator: " ")
    let shown = try #require(try Self.present(TestDocument(body: line + " wald wiese " + line), "wald wiese"))
    #expect(shown.snippet.text.count <= 300)
    #expect(
      shown.snippet.highlights.map { String(decoding: shown.snippet.text[$0], as: UTF8.self) } == ["wald", "wiese"])
    let word = String(repeating: "u\u{301}", count: 100_000)
    #expect(try Self.present(TestDocument(body: "wald " + word), "wald")?.snippet.highlights == [0..<4])
  }

  @Test("The piece with most different words of the query is shown, within one line")
  func choosesTheBestPiece() throws {
    let text = "wald wald wald\n" + String(repeating: "x ", count: 300) + "\nhier wald und wiese\nwiese"
    let shown = try #require(try Self.present(TestDocument(body: text), "wald wiese"))
    #expect(String(decoding: shown.snippet.text, as: UTF8.self) == "hier wald und wiese")
  }

  @Test("A document whose text is not matched shows its beginning; one without text shows nothing")
  func showsTheBeginning() throws {
    let title = try #require(try Self.present(TestDocument(title: "wald", body: "  eins zwei"), "wald"))
    #expect(title.titleHighlights == [0..<4])
    #expect(String(decoding: title.snippet.text, as: UTF8.self) == "eins zwei")
    let empty = try #require(try Self.present(TestDocument(title: "wald"), "wald"))
    #expect(empty.snippet.text.isEmpty && empty.snippet.highlights.isEmpty)
    let long = TestDocument(title: "wald", body: String(repeating: "wort ", count: 200))
    #expect(try #require(try Self.present(long, "wald")).snippet.text.count <= SnippetMaker.targetByteCount)
  }

  @Test("What is not searched is not shown between what is")
  func staysWithinRegions() throws {
    let text = "wald WERBUNG wiese"
    var document = TestDocument(body: text).text
    document.regions = [
      DocumentText.Region(field: .body, range: 0..<5), DocumentText.Region(field: .body, range: 13..<18),
    ]
    var maker = SnippetMaker(analyzer: Analyzer())
    let matches = [(0, UInt32(0)), (1, 9)].map { slot, position in
      Match(place: Place(field: .body, position: position), slot: slot, reason: .same, weight: 1)
    }
    let shown = maker.make(document, matches: matches)
    #expect(String(decoding: shown.snippet.text, as: UTF8.self) == "wald")
  }

  @Test("Tens of thousands of stretches are no more work than their words")
  func takesManyRegions() throws {
    let count = 30_000
    var document = TestDocument(body: String(repeating: "wald ", count: count)).text
    document.regions = (0..<count).map {
      DocumentText.Region(field: $0.isMultiple(of: 2) ? .body : .caption, range: $0 * 5..<$0 * 5 + 4)
    }
    let step = UInt32(9)
    let matches = (0..<UInt32(count / 2)).flatMap { number in
      [Field.body, .caption].map {
        Match(place: Place(field: $0, position: number * step), slot: 0, reason: .same, weight: 1)
      }
    }.sorted { $0.place < $1.place }
    var maker = SnippetMaker(analyzer: Analyzer())
    let shown = maker.make(document, matches: matches)
    #expect(shown.snippet.text == Array("wald".utf8) && shown.snippet.highlights == [0..<4])
  }
}
