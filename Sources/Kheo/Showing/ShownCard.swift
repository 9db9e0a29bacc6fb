import KheoIndex
import KheoSearch
import KheoText

/// A unit or a person as a page shows it: the card with its articles.
public struct ShownCard: Sendable {
  /// A role as an article states it.
  public struct Role: Sendable, Equatable {
    public var text: String
    public var language: String
    /// The id of the article.
    public var article: String?
    /// ISO 8601: the article's.
    public var date: String?

    public init(text: String, language: String, article: String? = nil, date: String? = nil) {
      self.text = text
      self.language = language
      self.article = article
      self.date = date
    }
  }

  /// An article that names the unit or the person.
  public struct Article: Sendable, Equatable {
    public var id: String
    public var path: String
    public var language: String
    /// ISO 8601, as stated.
    public var date: String?
    /// The title, or the first sentence, shortened; nil where the article is not in the index.
    public var title: String?
    public var source: String?
    public var mentionCount: Int
    /// Bytes of the file: the first mention.
    public var mention: Range<Int>?
    /// The text around the first mention; only for the first articles.
    public var context: SearchAnswer.Entity.Context?

    public init(
      id: String, path: String, language: String, date: String? = nil, title: String? = nil, source: String? = nil,
      mentionCount: Int, mention: Range<Int>? = nil, context: SearchAnswer.Entity.Context? = nil
    ) {
      self.id = id
      self.path = path
      self.language = language
      self.date = date
      self.title = title
      self.source = source
      self.mentionCount = mentionCount
      self.mention = mention
      self.context = context
    }
  }

  /// Articles that are shown with title and text; those behind them are counted.
  public static let articleLimit = 50

  /// Names, places, honorifics and counts, as in a search's answer; without mentions and without why.
  public var entity: SearchAnswer.Entity
  public var statedRoles: [Role]
  /// At most `articleLimit`.
  public var articles: [Article]
  /// In words, why the articles' mentions are taken for one.
  public var evidence: [String]

  public init(entity: SearchAnswer.Entity, statedRoles: [Role], articles: [Article], evidence: [String]) {
    self.entity = entity
    self.statedRoles = statedRoles
    self.articles = articles
    self.evidence = evidence
  }
}

extension SearchEngine {
  /// A unit or a person to show; nil where nothing of the kind has the id. Throws `CorruptIndexError` where the index is
  /// damaged.
  public func shownCard(id: String, kind: Kind) throws -> ShownCard? {
    guard kind != .article, let card = try storedCard(id: id, kinds: [kind]) else { return nil }
    let articles = try card.articles.prefix(ShownCard.articleLimit).map { article in
      let stored = try storedArticle(id: article.id)
      let mention = article.mentions.first
      return ShownCard.Article(
        id: article.id, path: article.path, language: article.language.code, date: article.date,
        title: stored?.displayTitle, source: stored?.source, mentionCount: article.mentions.count, mention: mention,
        context: stored.flatMap { stored in mention.flatMap { MentionContext.make($0, in: stored) } })
    }
    let roles = card.roles.map { role in
      let article = card.articles.indices.contains(role.article) ? card.articles[role.article] : nil
      return ShownCard.Role(
        text: role.text, language: role.language.code, article: article?.id, date: article?.date)
    }
    return ShownCard(
      entity: SearchAnswer.Entity(card, id: id), statedRoles: roles, articles: articles, evidence: card.evidence)
  }
}
