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

  private var languages: [Language: Int] = [:]
  private var years: [Int: Int] = [:]
  private var sources: [String: Int] = [:]

  /// Counts some documents of a segment, which rise.
  mutating func add(_ documents: [UInt32], of segment: Segment, withSources: Bool) throws {
    for document in documents {
      languages[segment.columns.language(of: document), default: 0] += 1
      let date = segment.columns.date(of: document)
      if date != DocumentColumns.noDate { years[DateCondition.year(ofDay: date), default: 0] += 1 }
    }
    guard withSources else { return }
    try segment.forEachPayload(of: documents) { _, payload in
      if let source = try StoredArticle.source(ofPayload: payload) { sources[source, default: 0] += 1 }
    }
  }

  func facets(withSources: Bool) -> ArticleFacets {
    var facets = ArticleFacets()
    facets.languages = languages.map { (language: $0.key, count: $0.value) }.sorted {
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
