import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// Conditions beside a query, orders and deadlines, against plain looks at every document.
@Suite struct ConditionTests {
  private static let sources = ["Waldblatt", "Moos & Heide", "Thời báo", "Nirgends", ""]

  @Test("Conditions keep those that meet them, with exact totals and facets", arguments: UInt64(0)..<40)
  func conditionsSelect(seed: UInt64) throws {
    var random = RandomCollection(seed: seed)
    let collection = try random.collection(50)
    var options = SearchOptions()
    options.partialMatches = false
    for _ in 0..<20 {
      let query = random.query()
      let source = Self.sources.randomElement(using: &random.generator)!
      let low = Int32.random(in: 19990...20410, using: &random.generator)
      let filters = [
        [QueryFilter.source(source)], [.date(low...low + 100)], [.source(source), .date(low...low + 300)],
        [.language(.german), .source(source)],
      ].randomElement(using: &random.generator)!
      let all = try collection.search(query, options: options).hits
      let meeting = { (hits: [Hit]) in
        hits.filter { hit in
          let matcher = NaiveMatcher(entry: collection.entries[collection.number(of: hit)])
          return filters.allSatisfy(matcher.accepts)
        }
      }
      let result = try collection.search(query, options: options, filters: filters)
      #expect(result.hits.map(collection.number).sorted() == meeting(all).map(collection.number).sorted())
      #expect(result.total == result.hits.count, "seed \(seed): \(query)")
      let sites = result.hits.compactMap { collection.entries[collection.number(of: $0)].document.site }
      #expect(
        Dictionary(uniqueKeysWithValues: result.facets.sources.map { ($0.source, $0.count) })
          == Dictionary(grouping: sites, by: { $0 }).mapValues(\.count))
    }
  }

  @Test("Without words everything is listed that meets the conditions, if it is asked for")
  func lists() throws {
    var random = RandomCollection(seed: 3)
    let collection = try random.collection(60)
    let filter = QueryFilter.date(20100...20300)
    let expected = collection.entries.indices.filter { index in
      collection.entries[index].isLive && NaiveMatcher(entry: collection.entries[index]).accepts(filter)
    }
    let listed = try collection.search("", filters: [filter], listsAll: true, sort: .newest)
    #expect(!expected.isEmpty && listed.hits.map(collection.number).sorted() == expected && listed.matched == .all)
    let dates = listed.hits.compactMap { collection.entries[collection.number(of: $0)].document.date }
    #expect(dates == dates.sorted(by: >))
    #expect(try collection.search("", filters: [filter]).total == 0)
    #expect(try collection.search("wald", filters: [filter], listsAll: true).total < expected.count)
  }

  @Test(
    "By date the dated come first, equal dates stand by relevance, and pages are those of the whole",
    arguments: UInt64(0)..<30, [SearchSort.newest, .oldest])
  func sorts(seed: UInt64, sort: SearchSort) throws {
    var random = RandomCollection(seed: seed)
    var documents = (0..<80).map { _ in random.document() }
    // Few dates, so that many documents share one and neighbours decide among them.
    for index in documents.indices { documents[index].date = documents[index].date.map { 20000 + $0 % 3 } }
    let collection = try TestCollection([Array(documents[..<30]), Array(documents[30...])], deleted: [1, 40])
    // By date all are given that hold the query, by relevance perhaps some that hold a part of it.
    var options = SearchOptions()
    options.partialMatches = false
    for _ in 0..<15 {
      let query = random.query()
      let whole = try collection.search(query, options: options)
      let day = { (hit: Hit) in collection.entries[collection.number(of: hit)].document.date }
      let expected = whole.hits.enumerated().sorted { a, b in
        let (one, other) = (sort.key(ofDay: day(a.element)), sort.key(ofDay: day(b.element)))
        return one != other ? one < other : a.offset < b.offset
      }.map { collection.number(of: $0.element) }
      let sorted = try collection.search(query, options: options, sort: sort)
      #expect(sorted.hits.map(collection.number) == expected && sorted.total == whole.total, "seed \(seed): \(query)")
      for count in [1, 7] {
        let page = try collection.search(query, count: count, options: options, sort: sort)
        #expect(page.hits.map(collection.number) == Array(expected.prefix(count)), "seed \(seed): \(query)")
        #expect(page.hits.map(\.score) == sorted.hits.prefix(count).map(\.score))
      }
    }
  }

  @Test(
    "A search past its deadline is given up, and one that is in time is not",
    arguments: ["wald", "wald nam", "\"bac kan\"", "n*", "wald~2", "waldd", "-wald", "nam NEAR kan", "date:2025"])
  func givesUp(query: String) throws {
    var random = RandomCollection(seed: 11)
    let collection = try random.collection(60)
    let now = ContinuousClock.now
    #expect(throws: DeadlineExceeded.self) {
      try collection.search(query, deadline: Deadline(now - .milliseconds(1)))
    }
    let late = try collection.search(query, deadline: Deadline(now + .seconds(1_000_000)))
    #expect(late.hits.map(collection.number) == (try collection.find(query)))
  }

  @Test("Facets list at most fifty sources, the commonest first, equal ones by name")
  func limitsSources() throws {
    let documents = (0..<130).map { number in
      TestDocument(body: "wald", site: "s\(number % 60)" + (number % 60 < 10 ? "é" : ""))
    }
    let facet = try TestCollection([Array(documents[..<70]), Array(documents[70...])]).search("wald").facets.sources
    let expected = (0..<60).map { number in
      (source: "s\(number)" + (number < 10 ? "é" : ""), count: number < 10 ? 3 : 2)
    }.sorted { ($1.count, $0.source) < ($0.count, $1.source) }
    #expect(facet.map(\.source) == expected.prefix(50).map(\.source))
    #expect(facet.map(\.count) == expected.prefix(50).map(\.count))
  }
}
