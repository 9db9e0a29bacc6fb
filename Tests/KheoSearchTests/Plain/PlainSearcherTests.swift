import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// The evaluator that passes over blocks, against one that looks at every document.
@Suite struct PlainSearcherTests {
  private static let letters = [
    "nam", "bac", "wald", "moos", "hai", "phong", "tan", "kan", "see", "ut", "o", "ra", "ri",
  ]

  /// A word, commoner ones more often.
  private static func word(_ generator: inout SplitMix64) -> String {
    let number = Int(Double(letters.count) * pow(Double.random(in: 0..<1, using: &generator), 2))
    return letters[number]
  }

  private static func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }

  private static func collection(_ count: Int, seed: UInt64) throws -> TestCollection {
    var generator = SplitMix64(seed: seed)
    let documents = (0..<count).map { _ in
      let text = { (length: ClosedRange<Int>, generator: inout SplitMix64) in
        (0..<Int.random(in: length, using: &generator)).map { _ in word(&generator) }.joined(separator: " ")
      }
      return TestDocument(
        title: text(0...2, &generator), body: text(1...9, &generator),
        caption: Int.random(in: 0..<9, using: &generator) == 0 ? text(1...2, &generator) : "")
    }
    let split = count / 5
    let deleted = (0..<count).filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }
    return try TestCollection([Array(documents[..<split]), Array(documents[split...])], deleted: Set(deleted))
  }

  private static func query(_ generator: inout SplitMix64) -> PlainQuery {
    let words = { (count: Int, generator: inout SplitMix64) in (0..<count).map { _ in Array(word(&generator).utf8) } }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...1: return .all(words(Int.random(in: 1...4, using: &generator), &generator))
    case 2...4: return .any(words(Int.random(in: 1...6, using: &generator), &generator))
    case 5...6: return .phrase(words(Int.random(in: 1...3, using: &generator), &generator))
    case 7: return .prefix(Array(Array(word(&generator).utf8).prefix(Int.random(in: 1...3, using: &generator))))
    default: return .fuzzy(words(1, &generator)[0], edits: Int.random(in: 0...2, using: &generator))
    }
  }

  private static func compare(_ collection: TestCollection, seed: UInt64, queries: Int) throws {
    var generator = SplitMix64(seed: seed)
    let searcher = PlainSearcher(segments: collection.segments)
    let oracle = PlainOracle(collection)
    for _ in 0..<queries {
      let query = query(&generator)
      let wanted = oracle.search(query)
      for count in [1, 10, 100, 100_000] {
        let hits = try searcher.search(query, count: count)
        let found = hits.map { hit in
          (number: collection.segments[..<hit.segment].reduce(Int(hit.document)) { $0 + $1.documentCount }, hit.score)
        }
        let best = wanted.prefix(count)
        #expect(found.count == best.count, "seed \(seed), \(query), \(count)")
        for (a, b) in zip(found, best) {
          guard a.number == b.number, abs(a.1 - b.score) <= b.score * 1e-6 else {
            Issue.record("seed \(seed), \(query), \(count): \(a) for \(b)")
            break
          }
        }
      }
    }
  }

  @Test("Finds the best documents, in small collections", arguments: UInt64(0)..<25)
  func small(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 5...250, using: &generator)
    try Self.compare(try Self.collection(count, seed: seed), seed: seed, queries: 30)
  }

  @Test("Finds the best documents over many blocks and windows")
  func large() throws {
    try Self.compare(try Self.collection(9_000, seed: 1), seed: 1, queries: 50)
  }

  @Test("Nothing is found of no terms, of unknown ones, and where nothing is asked for")
  func nothing() throws {
    let collection = try TestCollection(bodies: ["wald moos", "wald"])
    let searcher = PlainSearcher(segments: collection.segments)
    let unknown = Array("heide".utf8)
    for query in [
      PlainQuery.any([]), .all([]), .phrase([]), .any([unknown]), .all([Array("wald".utf8), unknown]),
      .phrase([unknown, unknown]), .prefix(unknown), .fuzzy(unknown, edits: 1),
    ] {
      #expect(try searcher.search(query, count: 10).isEmpty)
    }
    #expect(try searcher.search(.prefix([]), count: 0).isEmpty)
    #expect(try searcher.search(.prefix([]), count: 10).count == 2)
    #expect(try PlainSearcher(segments: []).search(.prefix([]), count: 10).isEmpty)
  }

  @Test("Tells where the terms of a hit stand")
  func matches() throws {
    let collection = try TestCollection(bodies: ["der wald im moos", "waldrand"])
    let searcher = PlainSearcher(segments: collection.segments)
    let positions = { (query: PlainQuery) in
      let hit = try #require(try searcher.search(query, count: 1).first)
      return try searcher.matches(of: hit, query).map { [Int($0.place.position), $0.slot] }
    }
    #expect(try positions(.all([Array("moos".utf8), Array("wald".utf8)])) == [[1, 1], [3, 0]])
    #expect(try positions(.prefix(Array("moo".utf8))) == [[3, 0]])
    #expect(try positions(.fuzzy(Array("waldi".utf8), edits: 1)) == [[1, 0]])
  }
}
