import Kheo

extension SearchParameters {
  /// What every request is held to.
  public struct Limits: Sendable {
    /// Bytes of a query.
    public var queryBytes = 2_000
    /// Bytes of any other value.
    public var valueBytes = 200
    /// Hits of each kind on a page.
    public var hits = SearchParameters.maximumLimit
    /// Hits that may lie before a page.
    public var depth = 10_000

    public init() {}
  }

  /// Reads parameters. Throws every problem that there is with them; parameters that are not known are passed over, and what
  /// stands in the query itself is never a problem.
  public init(items: QueryItems, limits: Limits = Limits()) throws(ParameterProblems) {
    var reader = ParameterReader(items: items, limits: limits)
    if let text = reader.value("q", longest: limits.queryBytes) {
      query = text
    } else if !reader.has("q") {
      reader.add("q", .missing, "Add q with what to search for, for example q=kommune.")
    }
    kinds = reader.choice("kind", alias: "type") ?? .all
    language = reader.language("lang")
    filters.from = reader.date("from")
    filters.to = reader.date("to")
    filters.source = reader.text("source")
    filters.place = reader.text("place")
    filters.unitKind = reader.text("unitKind")
    filters.role = reader.text("role")
    sort = reader.choice("sort") ?? .relevance
    limit = reader.count("limit", in: 1...limits.hits) ?? Self.defaultLimit
    givesFacets = reader.flag("facets") ?? true
    isStrict = reader.flag("strict") ?? false
    for (name, option) in Self.switches { options[keyPath: option] = reader.flag(name) ?? true }
    explains = reader.flag("explain") ?? false
    offsets = reader.choice("offsets") ?? .utf8
    readCursor(&reader)
    if !reader.problems.isEmpty { throw ParameterProblems(problems: reader.problems) }
  }

  private mutating func readCursor(_ reader: inout ParameterReader) {
    guard let text = reader.text("cursor") else { return }
    guard let cursor = SearchCursor(text) else {
      return reader.add("cursor", .invalid, "Take the cursor from next or previous of an answer, or leave it out.")
    }
    guard kinds != .all else {
      return reader.add("cursor", .invalid, "A cursor goes with one kind: add kind=article, unit or person.")
    }
    guard cursor.checksum == cursorChecksum else {
      return reader.add("cursor", .invalid, "The cursor belongs to another search: start without it.")
    }
    guard cursor.offset <= reader.limits.depth else {
      return reader.add(
        "cursor", .invalid, "A page begins after at most \(reader.limits.depth) hits: narrow the search.")
    }
    self.cursor = cursor
  }
}

/// All that is wrong with the parameters of a request; not empty.
public struct ParameterProblems: Error, Sendable, Equatable {
  public var problems: [ParameterProblem]

  public init(problems: [ParameterProblem]) { self.problems = problems }
}
