import KheoEntities
import KheoTestSupport
import Testing

@Suite("Properties of linking")
struct EntityLinkerPropertyTests {
  private func cards(_ records: [EntityRecord], memoryBudget: Int = 256 << 20) throws -> [EntityCard] {
    let linker = try EntityLinker(memoryBudget: memoryBudget)
    for record in records { try linker.add(record) }
    return try linker.cards()
  }

  @Test("The order of the input does not change the cards nor their order", arguments: 0..<12 as Range<UInt64>)
  func order(seed: UInt64) throws {
    var collection = RandomCollection(seed: seed)
    let records = collection.records(40)
    let expected = try cards(records)
    for _ in 0..<3 {
      let shuffled = records.shuffled(using: &collection.generator)
      #expect(try cards(shuffled) == expected, "seed \(seed)")
    }
  }

  @Test("The memory that is given does not change the cards nor their order")
  func budget() throws {
    var collection = RandomCollection(seed: 99)
    let records = collection.records(1500)
    #expect(try cards(records, memoryBudget: 0) == cards(records))
  }

  @Test("Every mention of the input is on exactly one card", arguments: 0..<12 as Range<UInt64>)
  func mentions(seed: UInt64) throws {
    var collection = RandomCollection(seed: seed)
    let records = collection.records(60)
    struct Mention: Hashable {
      var article: String
      var isPerson: Bool
      var range: Range<Int>
    }
    var expected: [Mention: Int] = [:]
    for record in records {
      for range in record.entities.people.flatMap(\.mentions) {
        expected[Mention(article: record.id, isPerson: true, range: range), default: 0] += 1
      }
      for range in record.entities.units.flatMap(\.mentions) {
        expected[Mention(article: record.id, isPerson: false, range: range), default: 0] += 1
      }
    }
    var found: [Mention: Int] = [:]
    for card in try cards(records) {
      for article in card.articles {
        for range in article.mentions {
          found[Mention(article: article.id, isPerson: card.subject == .person, range: range), default: 0] += 1
        }
      }
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test(
    "No two cards have one id, roles name articles of their card, and mentions rise", arguments: 0..<6 as Range<UInt64>)
  func shape(seed: UInt64) throws {
    var collection = RandomCollection(seed: seed)
    let cards = try cards(collection.records(200))
    #expect(Set(cards.map(\.id)).count == cards.count)
    for card in cards {
      #expect(!card.name.isEmpty && !card.articles.isEmpty)
      #expect(card.names.contains { $0.text == card.name })
      #expect(card.roles.allSatisfy { card.articles.indices.contains($0.article) })
      for article in card.articles {
        #expect(zip(article.mentions, article.mentions.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
      }
      #expect(card.articles.map(\.id) == card.articles.map(\.id).sorted())
    }
  }

  @Test("Stored records link as fresh ones do")
  func stored() throws {
    var collection = RandomCollection(seed: 5)
    let records = collection.records(30)
    let linker = try EntityLinker()
    for record in records { try linker.add(encoded: record.encode()) }
    #expect(try linker.cards() == cards(records))
  }

  @Test("A folder that is not there is an error")
  func folder() {
    #expect(throws: LinkingError.self) { try EntityLinker(temporaryFolder: "/no/such/folder") }
  }

  @Test("No article gives no card")
  func empty() throws { #expect(try cards([]).isEmpty) }
}
