import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// What an index keeps of a card comes back as it was, and damage never stops the program.
@Suite struct StoredCardTests {
  private static func card(_ seed: UInt64) -> StoredCard {
    var random = RandomText(seed: seed)
    let count = { (random: inout RandomText) in Int.random(in: 0...4, using: &random.generator) }
    let text = { (random: inout RandomText) in random.anyScalars(Int.random(in: 0...9, using: &random.generator)) }
    let language = { (random: inout RandomText) in Language.allCases.randomElement(using: &random.generator)! }
    let articles = (0..<count(&random)).map { _ in
      let starts = (0..<count(&random)).map { _ in Int.random(in: 0...1 << 40, using: &random.generator) }.sorted()
      return StoredCard.Article(
        id: text(&random), path: text(&random), language: language(&random),
        date: Bool.random(using: &random.generator) ? "2024-05-01" : nil, mentions: starts.map { $0..<$0 + 7 })
    }
    return StoredCard(
      kind: text(&random), name: text(&random),
      names: (0..<count(&random)).map { _ in
        StoredCard.Name(
          language: language(&random), text: text(&random), count: Int.random(in: 0...999, using: &random.generator))
      },
      honorifics: (0..<count(&random)).map { _ in text(&random) },
      roles: articles.indices.map { article in
        StoredCard.Role(
          text: text(&random), language: language(&random), concepts: (0..<count(&random)).map { _ in text(&random) },
          article: article)
      },
      places: (0..<count(&random)).map { _ in
        StoredCard.Place(name: text(&random), type: text(&random), isImplied: Bool.random(using: &random.generator))
      },
      articles: articles, concepts: (0..<count(&random)).map { _ in text(&random) }, evidence: [text(&random)])
  }

  @Test("A card is decoded as it was encoded, and its front tells what the whole does", arguments: UInt64(0)..<200)
  func roundTrips(seed: UInt64) throws {
    let card = Self.card(seed)
    let payload = card.encode()
    #expect(try StoredCard(payload: payload) == card, "seed \(seed)")
    let header = try payload.withUnsafeBytes { try CardHeader(payload: $0) }
    #expect(header.kind == card.kind && header.places == card.places && header.languages == card.languages)
    #expect(header.articleCount == card.articles.count && header.mentionCount == card.mentionCount)
  }

  @Test("A payload cut short is refused", arguments: UInt64(0)..<20)
  func refusesTruncation(seed: UInt64) {
    let payload = Self.card(seed).encode()
    for count in payload.indices {
      #expect(throws: CorruptIndexError.self, "seed \(seed), \(count) bytes") {
        _ = try StoredCard(payload: Array(payload[..<count]))
      }
    }
  }

  @Test(
    "A payload with changed bytes is refused, or read as a card whose roles have articles", arguments: UInt64(0)..<60)
  func survivesDamage(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let payload = Self.card(seed).encode()
    for _ in 0..<200 {
      var damaged = payload
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: damaged.indices, using: &generator)
        damaged[index] = [0xFF, 0x7F, 0x80, 0, UInt8.random(in: 0...255, using: &generator)].randomElement(
          using: &generator)!
      }
      _ = try? damaged.withUnsafeBytes { try CardHeader(payload: $0) }
      guard let card = try? StoredCard(payload: damaged) else { continue }
      #expect(card.roles.allSatisfy { card.articles.isEmpty || $0.article < card.articles.count }, "seed \(seed)")
    }
  }

  @Test("Every place of a card says which part of it the word is in", arguments: CardAddress.Part.allCases)
  func addresses(part: CardAddress.Part) throws {
    for (ordinal, length, index) in [(0, 1, 0), (CardAddress.ordinalLimit - 1, 63, 62), (77, 5, 4)] {
      let base = CardAddress.base(part: part, ordinal: ordinal, length: length)
      #expect(base + 62 < Place.positionLimit)
      let address = try #require(CardAddress(Place(field: part.field, position: base + UInt32(index))))
      #expect(address.part == part && address.ordinal == ordinal)
      #expect(address.length == length && address.index == index)
    }
  }

  @Test("Names of any length, and more names, roles and places than fit, are indexed as far as they go")
  func bearsAnySize() throws {
    let word = { (number: Int) in
      String([100, 10, 1].map { Character(Unicode.Scalar(UInt8(97 + number / $0 % 10))) })
    }
    let long = (0..<500).map(word).joined(separator: " ")
    let cards = try TestCards([
      TestCard(
        id: "a", names: [long] + (0..<40).map { "Name \($0)" }, places: (0..<300).map { "Ort \($0)/district" },
        roles: (0..<2000).map { "Rolle \($0)/chair" })
    ])
    #expect(try cards.find("\(word(0)) \(word(62))") == ["a"])
    #expect(try cards.find(word(63)).isEmpty)
    #expect(try cards.find("Name 39 Ort 299 Rolle 1999") == ["a"])
  }
}
