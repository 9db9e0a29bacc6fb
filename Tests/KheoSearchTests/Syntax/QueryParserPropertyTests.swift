import KheoSearch
import KheoTestSupport
import KheoText
import Testing

/// Whatever is typed, the parser takes it, and loses no word of it.
@Suite struct QueryParserPropertyTests {
  private static let operators = [
    "OR", "|", "AND", "NOT", "NEAR", "NEAR/3", "(", ")", "-", "+", "=", "\"", "“", "”", "„", "«", "»", "title:",
    "lang:",
    "date:", "text:", "*", "~", "~2", ":", "--", "((", "))", "-(", "+(", "title:(", "=\"", " ", "\t",
  ]

  /// A word of letters alone that no other number has.
  private static func word(_ number: Int) -> String {
    "q"
      + String(number, radix: 5).map { digit in "bdfgk"[String.Index(utf16Offset: digit.wholeNumberValue!, in: "bdfgk")]
      }
  }

  @Test("Every word of a random mix of words and operators is in the tree", arguments: UInt64(0)..<300)
  func losesNoWord(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var query = ""
    var typed: Set<String> = []
    for number in 0..<Int.random(in: 1...60, using: &generator) {
      if Bool.random(using: &generator) {
        typed.insert(Self.word(number))
        query += Self.word(number)
      } else {
        query += Self.operators.randomElement(using: &generator)!
      }
      if Int.random(in: 0..<3, using: &generator) > 0 { query += " " }
    }
    let parsed = QueryParser.parse(query, analyzer: Analyzer())
    // Two words without a blank between them are one: what is asked for is that no letter is lost.
    let found = parsed.tree.words.map(\.text).joined(separator: " ")
    for word in typed { #expect(found.contains(word), "seed \(seed): \(word) of \(query) is not in \(parsed.tree)") }
  }

  @Test("A word that is excluded is never asked for", arguments: UInt64(0)..<200)
  func keepsExclusions(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var parts: [String] = []
    var excluded: Set<String> = []
    for number in 0..<Int.random(in: 1...20, using: &generator) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        excluded.insert(Self.word(number))
        parts.append("-" + Self.word(number))
      case 1: parts.append(["OR", "AND", "NEAR", "NEAR/2"].randomElement(using: &generator)!)
      default: parts.append(Self.word(number))
      }
    }
    let query = parts.joined(separator: " ")
    let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
    #expect(tree.excludedKeys == excluded, "seed \(seed): \(query) is \(tree)")
    let asked = Set(tree.positiveWords.map(\.text))
    #expect(asked.isDisjoint(with: excluded), "seed \(seed): \(query) is \(tree)")
  }

  @Test("Random bytes and scalars are parsed", arguments: UInt64(0)..<150)
  func takesAnything(seed: UInt64) {
    var random = RandomText(seed: seed)
    let queries = [
      String(decoding: random.bytes(200), as: UTF8.self), random.anyScalars(200),
      random.scalars(200, from: [RandomText.odd, RandomText.foreign, RandomText.latin]),
    ]
    for query in queries {
      let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
      for word in tree.words {
        #expect(!word.key.isEmpty && word.range.upperBound <= query.utf8.count, "seed \(seed): \(query)")
      }
      #expect("\(tree)".utf8.count < 100_000)
    }
  }

  @Test(
    "A million bytes of one operator are parsed without a word for each",
    arguments: [
      "(", ")", "-", "+", "=", "\"", "title:", "=title:", "lang:", "NOT ", "OR ", "a OR ", "a NEAR ", "(a OR ", "-(a ",
      "+a ", "+(a ",
    ])
  func takesLongRuns(_ piece: String) {
    let count = 1_000_000 / piece.utf8.count
    let query = String(repeating: piece, count: count)
    let parsed = QueryParser.parse(query, analyzer: Analyzer())
    #expect(parsed.tree.words.count <= QueryParser.wordLimit)
    let closed = QueryParser.parse(query + "wald", analyzer: Analyzer())
    #expect(closed.tree.words.count <= QueryParser.wordLimit)
  }
}
