/// A mention of a card, on its way from the card to its article.
struct LocatedMention {
  /// Number of the article over all segments.
  var article: Int
  /// Number of the card over all cards, in the order they are read.
  var card: Int
  var entity: SHA1.Digest
  /// The schema of the entity.
  var schema: String
  /// Bytes of the article's file.
  var range: Range<Int>

  var isPerson: Bool { schema == "Person" }
  /// Whether a Mention links the entity; else a Documentation.
  var isMentioned: Bool { schema != FTMVocabulary.placeSchema }

  fileprivate var order: (Int, Int, Int, Int) { (article, card, range.lowerBound, range.upperBound) }
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
