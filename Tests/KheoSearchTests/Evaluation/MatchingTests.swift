import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// What the nodes find, against a matcher that looks at every document word by word.
@Suite struct MatchingTests {
  private static var wordsAlone: SearchOptions {
    var options = SearchOptions.plain
    options.partialMatches = false
    return options
  }

  /// The live documents that meet a query, by a look at each.
  private static func documents(of collection: TestCollection, matching tree: QueryTree) -> [Int] {
    collection.entries.indices.filter { index in
      collection.entries[index].isLive && NaiveMatcher(entry: collection.entries[index]).matches(tree)
    }
  }

  @Test("A query finds the live documents that meet it, all of them and no others", arguments: UInt64(0)..<60)
  func findsWhatMatches(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(40)
    for _ in 0..<40 {
      let query = random.query()
      let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
      let expected = Self.documents(of: collection, matching: tree)
      let result = try collection.search(query, options: Self.wordsAlone)
      #expect(result.hits.map(collection.number).sorted() == expected, "seed \(seed): \(query) as \(tree)")
      #expect(result.total == expected.count)
      #expect(result.matched == (expected.isEmpty ? .none : .all))
    }
  }

  @Test("Of alternatives any is enough, however little it is worth beside the others", arguments: UInt64(0)..<30)
  func alternativesStand(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(60)
    for count in 2...6 {
      let words = (0..<count).map { _ in random.text(1...1) }
      let query = words.joined(separator: " OR ")
      let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
      let expected = Self.documents(of: collection, matching: tree)
      let result = try collection.search(query, options: .plain)
      #expect(result.hits.map(collection.number).sorted() == expected, "seed \(seed): \(query)")
      #expect(result.matched == (expected.isEmpty ? .none : .all), "seed \(seed): \(query)")
    }
  }

  @Test("Alternatives are taken apart only where no document has any of them whole")
  func alternativesOpen() throws {
    let collection = try TestCollection(
      bodies: ["linde", "ahorn eiche", "buche", "eiche buche birke", "tanne", "moos", "moos farn"])
    let whole = try collection.search("(linde OR ahorn)")
    #expect(Set(whole.hits.map(collection.number)) == [0, 1] && whole.matched == .all)
    let apart = try collection.search("(linde ahorn) OR (buche tanne)")
    #expect(Set(apart.hits.map(collection.number)) == [0, 1, 2, 3, 4] && apart.matched == .partial)
  }

  @Test("What is required is in every hit as long as a document has it", arguments: UInt64(0)..<40)
  func requiredWordsStand(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(60)
    for count in 2...5 {
      let words = (0..<count).map { _ in random.text(1...1) }
      let found = words.map { word in
        Set(Self.documents(of: collection, matching: QueryParser.parse(word, analyzer: Analyzer()).tree))
      }
      let whole = found.dropFirst().reduce(found[0]) { $0.intersection($1) }
      let all = try collection.search(words.joined(separator: " AND "), options: .plain)
      let none = found.allSatisfy(\.isEmpty)
      #expect(all.matched == (!whole.isEmpty ? .all : none ? .none : .partial), "seed \(seed): \(words)")
      if !whole.isEmpty { #expect(Set(all.hits.map(collection.number)) == whole, "seed \(seed): \(words)") }
      let first = try collection.search("+" + words.joined(separator: " "), options: .plain)
      if !found[0].isEmpty {
        let hits = Set(first.hits.map(collection.number))
        #expect(!hits.isEmpty && hits.isSubset(of: found[0]), "seed \(seed): \(words)")
        #expect(hits.isSuperset(of: whole), "seed \(seed): \(words)")
      }
    }
  }

  @Test("Of words any of which may be missing, those that are required may not")
  func requiredWordsOutweigh() throws {
    let collection = try TestCollection(
      bodies: ["linde ahorn eiche", "buche ahorn eiche", "buche", "ahorn eiche tanne", "tanne", "moos"])
    let required = try collection.search("+buche ahorn eiche tanne")
    #expect(required.hits.map(collection.number).first == 1 && required.matched == .partial)
    #expect(Set(required.hits.map(collection.number)).isSubset(of: [1, 2]))
    let both = try collection.search("buche AND tanne")
    #expect(Set(both.hits.map(collection.number)) == [1, 2, 3, 4] && both.matched == .partial)
    let either = try collection.search("+(buche OR moos) ahorn")
    let found = Set(either.hits.map(collection.number))
    #expect(found.contains(1) && found.isSubset(of: [1, 2, 5]))
    let neither = try collection.search("+fichte buche")
    #expect(Set(neither.hits.map(collection.number)) == [1, 2] && neither.matched == .partial)
  }

  @Test("A match is at a place that the word matches", arguments: UInt64(0)..<30)
  func placesAreThoseOfTheWord(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(30)
    for _ in 0..<30 {
      let query = random.query()
      let result = try collection.search(query, options: Self.wordsAlone)
      for hit in result.hits {
        let matcher = NaiveMatcher(entry: collection.entries[collection.number(of: hit)])
        for match in hit.matches {
          #expect(matcher.places(result.words[match.slot]).contains(match.place), "seed \(seed): \(query)")
        }
        #expect(zip(hit.matches, hit.matches.dropFirst()).allSatisfy { $0.place <= $1.place })
      }
    }
  }

  @Test("A phrase is matched at the places of its occurrences", arguments: UInt64(0)..<40)
  func phrasePlacesAreThoseOfOccurrences(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(40)
    for _ in 0..<20 {
      let query = "\"" + random.text(2...3) + "\""
      guard case .phrase(let words, _) = QueryParser.parse(query, analyzer: Analyzer()).tree else { continue }
      for hit in try collection.search(query, options: Self.wordsAlone).hits {
        let matcher = NaiveMatcher(entry: collection.entries[collection.number(of: hit)])
        #expect(Set(hit.matches.map(\.place)) == matcher.places(phrase: words), "seed \(seed): \(query)")
      }
    }
  }

  @Test("Seeking to a document stops at the first match that is not below it", arguments: UInt64(0)..<30)
  func seeksToTheNextMatch(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(60)
    let segment = collection.segments[0]
    let model = RankingModel()
    for _ in 0..<15 {
      let tree = QueryParser.parse(random.query(), analyzer: Analyzer()).tree
      var planner = QueryPlanner(
        expander: WordExpander(segments: collection.segments, model: model, options: .plain, stemmers: [:]))
      let plan = try planner.plan(tree)
      let scorer = FieldScorer(model: model, segments: collection.segments)
      let root = { (arena: PostingArena) in
        try NodeBuilder(plan: plan, model: model, scorer: scorer, segment: segment, segmentIndex: 0, arena: arena)
          .makeRoot()
      }
      let arena = PostingArena()
      var all: [UInt32] = []
      let walk = try root(arena)
      while walk.document != PostingCursor.end {
        all.append(walk.document)
        try walk.next()
      }
      for target in 0...UInt32(segment.documentCount) {
        let arena = PostingArena()
        let node = try root(arena)
        if node.document < target { try node.seek(to: target) }
        #expect(
          node.document == all.first { $0 >= target } ?? PostingCursor.end, "seed \(seed): \(tree) from \(target)")
      }
    }
  }

  @Test("A word of very many terms finds the same documents as a merge of its terms")
  func unionFindsTheSame() throws {
    var random = RandomCollection(seed: 7)
    // A hundred words that begin alike: more than are merged document by document.
    let words = (0..<100).map { number in
      "qu" + String(number, radix: 4).map { "aeiä"[String.Index(utf16Offset: $0.wholeNumberValue!, in: "aeiä")] } + "n"
    }
    let documents = (0..<60).map { _ in
      var document = random.document()
      document.body += " " + (0..<5).map { _ in words.randomElement(using: &random.generator)! }.joined(separator: " ")
      if Bool.random(using: &random.generator) {
        document.title += " " + words.randomElement(using: &random.generator)!
      }
      return document
    }
    let collection = try TestCollection([Array(documents[..<25]), Array(documents[25...])], deleted: [3, 30])
    for query in ["qu*", "title:qu*", "qu* nam", "\"bac\" qu*", "nam NEAR/2 qu*", "-title:qu*"] {
      let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
      let expected = Self.documents(of: collection, matching: tree)
      #expect(try collection.find(query, options: Self.wordsAlone).sorted() == expected, "\(query)")
    }
  }

  @Test(
    "NEAR gives each operand a place of its own",
    arguments: [
      ("bac NEAR/3 b*", "bac bo", true), ("b* NEAR/3 bac", "bac bo", true), ("bac NEAR bac", "bac", false),
      ("bac NEAR bac", "bac bac", true), ("bac NEAR bac NEAR bac", "bac bac", false),
      ("bac NEAR bac NEAR bac", "bac bac bac", true), ("bac NEAR/1 kan", "kan bac", true),
      ("bac NEAR/1 kan", "kan x bac", false), ("bac NEAR/2 kan", "kan x bac", true),
    ])
  func nearNeedsPlaces(_ query: String, _ text: String, _ isFound: Bool) throws {
    #expect(try TestCollection(bodies: [text]).find(query, options: Self.wordsAlone) == (isFound ? [0] : []))
  }

  @Test("A phrase does not run from one field or stretch into the next")
  func phrasesEndWithTheirField() throws {
    let collection = try TestCollection([
      TestDocument(title: "bac", body: "kan"), TestDocument(body: "bac", caption: "kan"),
      TestDocument(body: "bac\n\nkan"), TestDocument(body: "bac kan"),
    ])
    #expect(try collection.find("\"bac kan\"", options: Self.wordsAlone) == [3])
  }

  @Test("An exclusion alone selects from all documents, and an empty query finds none")
  func selectsFromAll() throws {
    let collection = try TestCollection(
      [["wald", "wiese"], ["wald wiese", "see"]].map { $0.map { TestDocument(body: $0) } })
    #expect(try collection.find("-wald") == [1, 3])
    #expect(try collection.find("-wald -wiese") == [3])
    #expect(try collection.find("lang:other -see") == [0, 1, 2])
    #expect(try collection.find("") == [])
    #expect(try collection.search("", filters: [.language(.other)]).total == 0)
    #expect(try collection.search("…", filters: [.language(.other)]).total == 0)
  }
}
