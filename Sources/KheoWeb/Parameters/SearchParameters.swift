public import Kheo

/// What a URL asks of a search: the API's `/v1/search` and the page's `/search` take the same parameters.
public struct SearchParameters: Sendable, Equatable {
  /// The kinds of things that an answer gives.
  public enum Kinds: String, Sendable, CaseIterable {
    case article, unit, person, all

    public var kinds: Set<Kind> {
      switch self {
      case .article: [.article]
      case .unit: [.unit]
      case .person: [.person]
      case .all: Kind.searched
      }
    }
  }

  /// The query, in the query language.
  public var query = ""
  public var kinds = Kinds.all
  /// Only what is in this language.
  public var language: Language?
  public var filters = SearchFilters()
  public var sort = SearchSort.relevance
  /// Hits of each kind, 1…100.
  public var limit = Self.defaultLimit
  public var cursor: SearchCursor?
  public var givesFacets = true
  /// Only the letters and the marks of the query.
  public var isStrict = false
  public var options = SearchOptions()
  public var explains = false
  public var offsets = SearchAnswer.OffsetUnit.utf8

  public static let defaultLimit = 10
  public static let maximumLimit = 100

  public init() {}

  public init(query: String) { self.query = query }

  /// What the engine is asked.
  public var request: SearchRequest {
    var request = SearchRequest(text: query)
    request.kinds = kinds.kinds
    request.top = limit
    request.offset = cursor?.offset ?? 0
    request.language = language
    request.filters = filters
    request.sort = sort
    request.options = options
    request.countsFacets = givesFacets
    request.isStrict = isStrict
    request.explains = explains
    request.offsets = offsets
    return request
  }
}
