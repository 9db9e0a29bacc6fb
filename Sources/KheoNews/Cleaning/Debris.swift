/// What a line is by its own wording and shape, whatever stands around it.
enum Debris: Equatable {
  /// The name of a picture file.
  case imageName
  /// An image mark without text (`![]()`), alone or in a table cell.
  case imageMark
  /// A table row without letters.
  case tableDebris
  /// A comment counter, or the heading over comments.
  case comments
  /// Where the article comes from; the address, where it is stated.
  case source(url: String?)
  /// A menu entry, a share button, an empty widget.
  case navigation
  /// A path such as `Home > News > Local`.
  case breadcrumb
  /// The heading of a list of related articles.
  case relatedHeading
  /// A link to another article, with its opening: `Read more: …`.
  case relatedLink
  /// Cookies, subscriptions, rights, imprint.
  case notice
  /// A list of keywords.
  case tags
  /// Who wrote the article.
  case byline(String)
  /// A name after an opener without a colon (`Von …`), which is a byline only outside the running text.
  case looseByline(String)
  /// When the article was published, perhaps with the site's name.
  case date(String)
  /// A picture's credit without a caption.
  case credit
  /// A line that begins or ends with a picture's credit and says what the picture shows.
  case creditedCaption

  /// Debris even where nothing is known of the page: what is cut from a bare text too.
  var isStrong: Bool {
    switch self {
    case .imageName, .imageMark, .tableDebris, .comments, .source: true
    default: false
    }
  }
}
