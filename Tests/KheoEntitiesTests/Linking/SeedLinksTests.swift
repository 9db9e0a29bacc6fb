import KheoEntities
import KheoTestSupport
import Testing

@Suite("Linking of the seeds' gold", .enabled(if: GoldArticle.shared != nil, "the shared folder is absent"))
struct SeedLinksTests {
  private static let stems = [
    "000_45d6e22baeaf413d", "001_b0317ac3a5b6ce7a", "002_468359021295b8b2", "003_dbfb16a4efdd3100",
    "004_b57fbf0374424cd6",
  ]

  /// Entities of the gold of some articles.
  private static func entities(_ articles: [GoldArticle]) -> [LinkScore.Entity] {
    articles.flatMap { article in
      ["people", "units"].flatMap { kind in
        article.gold[kind].array.filter { !$0["mentions"].array.isEmpty }.map { entity in
          LinkScore.Entity(
            id: entity["id"].string!, isPerson: kind == "people", article: article.id,
            mentions: article.mentions(entity))
        }
      }
    }
  }

  @Test(
    "Two translations of one article meet in nearly all people and units, and no two of them are mixed up",
    arguments: [GoldArticle.Types.gold, .asWritten], [GoldArticle.Subjects.known, .unknown])
  func translations(types: GoldArticle.Types, subjects: GoldArticle.Subjects) throws {
    let articles = Self.stems.prefix(2).map { GoldArticle(stem: $0) }
    let linker = try EntityLinker()
    for article in articles { try linker.add(article.record(types: types, subjects: subjects)) }
    let score = LinkScore(cards: try linker.cards(), entities: Self.entities(articles))
    #expect(score.joined >= 120, "\(score)")
    #expect(score.joined + score.apart.count == 128)
    #expect(score.wrong.isEmpty, "\(score)")
  }

  @Test("Only the two translations are one story", arguments: [true, false])
  func stories(hasAddresses: Bool) throws {
    let linker = try EntityLinker()
    for stem in Self.stems {
      var record = GoldArticle(stem: stem).record(types: .asWritten, subjects: .unknown)
      if !hasAddresses { record.url = nil }
      try linker.add(record)
    }
    #expect(try linker.stories().map(\.articles) == [["a000", "a001"]])
  }

  @Test("What extraction makes of the seeds meets as well")
  func extracted() throws {
    let articles = Self.stems.map { GoldArticle(stem: $0) }
    let linker = try EntityLinker()
    for article in articles { try linker.add(article.extractedRecord()) }
    let score = LinkScore(cards: try linker.cards(), entities: Self.entities(articles).filter { $0.article < "a002" })
    #expect(score.joined >= 120, "\(score)")
    #expect(score.joined + score.apart.count == 128)
    #expect(score.wrong.isEmpty, "\(score)")
    let all = LinkScore(cards: try linker.cards(), entities: Self.entities(articles))
    #expect(all.wrong.isEmpty, "\(all)")
  }

  @Test("Over all seeds no two people or units are mixed up")
  func collection() throws {
    let articles = Self.stems.map { GoldArticle(stem: $0) }
    let linker = try EntityLinker()
    for article in articles { try linker.add(article.record(types: .asWritten, subjects: .known)) }
    let score = LinkScore(cards: try linker.cards(), entities: Self.entities(articles))
    #expect(score.wrong.isEmpty, "\(score)")
  }
}
