import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// Where only the best documents are asked for, most others are never looked at: the best are the same.
@Suite struct JointScanTests {
  /// Terms of one word and of several, of words that random collections have.
  private static let thesaurus = Array(
    """
    a\thai phong\tWald\tété\tå
    b\tbắc kạn\tTanne; große Tanne\tnam can\tut
    c\tnặm; nấm\tgross Wald\tete\taa
    """.utf8
  ).withUnsafeBytes { Thesaurus($0) }

  /// What a hit scores but for its tier, which stands over those that were looked at.
  private static func score(_ hit: Hit) -> Float {
    hit.contributions.reduce(0) { $0 + ($1.part == .agreement ? 0 : $1.score) }
  }

  private static func compare(
    _ collection: TestCollection, _ query: String, _ thesaurus: Thesaurus?, _ options: SearchOptions,
    _ comment: Comment
  ) throws {
    let all = try collection.search(query, options: options, thesaurus: thesaurus)
    for count in [1, 3, 10] {
      let best = try collection.best(query, count: count, options: options, thesaurus: thesaurus)
      #expect(best.hits.map(collection.number) == all.hits.prefix(count).map(collection.number), comment)
      for (a, b) in zip(best.hits, all.hits) {
        #expect(abs(Self.score(a) - Self.score(b)) <= 0.0001 * Self.score(b), comment)
        #expect(a.matches == b.matches, comment)
      }
      #expect((best.matched == .none) == (all.matched == .none), comment)
    }
    // How many there are is counted without looking at them.
    let counted = try collection.search(query, count: 2, options: options, thesaurus: thesaurus)
    #expect(counted.total == all.total && counted.matched == all.matched, comment)
    if all.hits.count < 1000 { #expect(all.total == all.hits.count, comment) }
  }

  @Test("The best are those of the whole ranking", arguments: UInt64(0)..<25)
  func findsTheBest(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(120, thesaurus: Self.thesaurus)
    for _ in 0..<25 {
      let query = random.text(1...6)
      try Self.compare(collection, query, nil, .plain, "seed \(seed): \(query), plain")
      try Self.compare(collection, query, Self.thesaurus, SearchOptions(), "seed \(seed): \(query)")
    }
  }

  @Test("So are those of queries with operators and conditions", arguments: UInt64(0)..<20)
  func findsTheBestOfAnyQuery(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(80, thesaurus: Self.thesaurus)
    for _ in 0..<30 {
      let query = random.query()
      try Self.compare(collection, query, Self.thesaurus, SearchOptions(), "seed \(seed): \(query)")
    }
  }

  @Test("Many windows come to the same as one", arguments: UInt64(0)..<3)
  func goesThroughWindows(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    // Words of very different rarity, so that some are only looked up.
    let documents = (0..<9000).map { number in
      var document = random.document()
      if number % 300 == 7 { document.body += " eiche" }
      if number % 1000 == 9 { document.title += " ahorn eiche" }
      if number % 2 == 0 { document.body += " linde" }
      if number % 2000 == 500 { document.title += " linde linde" }
      return document
    }
    let collection = try TestCollection(
      [Array(documents[..<7000]), Array(documents[7000...])], thesaurus: Self.thesaurus)
    for query in ["nam eiche", "eiche nam bac", "ahorn wald tanne", "bac kan", "eiche ahorn", "hai phong eiche ut"] {
      try Self.compare(collection, query, Self.thesaurus, SearchOptions(), "seed \(seed): \(query)")
    }
    // Of one word whole blocks are passed over.
    for query in ["nam", "bắc", "wald", "tanne", "eiche", "ahorn", "title:wald", "ête", "linde"] {
      try Self.compare(collection, query, Self.thesaurus, SearchOptions(), "seed \(seed): \(query)")
      try Self.compare(collection, query, nil, .plain, "seed \(seed): \(query), plain")
    }
    let (best, all) = (try collection.best("linde", count: 1), try collection.search("linde"))
    #expect(best.total < all.total, "\(best.total) of \(all.total)")
  }
}
