import KheoEntities
import KheoIndex
import KheoSearch
import KheoText
import Testing

@testable import Kheo

/// What an index becomes in FollowTheMoney. Names are invented.
struct FTMExportTests {
  private static let text = "Chair Lò Thị Mây of the People's Committee of Bản Mù spoke. Mây left Bản Mù. Lo Thi May."

  private static func range(_ needle: String, after start: Int = 0) -> Range<Int> {
    let (text, needle) = (Array(text.utf8), Array(needle.utf8))
    let found = (start...).first { text[$0...].starts(with: needle) }!
    return found..<found + needle.count
  }

  private static let village = [
    PlaceMember(name: "Bản Mù", type: "commune"), PlaceMember(name: "Lào Cai", type: "province"),
  ]

  private static func example() throws -> ExportedIndex {
    let article = EntityCard.Article(
      id: "a1", path: "news/a.txt", language: .vietnamese, date: "2025-06-01", mentions: [])
    func at(_ mentions: [Range<Int>], _ id: String = "a1") -> EntityCard.Article {
      var article = article
      article.id = id
      article.mentions = mentions
      return article
    }
    let place = range("Bản Mù")
    return try ExportedIndex(
      articles: [
        (
          "a1",
          ExportedIndex.article(
            text, title: "Title \"quoted\"", path: "news/2025/a.txt", language: "vi-VN",
            date: "2025-06-01T23:30:00+07:00",
            url: "https://news.example/a?b=c", source: "news.example", author: "Eva Ek")
        ), ("a2", ExportedIndex.article("Nothing here.", language: "nn", url: "not an address")),
      ],
      cards: [
        EntityCard(
          id: "u1", subject: .unit(kind: "peoples_committee"), name: "People's Committee of Bản Mù",
          names: [
            .init(language: .vietnamese, text: "UBND", count: 1),
            .init(language: .german, text: "Volkskomitee Ban Mu", count: 2),
            .init(language: .other, text: "People's Committee of Bản Mù", count: 1),
          ], places: village, articles: [at([range("People's Committee of Bản Mù")])]),
        EntityCard(
          id: "u2", subject: .unit(kind: "commune"), name: "Bản Mù",
          names: [.init(language: .vietnamese, text: "Bản Mù", count: 2)],
          places: village, articles: [at([place, range("Bản Mù", after: place.upperBound)])]),
        EntityCard(
          id: "p1", subject: .person, name: "Lò Thị Mây",
          names: [
            .init(language: .vietnamese, text: "Lò Thị Mây", count: 1),
            .init(language: .vietnamese, text: "Mây", count: 1),
            .init(language: .german, text: "Lo Thi May", count: 1),
          ], honorifics: ["bà"],
          roles: [
            .init(text: "Chair", language: .other, concepts: ["chair"], article: 0),
            .init(text: "teacher", language: .other, concepts: ["teacher"], article: 0),
            .init(text: "witness", language: .other, concepts: ["witness"], article: 0),
            .init(text: "Chair", language: .other, concepts: ["chair"], article: 1),
          ], places: village,
          articles: [
            at([range("Lò Thị Mây"), range("Mây left").lowerBound..<range(" left").lowerBound, range("Lo Thi May")]),
            at([], "gone"),
          ]),
      ])
  }

  @Test("units, people and their offices, articles and links")
  func everything() throws {
    let export = try Self.example().export()
    #expect(
      export.schemata == [
        "PublicBody": 1, "Address": 1, "Person": 1, "Position": 1, "Occupancy": 1, "Article": 2, "Mention": 4,
        "Documentation": 1,
      ])
    #expect(export.lines.allSatisfy { $0.names.prefix(3) == ["id", "schema", "properties"] })
    #expect(Set(export.ids).count == export.ids.count)
    #expect(Set(export.references).isSubset(of: export.ids))
    #expect(export.ids.allSatisfy { $0.utf8.count == 40 })
  }

  @Test("a unit has its names, its country, its form and topics, and where it is")
  func unit() throws {
    let unit = try #require(Self.example().export().entities("PublicBody").first)
    #expect(unit.property("name") == ["People's Committee of Bản Mù"])
    #expect(unit.property("alias") == ["Volkskomitee Ban Mu"])
    #expect(unit.property("abbreviation") == ["UBND"])
    #expect(unit.property("country") == ["vn"])
    #expect(unit.property("topics") == ["gov", "gov.executive"])
    #expect(unit.property("address") == ["Bản Mù, Lào Cai"])
  }

  @Test("a place is an address by its parts")
  func place() throws {
    let place = try #require(Self.example().export().entities("Address").first)
    #expect(place.property("full") == ["Bản Mù, Lào Cai"])
    #expect(place.property("city") == ["Bản Mù"] && place.property("state") == ["Lào Cai"])
    #expect(place.property("country") == ["vn"])
  }

  @Test("a person holds offices; other roles are a profession or a note")
  func person() throws {
    let export = try Self.example().export()
    let person = try #require(export.entities("Person").first)
    #expect(person.property("name") == ["Lò Thị Mây"])
    #expect(person.property("alias") == ["Lo Thi May"] && person.property("weakAlias") == ["Mây"])
    #expect(person.property("title") == ["bà"] && person.property("position") == ["Chair"])
    #expect(person.property("profession") == ["teacher"])
    #expect(person.property("notes") == ["witness", "Place: Bản Mù, Lào Cai"])
    let occupancy = try #require(export.entities("Occupancy").first)
    #expect(occupancy.property("holder") == [try #require(person["id"]?.text)])
    #expect(occupancy.property("post") == export.entities("Position").prefix(1).compactMap { $0["id"]?.text })
    #expect(occupancy.property("date") == ["2025-06-01"])
    // The second article that states it is not in the index.
    #expect(occupancy.property("proof") == export.entities("Article").prefix(1).compactMap { $0["id"]?.text })
  }

  @Test("an article has its day, its language in three letters, its text, and what it mentions")
  func article() throws {
    let articles = try Self.example().export().entities("Article")
    #expect(articles[0].property("title") == ["Title \"quoted\""])
    #expect(articles[0].property("fileName") == ["a.txt"] && articles[0].property("language") == ["vie"])
    #expect(articles[0].property("publishedAt") == ["2025-06-01"])
    #expect(articles[0].property("sourceUrl") == ["https://news.example/a?b=c"])
    #expect(articles[0].property("bodyText") == [Self.text])
    #expect(articles[0].property("peopleMentioned") == ["Lò Thị Mây", "Mây", "Lo Thi May"])
    #expect(articles[0].property("locationMentioned") == ["Bản Mù"])
    #expect(articles[1].property("language") == ["nor"])
    #expect(articles[1].property("sourceUrl") == nil && articles[1].property("peopleMentioned") == nil)
  }

  @Test("a link has the text as it stands, and where")
  func links() throws {
    let export = try Self.example().export()
    let person = try #require(export.entities("Person").first?["id"]?.text)
    let mentions = export.entities("Mention").filter { $0.property("resolved") == [person] }
    #expect(mentions.map { $0.property("name") } == [["Lò Thị Mây"], ["Mây"], ["Lo Thi May"]])
    let own = Self.range("Lò Thị Mây")
    #expect(mentions[0]["kheoOffsets"]?.values.map(\.text) == ["\(own.lowerBound)-\(own.upperBound)"])
    #expect(mentions[0].property("detectedSchema") == ["Person"])
    let documentation = try #require(export.entities("Documentation").first)
    #expect(documentation.property("namesMentioned") == ["Bản Mù"])
    #expect(documentation["kheoOffsets"]?.values.count == 2)
  }

  @Test("identifiers are those that FollowTheMoney makes of the same strings")
  func identifiers() throws {
    // printf 'kheo:article:a1' | sha1sum
    let article = try Self.example().export().entities("Article")[0]
    #expect(article["id"]?.text == "df9d73fba954316955518ad9077ead216ca05b08")
  }

  @Test("what is left out is not referred to", arguments: Kind.searched.map { [$0] } + [[.unit, .person]])
  func kinds(_ kinds: [Kind]) throws {
    let export = try Self.example().export(kinds: Set(kinds))
    #expect(Set(export.references).isSubset(of: export.ids))
    #expect(export.entities("Mention").isEmpty && export.entities("Documentation").isEmpty)
    #expect(export.entities("Article").isEmpty != kinds.contains(.article))
    #expect(export.entities("Person").isEmpty != kinds.contains(.person))
    #expect(export.entities("PublicBody").isEmpty != kinds.contains(.unit))
  }

  @Test(
    "the bytes are the same each time, however many passes over the cards the mentions take",
    arguments: [1, 2, 3, 1 << 20])
  func passes(_ limit: Int) throws {
    let index = try Self.example()
    #expect(try index.export(mentionLimit: limit).bytes == index.export().bytes)
  }

  @Test("an empty index exports nothing", arguments: IndexExport.Format.allCases)
  func empty(_ format: IndexExport.Format) throws {
    #expect(try ExportedIndex(articles: [], cards: []).export(format).bytes.isEmpty)
  }

  @Test("hostile texts come out as clean JSON")
  func hostile() throws {
    let bytes: [UInt8] =
      Array("\"A\u{1}\u{85}\u{AD}\u{202E}b\\".utf8) + [0xFF, 0xC3, 0xE1, 0xBB] + Array("\u{2028}z\u{0}".utf8)
    let names = [
      "\"\"", "'Ánh'", "\u{1}\u{2}", "e\u{301}", "\u{200B}", String(repeating: "xy ", count: 400), "a;b,, c\n\td",
    ]
    let index = try ExportedIndex(
      articles: [
        (
          "\u{0}\"",
          ExportedIndex.article(
            bytes: bytes, title: "\u{1}", path: "", date: "2025-13-45", url: "http://[::1", author: "\u{7F}")
        )
      ],
      cards: names.enumerated().flatMap { number, name in
        [EntityCard.Subject.person, .unit(kind: "company"), .unit(kind: "village"), .unit(kind: "no such kind")].map {
          subject in
          EntityCard(
            id: "\(subject) \(number)", subject: subject, name: name,
            names: names.map { .init(language: .other, text: $0, count: 1) },
            honorifics: names, roles: names.map { .init(text: $0, language: .other, concepts: ["chair"], article: 0) },
            places: names.map { PlaceMember(name: $0, type: "village") },
            articles: [
              .init(
                id: "\u{0}\"", path: "", language: .other, date: "x",
                mentions: [
                  0..<3, 1..<2, 2..<bytes.count, bytes.count - 1..<bytes.count + 1, 5_000_000_000..<5_000_000_001,
                ])
            ])
        }
      })
    for format in IndexExport.Format.allCases {
      let export = try index.export(format)
      #expect(export.lines.count >= 29 && !export.lines.contains(.null))
      #expect(String(validating: export.bytes, as: UTF8.self) != nil)
    }
    let export = try index.export()
    #expect(Set(export.ids).count == export.ids.count)
    #expect(Set(export.references).isSubset(of: export.ids))
    #expect(export.entities("Organization").count == names.count)
    let values = export.lines.flatMap { $0["properties"]?.values ?? [] }.compactMap(\.text)
    #expect(values.allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0xAD } })
    for line in export.lines {
      #expect(line.property("name").map { $0.count == 1 && !$0[0].isEmpty } ?? true)
      #expect(line["properties"]?.names.allSatisfy { line.property($0)?.isEmpty == false } == true)
    }
  }

  @Test("lines of JSON have a type and what is shown of each document")
  func ndjson() throws {
    let index = try Self.example()
    let engine = try SearchEngine(folder: index.path)
    let export = try index.export(.ndjson)
    #expect(export.lines.map { $0["type"]?.text } == ["article", "article", "unit", "unit", "person"])
    for line in export.lines {
      let id = try #require(line["id"]?.text)
      let shown = try #require(try engine.documentJSON(id: id).flatMap { JSON($0) })
      #expect(line.names == ["type"] + shown.names)
      #expect(shown.names.allSatisfy { line[$0] == shown[$0] })
    }
    #expect(try index.export(.ndjson, kinds: [.person]).lines.map { $0["id"]?.text } == ["p1"])
  }
}
