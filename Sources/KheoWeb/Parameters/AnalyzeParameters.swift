public import Kheo

/// What a URL asks of `/v1/analyze`.
public struct AnalyzeParameters: Sendable, Equatable {
  public var text: String
  /// The language that the text is taken to be in; nil shows the forms of every language.
  public var language: Language?

  /// Reads parameters. Throws every problem that there is with them.
  public init(
    items: QueryItems, limits: SearchParameters.Limits = SearchParameters.Limits()
  ) throws(ParameterProblems) {
    var reader = ParameterReader(items: items, limits: limits)
    let value = reader.value("text", longest: limits.queryBytes)
    if value == nil, !reader.has("text") {
      reader.add("text", .missing, "Add text with what to analyze, for example text=Prüfungen.")
    }
    text = value ?? ""
    language = reader.language("lang")
    if !reader.problems.isEmpty { throw ParameterProblems(problems: reader.problems) }
  }

  /// What decides the answer.
  public var identity: String { "\(language?.code ?? "-") \(text)" }
}
