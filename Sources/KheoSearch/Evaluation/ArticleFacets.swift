import KheoIndex
package import KheoText

/// What the articles that a query found have in common: how many there are of each value. The commonest first.
package struct ArticleFacets: Sendable {
  package var languages: [(language: Language, count: Int)] = []
  /// Newest years first; articles without a date are not counted.
  package var years: [(year: Int, count: Int)] = []
  /// At most 50, equal ones in bytewise order; articles without a source are not counted.
  package var sources: [(source: String, count: Int)] = []

  package init() {}
}

/// Counts facets of articles.
struct ArticleFacetCounter {
  private static let sourceLimit = 50

  /// By `Language.rawValue`.
  private var languages = [Int](repeating: 0, count: Language.allCases.count)
  private var years: [Int: Int] = [:]
  private var sources: [String: Int] = [:]

  /// Counts some documents of a segment.
  mutating func add(_ documents: some Sequence<UInt32>, of segment: Segment) throws {
    let column = try segment.sources()
    var numbers = [Int](repeating: 0, count: column.count + 1)
    // Neighbours are often of one year.
    var last = (year: 0, count: 0)
    for document in documents {
      languages[Int(segment.columns.language(of: document).rawValue)] += 1
      numbers[column.number(of: document)] += 1
      guard let day = segment.columns.day(of: document) else { continue }
      let year = DateCondition.year(ofDay: day)
      if year != last.year {
        years[last.year, default: 0] += last.count
        last = (year, 0)
      }
      last.count += 1
    }
    years[last.year, default: 0] += last.count
    for number in numbers.indices.dropFirst() where numbers[number] > 0 {
      sources[String(decoding: column.source(number), as: UTF8.self), default: 0] += numbers[number]
    }
  }

  var facets: ArticleFacets {
    var facets = ArticleFacets()
    facets.languages = Language.allCases.map { (language: $0, count: languages[Int($0.rawValue)]) }
      .filter { $0.count > 0 }.sorted { ($1.count, $0.language.code) < ($0.count, $1.language.code) }
    facets.years = years.filter { $0.value > 0 }.map { (year: $0.key, count: $0.value) }.sorted { $0.year > $1.year }
    let sorted = sources.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }
    facets.sources = sorted.prefix(Self.sourceLimit).map { (source: $0.key, count: $0.value) }
    return facets
  }
}
