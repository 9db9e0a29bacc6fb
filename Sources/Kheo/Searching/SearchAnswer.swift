/// The answer to a search: for each kind how many there are, and the best of them.
public struct SearchAnswer: Sendable {
  /// Whether the hits hold the whole query.
  public enum Matched: String, Sendable {
    /// Every hit does.
    case all
    /// None does; the hits hold part of it.
    case partial
    case none
  }

  /// Articles that were found.
  public struct Article: Sendable {
    public var id: String
    public var path: String
    public var score: Double
    public var language: String
    /// The title, or the first sentence, shortened; `isTitleDerived` tells which.
    public var title: String
    public var isTitleDerived: Bool
    /// Bytes of `title` that matched; empty for a derived title.
    public var titleHighlights: [Range<Int>]
    public var date: String?
    public var source: String?
    public var url: String?
    /// A substring of the text.
    public var snippet: String
    /// Bytes of the snippet's UTF-8, rising.
    public var highlights: [Range<Int>]
    /// In words, why the article is here.
    public var why: [String]
    /// What each part of the query added to the score; empty unless asked for.
    public var explanation: [(part: String, score: Double)]
  }

  /// The generation that was searched.
  public var generation: String
  /// The query as it was given.
  public var text: String
  /// The query as it was understood.
  public var parsed: String
  /// Whether part of it could not be read as the query language and was searched as words.
  public var isEscaped: Bool
  public var matched: Matched
  /// A better spelling of the query; nil where there is none.
  public var suggestion: String?
  /// Microseconds from the text of the query to the last hit.
  public var micros: Int
  /// Articles that match, and the best of them.
  public var articleTotal: Int
  public var articles: [Article]
}
