public import KheoIndex
public import KheoSearch
public import KheoText

/// What a search asks for.
public struct SearchRequest: Sendable {
  /// The query in the query language (docs/QUERIES.md).
  public var text: String
  /// The kinds asked for; the others answer with nothing.
  public var kinds: Set<Kind> = Kind.searched
  /// Hits of each kind, at most; below 0 counts as 0.
  public var top = 10
  /// Hits of each kind to pass over; below 0 counts as 0.
  public var offset = 0
  /// Only documents in this language.
  public var language: Language?
  /// What hits must meet beside the query. Where the query is no text at all, everything is listed that meets them, and that
  /// is in the language; articles are then in the order of `newest`, if they are not sorted otherwise.
  public var filters = SearchFilters()
  /// What hits are ordered by.
  public var sort = SearchSort.relevance
  /// When the search is given up, with `DeadlineExceeded`.
  public var deadline: ContinuousClock.Instant?
  public var options = SearchOptions()
  /// Only the letters and the marks of the query, as if `=` stood before each of its words.
  public var isStrict = false
  /// Whether hits tell what each part of the query added to their score.
  public var explains = false

  /// The unit that ranges of mentions are counted in, besides bytes.
  public var offsets = SearchAnswer.OffsetUnit.utf8
  /// Whether facets of articles are counted; units and people always have theirs.
  public var countsFacets = true

  public init(text: String) { self.text = text }
}
