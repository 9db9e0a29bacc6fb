/// A mention of a card, on its way from the card to its article: 56 bytes.
struct LocatedMention {
  private let articleNumber: UInt32
  private let cardNumber: UInt32
  let entity: SHA1.Digest
  private let start: UInt32
  private let length: UInt32
  /// The schema of the entity.
  let schema: String

  /// Nil for a range beyond 4 GB, where no article is.
  init?(article: Int, card: Int, entity: SHA1.Digest, schema: String, range: Range<Int>) {
    guard let article = UInt32(exactly: article), let card = UInt32(exactly: card),
      let start = UInt32(exactly: range.lowerBound), let length = UInt32(exactly: range.count)
    else { return nil }
    articleNumber = article
    cardNumber = card
    self.entity = entity
    self.start = start
    self.length = length
    self.schema = schema
  }

  /// Number of the article over all segments.
  var article: Int { Int(articleNumber) }
  /// Number of the card over all cards, in the order they are read.
  var card: Int { Int(cardNumber) }
  /// Bytes of the article's file.
  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }

  var isPerson: Bool { schema == "Person" }
  /// Whether a Mention links the entity; else a Documentation.
  var isMentioned: Bool { schema != FTMVocabulary.placeSchema }

  fileprivate var order: (UInt32, UInt32, UInt32, UInt32) { (articleNumber, cardNumber, start, length) }
}

/// The mentions of some articles in a row, gathered card by card in bounded memory.
///
/// Cards name their articles in any order, and lines are written article by article. Where the mentions are more than fit, the
/// window keeps those of its first articles; the next pass over the cards begins behind them.
struct MentionWindow {
  /// Articles whose mentions are all here once every card has been added.
  private(set) var articles: Range<Int>
  private var mentions: [LocatedMention] = []
  /// Mentions at which the window narrows.
  private var limit: Int

  init(articles: Range<Int>, limit: Int) {
    self.articles = articles
    self.limit = max(1, limit)
  }

  mutating func add(_ mention: LocatedMention) {
    guard articles.contains(mention.article) else { return }
    mentions.append(mention)
    if mentions.count > limit { narrow() }
  }

  /// Keeps about the first half, whole articles and one at least.
  private mutating func narrow() {
    mentions.sort { $0.order < $1.order }
    let end = max(mentions[mentions.count / 2].article, articles.lowerBound + 1)
    articles = articles.lowerBound..<end
    mentions.removeAll { $0.article >= end }
    // An article may have more mentions than fit.
    limit = max(limit, 2 * mentions.count)
  }

  /// The mentions of the window's articles, for whoever goes over them.
  mutating func gathered() -> GatheredMentions {
    mentions.sort { $0.order < $1.order }
    return GatheredMentions(mentions: mentions)
  }
}

/// Mentions in the order of articles, and of cards in each.
struct GatheredMentions {
  fileprivate let mentions: [LocatedMention]

  /// The mentions of one article.
  subscript(article: Int) -> ArraySlice<LocatedMention> {
    mentions[firstIndex(atOrAfter: article)..<firstIndex(atOrAfter: article + 1)]
  }

  private func firstIndex(atOrAfter article: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].article < article { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
