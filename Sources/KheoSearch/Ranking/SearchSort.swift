/// What hits are ordered by.
public enum SearchSort: String, Sendable, CaseIterable {
  /// How well they answer the query.
  case relevance
  /// The date of an article, and of units and people the last date of an article that names them; the newest first.
  /// Hits without a date come last. Equal dates stand by relevance.
  case newest
  /// As `newest`, the oldest first; hits without a date come last here too.
  case oldest

  /// Rises in the order of the hits. `day` is in days since 1970-01-01, nil where there is none.
  func key(ofDay day: Int32?) -> Int64 {
    switch self {
    case .relevance: 0
    case .newest: day.map { -Int64($0) } ?? Int64.max
    case .oldest: day.map { Int64($0) } ?? Int64.max
    }
  }
}
