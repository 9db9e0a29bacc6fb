public import KheoText

/// What extraction reads of an article.
public struct EntityText: Sendable {
  /// A stretch of running text.
  public struct Stretch: Sendable, Hashable {
    /// Bytes of the text.
    public var range: Range<Int>
    /// Whether it is a picture's caption.
    public var isCaption: Bool

    public init(range: Range<Int>, isCaption: Bool = false) {
      self.range = range
      self.isCaption = isCaption
    }
  }

  /// UTF-8, the whole text; ranges of mentions count from its start.
  public var text: [UInt8]
  /// The lines of title, body and captions, in order, one line each.
  public var stretches: [Stretch]
  public var language: Language
  /// The author as the text states it; its mention is found in the boilerplate.
  public var author: String?
  /// Days on which nothing depends but freshness: ISO 8601, as stated.
  public var date: String?

  public init(text: [UInt8], stretches: [Stretch], language: Language, author: String? = nil, date: String? = nil) {
    self.text = text
    self.stretches = stretches
    self.language = language
    self.author = author
    self.date = date
  }
}
