import Kheo

extension SearchParameters {
  /// The parameters as items of a query, in one order, without those that say what is so anyway.
  ///
  /// Two URLs that ask for the same thing give the same items.
  public var items: QueryItems {
    var items: [QueryItems.Item] = []
    func add(_ name: String, _ value: String?) {
      if let value { items.append(QueryItems.Item(name: name, value: value)) }
    }
    add("q", query)
    if kinds != .all { add("kind", kinds.rawValue) }
    add("lang", language?.code)
    add("from", filters.from)
    add("to", filters.to)
    add("source", filters.source)
    add("place", filters.place)
    add("unitKind", filters.unitKind)
    add("role", filters.role)
    if sort != .relevance { add("sort", sort.rawValue) }
    if limit != Self.defaultLimit { add("limit", String(limit)) }
    add("cursor", cursor?.text)
    if !givesFacets { add("facets", "false") }
    if isStrict { add("strict", "true") }
    for (name, option) in Self.switches where !options[keyPath: option] { add(name, "false") }
    if explains { add("explain", "true") }
    if offsets != .utf8 { add("offsets", offsets.rawValue) }
    return QueryItems(items: items)
  }

  /// The query of a URL that asks for this.
  public var urlQuery: String { items.query }

  /// The same with some of it changed, on its first page.
  public func with(_ change: (inout SearchParameters) -> Void) -> SearchParameters {
    var parameters = self
    parameters.cursor = nil
    change(&parameters)
    return parameters
  }

  /// What a cursor is bound to: everything that decides which hits there are and in which order.
  public var cursorChecksum: UInt32 {
    SearchCursor.checksum(
      of: with {
        $0.limit = Self.defaultLimit
        $0.givesFacets = true
        $0.explains = false
        $0.offsets = .utf8
      }.urlQuery)
  }

  /// The switches of expansions, by the names of their parameters.
  static let switches: [(name: String, option: any WritableKeyPath<SearchOptions, Bool> & Sendable)] = [
    ("stems", \.stems), ("digraphs", \.digraphs), ("otherMarks", \.otherMarks), ("joining", \.joining),
    ("compounds", \.compounds), ("prefixes", \.prefixes), ("keys", \.keys), ("dates", \.dates), ("typos", \.typos),
    ("thesaurus", \.thesaurus), ("restoration", \.restoration),
    ("questionWords", \.questionWords), ("partial", \.partialMatches),
  ]
}
