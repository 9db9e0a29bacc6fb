public import Kheo

/// What a URL asks of `/v1/suggest`.
public struct SuggestParameters: Sendable, Equatable {
  /// What was typed so far.
  public var prefix: String
  /// Suggestions at most, 1…20.
  public var limit: Int
  public var kinds: Set<Suggestion.Kind>

  /// Reads parameters. Throws every problem that there is with them.
  public init(
    items: QueryItems, limits: SearchParameters.Limits = SearchParameters.Limits()
  ) throws(ParameterProblems) {
    var reader = ParameterReader(items: items, limits: limits)
    let text = reader.value("q", longest: limits.queryBytes)
    if text == nil, !reader.has("q") {
      reader.add("q", .missing, "Add q with the beginning of a word or a name, for example q=komm.")
    }
    prefix = text ?? ""
    limit = reader.count("limit", in: 1...Suggester.limitMaximum) ?? Suggester.defaultLimit
    let kind: KindChoice? = reader.choice("kind")
    kinds = kind?.kind.map { [$0] } ?? Set(Suggestion.Kind.allCases)
    if !reader.problems.isEmpty { throw ParameterProblems(problems: reader.problems) }
  }

  private enum KindChoice: String, CaseIterable {
    case article, unit, person, term, all

    var kind: Suggestion.Kind? { Suggestion.Kind(rawValue: rawValue) }
  }

  /// What decides the answer.
  public var identity: String {
    "\(limit) \(kinds.map(\.rawValue).sorted().joined(separator: ",")) \(prefix)"
  }
}
