import KheoSearch
import KheoText

/// What hits must meet beside the query: conditions that select, do not rank, and are no part of the query's words.
public struct SearchFilters: Sendable, Equatable {
  /// The first day: `2025`, `2025-06` or `2025-06-18`, for the first day of that year, month or day. Of articles their date,
  /// of units and people the last date of an article that names them. What has no date is not found. A text that is no
  /// date (`isValidDate(_:)`) is met by nothing.
  public var from: String?
  /// The last day, likewise: `2025` stands for the last day of that year. Before `from`, it is met by nothing.
  public var to: String?
  /// A source of articles, exactly as the facet `source` gives it. Units and people meet it where an article of the source
  /// names them.
  public var source: String?
  /// A place of the chain, as `place:` in a query: at any level, in any spelling.
  public var place: String?
  /// A kind of units by its name, or a word for it in any language, as `kind:` in a query.
  public var unitKind: String?
  /// A role of people, as `role:` in a query.
  public var role: String?

  public init() {}

  /// Whether a text is a date that `from` and `to` take: a year, a month or a day in ISO 8601.
  public static func isValidDate(_ text: String) -> Bool { DateCondition.period(of: text) != nil }
}

extension SearchRequest {
  /// The conditions beside the query, with the one on the language of the document.
  func conditions(analyzer: Analyzer) -> SearchConditions {
    var conditions = SearchConditions(filters: language.map { [.language($0)] } ?? [])
    conditions.add(from: filters.from, to: filters.to)
    if let source = filters.source { conditions.filters.append(.source(source)) }
    if let kind = filters.unitKind { conditions.add(kind: kind) }
    if let place = filters.place { conditions.add(.place, place, analyzer: analyzer) }
    if let role = filters.role { conditions.add(.role, role, analyzer: analyzer) }
    return conditions
  }

  /// Whether the query is no text at all: then everything is listed that meets the conditions.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
