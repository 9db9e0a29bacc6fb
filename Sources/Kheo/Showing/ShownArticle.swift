import KheoIndex
import KheoSearch
import KheoText

/// An article as a page shows it: what it is, and the parts of its text that are the article's.
public struct ShownArticle: Sendable {
  /// A stretch of the text that is the article's own: a part of its body, or a picture's caption.
  public struct Region: Sendable, Equatable {
    public var isCaption: Bool
    /// Bytes of `text`.
    public var range: Range<Int>

    public init(isCaption: Bool, range: Range<Int>) {
      self.isCaption = isCaption
      self.range = range
    }
  }

  public var id: String
  public var path: String
  /// BCP 47, as stated or detected.
  public var language: String
  /// The title, or the first sentence, shortened.
  public var title: String
  public var isTitleDerived: Bool
  /// ISO 8601, as stated.
  public var date: String?
  public var source: String?
  public var url: String?
  public var author: String?
  /// The whole text, UTF-8, what is no part of the article with it.
  public var text: [UInt8]
  /// In the order of the text.
  public var regions: [Region]
  /// The same story in other languages.
  public var alsoIn: [(id: String, language: String)]
  /// Bytes of `text` that a mention asked for became; nil where none was asked for, or it is not in the text.
  public var mention: Range<Int>?

  public init(
    id: String, path: String, language: String, title: String, isTitleDerived: Bool, date: String? = nil,
    source: String? = nil, url: String? = nil, author: String? = nil, text: [UInt8], regions: [Region],
    alsoIn: [(id: String, language: String)] = [], mention: Range<Int>? = nil
  ) {
    self.id = id
    self.path = path
    self.language = language
    self.title = title
    self.isTitleDerived = isTitleDerived
    self.date = date
    self.source = source
    self.url = url
    self.author = author
    self.text = text
    self.regions = regions
    self.alsoIn = alsoIn
    self.mention = mention
  }
}

extension SearchEngine {
  /// An article to show; nil where there is no such article. `mention` is a range of bytes of its file, as mentions of cards
  /// give it. Throws `CorruptIndexError` where the index is damaged.
  public func shownArticle(id: String, mention: Range<Int>? = nil) throws -> ShownArticle? {
    guard let stored = try storedArticle(id: id) else { return nil }
    let story = try StoredStory.story(ofArticle: id, in: snapshot.segments(of: .story))
    return ShownArticle(
      id: id, path: stored.path, language: stored.languageTag, title: stored.displayTitle,
      isTitleDerived: stored.isDisplayTitleDerived, date: stored.date, source: stored.source, url: stored.url,
      author: stored.author, text: stored.text,
      regions: stored.regions.map { .init(isCaption: $0.field == .caption, range: $0.range) },
      alsoIn: (story?.others ?? []).filter { $0.languageTag != stored.languageTag }.map { ($0.id, $0.languageTag) },
      mention: mention.flatMap { stored.textRange(ofSource: $0) })
  }
}
