/// Facts about an article that its page states outside the running text.
public struct Metadata: Sendable, Equatable {
  /// The address of the original, as written.
  public var url: String?
  /// The host of the original in lower case, without `www.`.
  public var site: String?
  /// The day of publication, ISO 8601 `yyyy-mm-dd`.
  public var date: String?
  /// Whom the byline names, as written.
  public var author: String?

  public init(url: String? = nil, site: String? = nil, date: String? = nil, author: String? = nil) {
    self.url = url
    self.site = site
    self.date = date
    self.author = author
  }
}
