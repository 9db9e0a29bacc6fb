import Glibc
import KheoTestSupport
import KheoText
import Testing

@testable import KheoSearch

/// What words typed without marks stand for, by the words beside them.
@Suite struct MarkRestorationTests {
  // MARK: Probabilities

  private static func spelling(_ column: Int, _ number: Int) -> [UInt8] { Array("\(column).\(number)".utf8) }

  /// The same from its definition: the share of all ways to spell a chain in which a word is spelled so, each way by how
  /// common its spellings are in queries and how much likelier than by chance they are neighbours.
  private static func enumerated(
    _ columns: [MarkRestoration.Column], pairs: [[SyllablePairs.Count]]
  ) -> [[Double]] {
    let shares = columns.map { column in
      let sum = column.documentCounts.reduce(0) { $0 + Double($1) + 0.1 }
      return column.documentCounts.map { (Double($0) + 0.1) / sum }
    }
    var sums = columns.map { $0.spellings.map { _ in 0.0 } }
    var ways: [[Int]] = [[]]
    for column in columns { ways = ways.flatMap { way in column.spellings.indices.map { way + [$0] } } }
    for way in ways {
      var weight = 1.0
      for (column, number) in way.enumerated() {
        weight *= shares[column][number] * pow(Double(columns[column].documentCounts[number]) + 1, -0.5)
        guard column > 0 else { continue }
        let (first, second) = (columns[column - 1].spellings[way[column - 1]], columns[column].spellings[number])
        let count = pairs[column - 1].first { $0.first == first && $0.second == second }?.documentCount ?? 0
        weight *= 0.5 + Double(count) / (shares[column - 1][way[column - 1]] * shares[column][number])
      }
      for (column, number) in way.enumerated() { sums[column][number] += weight }
    }
    return sums.map { row in row.map { $0 / row.reduce(0, +) } }
  }

  @Test("Probabilities are those of all ways to spell the chain", arguments: UInt64(0)..<50)
  func equalsEnumeration(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let columns = (0..<Int.random(in: 2...5, using: &generator)).map { column in
      let count = Int.random(in: 1...4, using: &generator)
      return MarkRestoration.Column(
        spellings: (0..<count).map { Self.spelling(column, $0) },
        documentCounts: (0..<count).map { _ in Int.random(in: 1...200, using: &generator) })
    }
    let pairs = columns.indices.dropLast().map { column in
      columns[column].spellings.flatMap { first in
        columns[column + 1].spellings.compactMap { second in
          Bool.random(using: &generator)
            ? SyllablePairs.Count(
              first: first, second: second, documentCount: Int.random(in: 2...60, using: &generator)) : nil
        }
      }
    }
    let found = MarkRestoration.probabilities(columns, pairs: pairs)
    for (a, b) in zip(found.joined(), Self.enumerated(columns, pairs: pairs).joined()) {
      #expect(abs(a - b) < 1e-9, "seed \(seed)")
    }
    for row in found { #expect(abs(row.reduce(0, +) - 1) < 1e-9) }
  }

  @Test("A long chain keeps its probabilities")
  func longChains() {
    let column = { (number: Int) in
      MarkRestoration.Column(
        spellings: [Self.spelling(number, 0), Self.spelling(number, 1)], documentCounts: [1, 1_000_000])
    }
    let pairs = (0..<127).map { number in
      [
        SyllablePairs.Count(
          first: Self.spelling(number, 0), second: Self.spelling(number + 1, 0), documentCount: 1_000_000)
      ]
    }
    for row in MarkRestoration.probabilities((0..<128).map(column), pairs: pairs) { #expect(row[0] > 0.99) }
  }

  // MARK: In a search

  /// Two documents that have two words apart, in other marks; the collection has one of these spellings side by side,
  /// though the other is commoner.
  private static func collection(_ language: Language = .vietnamese) throws -> TestCollection {
    let bodies =
      ["cộng a b ty", "công a b ty"] + (0..<3).map { "công ty x\($0)" } + (0..<8).map { "cộng và x\($0)" }
      + (0..<20).map { "y\($0) z" }
    return try TestCollection(bodies: bodies, language: language)
  }

  private static func ranks(_ query: String, _ collection: TestCollection, restores: Bool) throws -> [Int] {
    var options = SearchOptions()
    options.restoration = restores
    let found = try collection.find(query, options: options)
    return try [0, 1].map { try #require(found.firstIndex(of: $0)) }
  }

  @Test(
    "A query without marks prefers the spelling that the collection has beside its neighbour, and its switch ends that")
  func prefersLikelySpellings() throws {
    let collection = try Self.collection()
    let with = try Self.ranks("cong ty", collection, restores: true)
    #expect(with[1] < with[0])
    let without = try Self.ranks("cong ty", collection, restores: false)
    #expect(without[0] < without[1])
  }

  @Test("One spelling in the collection, many in others: what is likely does not depend on segments")
  func countsAllSegments() throws {
    let bodies = (0..<4).map { "công ty x\($0)" } + (0..<4).map { "cộng và y\($0)" } + ["cộng a b ty", "công a b ty"]
    let documents = bodies.map { TestDocument(body: $0, language: .vietnamese) }
    let french = ["la compagnie cong", "le ty"].map { TestDocument(body: $0, language: .french) }
    let one = try TestCollection(french + documents)
    let many = try TestCollection([french, Array(documents[..<4]), Array(documents[4...])])
    let (a, b) = (try one.search("cong ty"), try many.search("cong ty"))
    #expect(a.hits.map(one.number) == b.hits.map(many.number))
    #expect(a.hits.map(\.score) == b.hits.map(\.score))
  }

  @Test(
    "A single word, a marked query, words after = and words in quotes are not touched",
    arguments: ["cong", "công ty", "cong tỵ", "=cong =ty", "\"cong a\"", "cong"])
  func leavesOthers(_ query: String) throws {
    let collection = try Self.collection()
    var options = SearchOptions()
    let with = try collection.search(query, options: options)
    options.restoration = false
    let without = try collection.search(query, options: options)
    #expect(with.hits.map(\.document) == without.hits.map(\.document))
    #expect(with.hits.map(\.score) == without.hits.map(\.score))
  }

  @Test(
    "Documents of languages that do not write syllables apart are not touched", arguments: [Language.german, .french])
  func leavesOtherLanguages(_ language: Language) throws {
    let collection = try Self.collection(language)
    #expect(
      try Self.ranks("cong ty", collection, restores: true) == Self.ranks("cong ty", collection, restores: false))
  }

  @Test("In a query that is Vietnamese its words are others in documents of other languages")
  func keepsLanguagesApart() throws {
    let vietnamese = (0..<12).map {
      TestDocument(body: $0 % 2 == 0 ? "đến số x\($0)" : "số nhà y\($0)", language: .vietnamese)
    }
    let collection = try TestCollection(
      vietnamese + [
        TestDocument(body: "den so Haus", language: .german), TestDocument(body: "Wald", language: .german),
      ])
    let german = { (restores: Bool) in
      var options = SearchOptions()
      options.restoration = restores
      let hits = try collection.search("den so nha", options: options).hits
      return try #require(hits.first { collection.number(of: $0) == 12 }).matches.map(\.weight)
    }
    #expect(try german(true).allSatisfy { $0 <= RankingModel().unmarked })
    #expect(try german(false).allSatisfy { $0 == RankingModel().same })
  }

  @Test("A word that is spelled apart by what stands beside it counts as often as it is another")
  func countsWordsThatDiffer() throws {
    let bodies = ["khủng hoảng dầu", "khủng hoảng dầu x", "bắt đầu a", "bắt đầu b"].flatMap { [$0, $0 + " y"] }
    let collection = try TestCollection(bodies: bodies, language: .vietnamese)
    let hit = try #require(try collection.search("bat dau khung hoang dau").hits.first)
    let words = hit.contributions.filter { if case .word = $0.part { $0.score > 0 } else { false } }
    #expect(words.count >= 3)
    let both = try collection.search("bat dau khung hoang dau").hits.flatMap(\.contributions)
    #expect(
      both.contains { $0.part == .word(1) && $0.score > 0 } && both.contains { $0.part == .word(4) && $0.score > 0 })
  }
}
