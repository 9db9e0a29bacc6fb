import KheoText
import Testing

@testable import KheoSearch

/// The order of what is found.
@Suite struct RankingTests {
  /// The order of a naive ranking, and its scores. `phrasesCount` says that the whole query side by side adds to them, which
  /// tiers are not above.
  private static func compare(
    _ result: CollectionResult, _ expected: [NaiveRanking.Ranked], _ collection: TestCollection,
    phrasesCount: Bool = false, _ comment: Comment
  ) {
    let naive = Dictionary(uniqueKeysWithValues: expected.map { ($0.number, $0) })
    #expect(Set(result.hits.map(collection.number)) == Set(naive.keys), comment)
    var last: (score: Float, number: Int)?
    var tier = 0
    for hit in result.hits {
      guard let wanted = naive[collection.number(of: hit)] else { continue }
      let parts = hit.contributions.reduce(Float(0)) { $0 + $1.score }
      #expect(abs(parts - hit.score) <= 0.0001 * hit.score, "\(comment) has a score apart from its parts")
      let tierScore = hit.contributions.reduce(Float(0)) { $0 + ($1.part == .agreement ? $1.score : 0) }
      let score = wanted.score + (phrasesCount ? wanted.phraseScore : 0)
      #expect(abs(hit.score - tierScore - score) <= 0.0002 * hit.score, comment)
      if let last {
        #expect(hit.score <= last.score && (hit.score < last.score || wanted.number > last.number), comment)
      }
      if !phrasesCount || wanted.phraseScore == 0 {
        #expect(wanted.tier >= tier, "\(comment): \(wanted) behind tier \(tier)")
        tier = wanted.tier
      }
      last = (hit.score, wanted.number)
    }
  }

  @Test("Scores are those of the formulas", arguments: UInt64(0)..<25)
  func equalsFormulas(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(30)
    let naive = NaiveRanking(collection: collection)
    var options = SearchOptions.plain
    options.restoration = false
    for _ in 0..<8 {
      let query = random.text(1...3)
      let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
      guard !"\(tree)".contains("\""), tree.words.allSatisfy({ $0.alternativeKeys.isEmpty }) else { continue }
      options.partialMatches = false
      let whole = try collection.search(query, options: options)
      let areFew = whole.total <= PlanRanking.phraseLimit
      Self.compare(
        whole, naive.whole(tree.words), collection, phrasesCount: areFew, "seed \(seed): \(query)")
      options.partialMatches = true
      let any = try collection.search(query, options: options)
      if any.matched == .partial {
        Self.compare(any, naive.partial(tree.words), collection, "seed \(seed): \(query), in part")
      }
    }
  }

  @Test("A page of the ranking is the beginning of the whole ranking", arguments: UInt64(0)..<6)
  func pagesAreBeginnings(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(500)
    for query in [random.text(2...2), "nam bac", "bac kan", "na* ba*", "nam OR bac kan", "n* b* w*", "\"bac kan\" nam"]
    {
      let whole = try collection.search(query, count: 500, options: .plain)
      for count in [0, 1, 3, 10, 40, 100] {
        let page = try collection.search(query, count: count, options: .plain)
        #expect(page.total == whole.total)
        #expect(
          page.hits.map(collection.number) == whole.hits.prefix(count).map(collection.number), "seed \(seed): \(query)")
        #expect(page.hits.map(\.score) == whole.hits.prefix(count).map(\.score))
      }
    }
  }

  @Test("Any number of hits may be asked for", arguments: [Int.min, -1, Int.max, Int.max / 2 + 1])
  func takesAnyCount(_ count: Int) throws {
    let collection = try TestCollection(bodies: ["wald", "wald wiese"])
    #expect(try collection.search("wald", count: count).hits.count == (count > 0 ? 2 : 0))
    #expect(try collection.search("wald", count: count).total == 2)
  }

  @Test("One segment and many give one ranking", arguments: UInt64(0)..<20)
  func segmentsDoNotMatter(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    // Every document twice in a row, and never cut apart: a pair of syllables in one document of a segment is not known.
    let documents = (0..<40).flatMap { _ in [TestDocument](repeating: random.document(), count: 2) }
    let one = try TestCollection(documents)
    let cuts = [0] + (0..<3).map { _ in 2 * Int.random(in: 1..<40, using: &random.generator) }.sorted() + [80]
    let many = try TestCollection(zip(cuts, cuts.dropFirst()).map { Array(documents[$0..<$1]) }.filter { !$0.isEmpty })
    for query in (0..<30).map({ _ in random.query() }) + (0..<10).map({ _ in random.text(2...5) }) {
      let (a, b) = (try one.search(query), try many.search(query))
      #expect(a.hits.map(one.number) == b.hits.map(many.number), "seed \(seed): \(query)")
      #expect(a.hits.map(\.score) == b.hits.map(\.score), "seed \(seed): \(query)")
      #expect(a.matched == b.matched && a.total == b.total, "seed \(seed): \(query)")
      #expect(a.corrections == b.corrections)
    }
  }

  @Test("A word of very many terms ranks the same in one segment and in many")
  func manyTermsRankTheSame() throws {
    let bodies = (0..<60).map { number in
      let word =
        "qu" + String(number, radix: 4).map { "aeio"[String.Index(utf16Offset: $0.wholeNumberValue!, in: "aeio")] }
        + "n"
      return TestDocument(
        body: (0...number % 5).map { _ in word }.joined(separator: " ") + (number % 3 == 0 ? " x y z" : ""))
    }
    let one = try TestCollection(bodies)
    let many = try TestCollection([Array(bodies[..<30]), Array(bodies[30...])])
    let (a, b) = (try one.search("qu*"), try many.search("qu*"))
    #expect(a.hits.map(one.number) == b.hits.map(many.number))
    #expect(a.hits.map(\.score) == b.hits.map(\.score))
  }

  @Test("The text's own marks come first, then none, then others")
  func ranksByMarks() throws {
    let collection = try TestCollection(bodies: ["năm x y", "nam x y", "nặm x y", "nấm x y"])
    #expect(try collection.find("nặm") == [2, 1, 0, 3])
  }

  @Test("A word without marks takes any marks, and prefers none of them to another")
  func unmarkedTakesAnyMarks() throws {
    let collection = try TestCollection(bodies: ["năm x y", "nặm x y", "nam x y", "nấm x y"])
    let hits = try collection.search("nam").hits
    #expect(hits.map(collection.number) == [2, 0, 1, 3])
    #expect(Set(hits.dropFirst().map(\.score)).count == 1)
  }

  @Test("A document with ten weak forms does not pass the one with the word itself")
  func formsDoNotAddUp() throws {
    let forms = [
      "prüfung", "prüfungen", "geprüft", "prüfen", "prüfe", "prüfst", "prüft", "prüfte", "prüften", "prüfend",
    ]
    let collection = try TestCollection(
      bodies: [
        forms.dropFirst().joined(separator: " ") + " eins",
        "prüfung " + (0..<9).map { _ in "eins" }.joined(separator: " "),
      ], language: .german)
    #expect(try collection.find("prüfung") == [1, 0])
    let marks = ["nám", "nàm", "nảm", "nãm", "nạm", "năm", "nắm", "nằm", "nẳm", "nẵm"]
    let spellings = try TestCollection(bodies: [
      marks.joined(separator: " "), "nâm " + marks.map { _ in "x" }.joined(separator: " "),
    ])
    #expect(try spellings.find("nâm") == [1, 0])
  }

  @Test("Words side by side come before the same words apart")
  func ranksNeighboursFirst() throws {
    let collection = try TestCollection(bodies: ["bac x y kan z", "x bac kan y z", "kan bac x y z"])
    #expect(try collection.find("bac kan").first == 1)
    #expect(try collection.find("kan bac").first == 2)
  }

  @Test("Equal scores stand in the order of the documents")
  func tiesStandInOrder() throws {
    let group = (0..<40).map { _ in TestDocument(body: "bac kan x") }
    let collection = try TestCollection([group, group, group])
    #expect(try collection.find("bac kan") == Array(0..<120))
    #expect(try collection.search("bac kan", count: 50).hits.map(collection.number) == Array(0..<50))
    #expect(try collection.search("b*", count: 50).hits.map(collection.number) == Array(0..<50))
  }

  @Test("A word in the title is worth more than in the text, and there more than in the source")
  func ranksByField() throws {
    let collection = try TestCollection([
      TestDocument(title: "x", body: "y", caption: "z", source: "wald"),
      TestDocument(title: "x", body: "y", caption: "wald", source: "z"),
      TestDocument(title: "x", body: "wald", caption: "y", source: "z"),
      TestDocument(title: "wald", body: "x", caption: "y", source: "z"),
    ])
    #expect(try collection.find("wald") == [3, 2, 1, 0])
  }

  @Test("A rare word is worth more than a common one")
  func ranksRareWordsHigher() throws {
    let collection = try TestCollection(bodies: ["wald x"] + (0..<9).map { _ in "wald y" } + ["wiese x"])
    #expect(try collection.find("wald OR wiese").first == 10)
  }

  @Test(
    "A word that a query repeats counts once, and so does a pair",
    arguments: [
      ("wald wald wiese", "wald wiese"), ("kan bac kan bac", "kan bac kan"),
      ("wald wiese wald wiese wald", "wald wiese wald"),
    ])
  func repeatsCountOnce(_ query: String, _ once: String) throws {
    let collection = try TestCollection(
      bodies: ["wald wiese x", "wiese wald y", "kan bac kan z", "bac kan bac x", "wald x wiese"]
        + (0..<9).map { _ in "y" })
    var options = SearchOptions.plain
    options.partialMatches = false
    let scores = { (query: String) in
      let hits = try collection.search(query, options: options).hits
      return hits.reduce(into: [UInt32: Float]()) { scores, hit in
        scores[hit.document] = hit.contributions.reduce(0) { $0 + ($1.part == .phrase ? 0 : $1.score) }
      }
    }
    let (repeated, single) = (try scores(query), try scores(once))
    #expect(!single.isEmpty && repeated == single)
  }
}
