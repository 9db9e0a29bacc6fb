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

  /// Every id of `entities` that has two entities or more is a pair. A mention of a card stands for the entity of which a
  /// mention has the most bytes in common with it, at least half of both together; a card stands for an entity by the
  /// mention that has most.
  init(cards: [EntityCard], entities: [Entity]) {
    var best: [Int: (overlap: Double, card: Int)] = [:]
    for (number, card) in cards.enumerated() {
      for article in card.articles {
        let known = entities.indices.filter {
          entities[$0].article == article.id && entities[$0].isPerson == (card.subject == .person)
        }
        for mention in article.mentions {
          let overlaps = known.map { entity in
            (overlap: entities[entity].mentions.map { Self.overlap($0, mention) }.max() ?? 0, entity: entity)
          }
          guard let top = overlaps.max(by: { $0.overlap < $1.overlap }), top.overlap >= 0.5 else { continue }
          if top.overlap > best[top.entity]?.overlap ?? 0 { best[top.entity] = (top.overlap, number) }
        }
      }
    }
    var cardsOf: [String: [Int?]] = [:]
    var idsOf: [Int: Set<String>] = [:]
    for (index, entity) in entities.enumerated() {
      cardsOf[entity.id, default: []].append(best[index]?.card)
      if let card = best[index]?.card { idsOf[card, default: []].insert(entity.id) }
    }
    for (id, found) in cardsOf.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      if let first = found[0], found.allSatisfy({ $0 == first }) { joined += 1 } else { apart.append(id) }
    }
    wrong = idsOf.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// Bytes in common as a share of the bytes of both.
  private static func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Double {
    let common = a.clamped(to: b).count
    return common == 0 ? 0 : Double(common) / Double(a.count + b.count - common)
  }
}
