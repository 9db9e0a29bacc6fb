import KheoEntities
import KheoIndex
import KheoSearch

/// Links the people and units of all articles of a generation and writes their cards, and which articles tell one story.
///
/// Cards are made anew whenever articles come or go, from the records that are stored with the articles: a card depends on
/// the articles alone, not on the order they came in.
struct LinkingBuild {
  private let writer: IndexWriter
  private let memoryBudget: Int
  private let folder: String
  /// What has been added so far, while that is all there is to link: nil once an article came twice, or others are live.
  private var linker: EntityLinker?
  private var articles: [String: Article] = [:]

  /// What stories and cards need of an article besides its record.
  private struct Article {
    var languageTag: String
    var source: String?

    init(_ stored: StoredArticle) {
      languageTag = stored.languageTag
      source = stored.source
    }
  }

  /// `isComplete` says that the articles to come are all that the generation will hold.
  init(writer: IndexWriter, folder: String, memoryBudget: Int, isComplete: Bool) throws {
    self.writer = writer
    self.folder = folder
    self.memoryBudget = memoryBudget
    linker = isComplete ? try EntityLinker(memoryBudget: memoryBudget, temporaryFolder: folder) : nil
  }

  /// Takes an article that has just been indexed.
  mutating func add(_ article: PreparedArticle) throws {
    guard let linker, let record = article.record else { return }
    // A later article of the same id replaces the earlier one, which the linker has seen: all is read again at the end.
    guard articles.updateValue(Article(article.stored), forKey: article.id) == nil else {
      self.linker = nil
      return
    }
    try linker.add(record)
  }

  /// Writes the collections of units, people and stories. The last step before the commit.
  mutating func finish() throws {
    // Articles are written while their people and units are linked.
    if linker != nil { writer.startFlush(of: .article) }
    let linker = try self.linker ?? relinked()
    for kind in [Kind.unit, .person, .story] { writer.replaceAll(kind: kind) }
    let cards = CardIndexing()
    try linker.forEachCard { card in
      let sources = Set(card.articles.compactMap { articles[$0.id]?.source })
      try cards.add(card, sources: sources, to: writer)
    }
    for story in try linker.stories() { try add(story) }
  }

  /// A linker of every article that will be live.
  private mutating func relinked() throws -> EntityLinker {
    let linker = try EntityLinker(memoryBudget: memoryBudget, temporaryFolder: folder)
    articles = [:]
    for segment in try writer.settledSegments(of: .article) {
      let live = (0..<UInt32(segment.documentCount)).filter { segment.isLive($0) }
      try segment.forEachPayload(of: live) { _, payload in
        let article = try StoredArticle(payload: Array(payload))
        if article.entities.isEmpty { return }
        let record = try EntityRecord(encoded: article.entities)
        articles[record.id] = Article(article)
        try linker.add(record)
      }
    }
    return linker
  }

  private func add(_ story: EntityLinker.Story) throws {
    for id in story.articles {
      let others = story.articles.filter { $0 != id }.map {
        StoredStory.Version(id: $0, languageTag: articles[$0]?.languageTag ?? "")
      }
      try writer.builder(for: .story).endDocument(
        identifier: id, language: .other, date: nil, payload: StoredStory(others: others).encode(), textByteCount: 0)
    }
  }
}
