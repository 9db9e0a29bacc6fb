import KheoIndex
package import KheoText

/// What the articles that a query found have in common: how many there are of each value. The commonest first.
package struct ArticleFacets: Sendable {
  package var languages: [(language: Language, count: Int)] = []
  /// Newest years first; articles without a date are not counted.
  package var years: [(year: Int, count: Int)] = []
  /// Nil where they were not asked for. At most 50; articles without a source are not counted.
  package var sources: [(source: String, count: Int)]?

  package init() {}
}

/// Which facets of articles are counted.
package enum ArticleFacetRequest: Sendable {
  case none
  /// Languages and years, which stand in columns.
  case columns
  /// Sources too, which cost a look at every article that was found.
  case all
}

/// Counts facets of articles.
struct ArticleFacetCounter {
  private static let sourceLimit = 50

  /// By `Language.rawValue`.
  private var languages = [Int](repeating: 0, count: Language.allCases.count)
  private var years: [Int: Int] = [:]
  private var sources: [String: Int] = [:]

  /// Counts some documents of a segment, which rise.
  mutating func add(_ documents: some Sequence<UInt32>, of segment: Segment, withSources: Bool) throws {
    let columns = segment.columns
    // Most documents of a query share a few years.
    var year = (number: Int.min, count: 0)
    for document in documents {
      languages[Int(columns.language(of: document).rawValue)] += 1
      let date = columns.date(of: document)
      if date == DocumentColumns.noDate { continue }
      let number = DateCondition.year(ofDay: date)
      if number != year.number {
        if year.count > 0 { years[year.number, default: 0] += year.count }
        year = (number, 0)
      }
      year.count += 1
    }
    if year.count > 0 { years[year.number, default: 0] += year.count }
    guard withSources else { return }
    try segment.forEachPayload(of: documents) { _, payload in
      if let source = try StoredArticle.source(ofPayload: payload) { sources[source, default: 0] += 1 }
    }
  }

  func facets(withSources: Bool) -> ArticleFacets {
    var facets = ArticleFacets()
    let counted = Language.allCases.map { (language: $0, count: languages[Int($0.rawValue)]) }
    facets.languages = counted.filter { $0.count > 0 }.sorted {
      ($1.count, $0.language.code) < ($0.count, $1.language.code)
    }
    facets.years = years.map { (year: $0.key, count: $0.value) }.sorted { $0.year > $1.year }
    if withSources {
      let sorted = sources.map { (source: $0.key, count: $0.value) }.sorted {
        ($1.count, $0.source) < ($0.count, $1.source)
      }
      facets.sources = Array(sorted.prefix(Self.sourceLimit))
    }
    return facets
  }
}
