import KheoEntities

/// How cards answer to gold: pairs of mentions that should be on one card, and cards that hold two entities.
struct LinkScore {
  var joined = 0
  /// Ids of pairs whose articles' mentions lie on two cards, or on none.
  var apart: [String] = []
  /// Cards that hold mentions of several ids.
  var wrong: [[String]] = []

  /// A gold entity's mentions in one article.
  struct Entity {
    var id: String
    var isPerson: Bool
    /// The article's id in the cards.
    var article: String
    var mentions: [Range<Int>]
  }

  /// Every id of `entities` that has two entities or more is a pair. A card stands for an entity where one of its
  /// mentions covers the same bytes as one of the entity's for the most part; the best such card counts.
  init(cards: [EntityCard], entities: [Entity]) {
    var cardsOf: [String: [Int?]] = [:]
    var idsOf: [Int: Set<String>] = [:]
    for entity in entities {
      let card = Self.card(of: entity, in: cards)
      cardsOf[entity.id, default: []].append(card)
      if let card { idsOf[card, default: []].insert(entity.id) }
    }
    for (id, found) in cardsOf.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      if let first = found[0], found.allSatisfy({ $0 == first }) { joined += 1 } else { apart.append(id) }
    }
    wrong = idsOf.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private static func card(of entity: Entity, in cards: [EntityCard]) -> Int? {
    var best: (overlap: Double, card: Int)?
    for (index, card) in cards.enumerated() where (card.subject == .person) == entity.isPerson {
      for article in card.articles where article.id == entity.article {
        for mention in article.mentions {
          let overlap = entity.mentions.map { Self.overlap($0, mention) }.max() ?? 0
          if overlap >= 0.5, overlap > best?.overlap ?? 0 { best = (overlap, index) }
        }
      }
    }
    return best?.card
  }

  /// Bytes in common as a share of the bytes of both.
  private static func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Double {
    let common = a.clamped(to: b).count
    return common == 0 ? 0 : Double(common) / Double(a.count + b.count - common)
  }
}
