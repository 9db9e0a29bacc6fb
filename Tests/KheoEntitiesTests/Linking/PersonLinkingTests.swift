import KheoEntities
import KheoText
import Testing

@Suite("Linking of people")
struct PersonLinkingTests {
  private static func person(
    _ name: String, role: String? = nil, places: [PlaceMember] = [], unit: Int? = nil, at start: Int = 0
  ) -> ExtractedPerson {
    ExtractedPerson(
      name: name,
      roles: role.map { [.init(text: $0, range: start..<start + 1, concepts: [$0], unit: unit)] } ?? [], places: places,
      mentions: [start..<start + 5])
  }

  private static func province(_ name: String) -> [PlaceMember] { [PlaceMember(name: name, type: "province")] }

  private func people(_ articles: [[ExtractedPerson]], languages: [Language] = [], url: [String?] = []) throws
    -> [EntityCard]
  {
    let linker = try EntityLinker()
    for (index, people) in articles.enumerated() {
      try linker.add(
        EntityRecord(
          id: "\(index)", path: "\(index).txt", language: languages.isEmpty ? .german : languages[index],
          url: url.isEmpty ? nil : url[index], entities: ArticleEntities(people: people)))
    }
    return try linker.cards().filter { $0.subject == .person }
  }

  @Test("The order of a name's words and its marks do not count; the marks of a Vietnamese source are the card's name")
  func orderAndMarks() throws {
    let cards = try people(
      [[Self.person("Vuong Khanh Diep")], [Self.person("Khanh Diep Vuong")], [Self.person("Vương Khánh Điệp")]],
      languages: [.german, .french, .vietnamese])
    #expect(cards.count == 1)
    #expect(cards[0].name == "Vương Khánh Điệp")
    #expect(cards[0].articles.count == 3)
  }

  @Test("Marks are never guessed")
  func noMarks() throws {
    #expect(
      try people([[Self.person("Vuong Khanh Diep")], [Self.person("Vuong Khanh Diep")]])[0].name == "Vuong Khanh Diep")
  }

  @Test("A common name in two provinces with two roles is two people")
  func apart() throws {
    let cards = try people([
      [Self.person("Nguyen Van Hung", role: "teacher", places: Self.province("Ca Mau"))],
      [Self.person("Nguyen Van Hung", role: "judge", places: Self.province("Lai Chau"))],
    ])
    #expect(cards.count == 2)
  }

  @Test("A common name joins by place and role, and not by itself")
  func common() throws {
    let hung = Self.person("Nguyen Van Hung", role: "judge", places: Self.province("Lai Chau"))
    #expect(try people([[hung], [hung]]).count == 1)
    #expect(try people([[Self.person("Nguyen Van Hung")], [Self.person("Nguyen Van Hung")]]).count == 2)
  }

  @Test("A rare name joins by itself, and not over two provinces")
  func rare() throws {
    #expect(try people([[Self.person("Lương Tam Quang Uyển")], [Self.person("Luong Tam Quang Uyen")]]).count == 1)
    let cards = try people([
      [Self.person("Luong Tam Quang Uyen", role: "nurse", places: Self.province("Ca Mau"))],
      [Self.person("Luong Tam Quang Uyen", role: "judge", places: Self.province("Lai Chau"))],
    ])
    #expect(cards.count == 2)
  }

  @Test("A family name alone never joins over articles, and does join inside one")
  func familyName() throws {
    #expect(try people([[Self.person("Dubreuil")], [Self.person("Dubreuil")]]).count == 2)
    let cards = try people([
      [
        Self.person("Hélène Dubreuil"), Self.person("H. Dubreuil", at: 10), Self.person("Dubreuil", at: 20),
      ]
    ])
    #expect(cards.count == 1)
    #expect(cards[0].name == "Hélène Dubreuil")
    #expect(cards[0].articles[0].mentions.count == 3)
  }

  @Test("A family name that two people of the article bear stays by itself")
  func twoBearers() throws {
    #expect(
      try people([
        [Self.person("Hélène Dubreuil"), Self.person("Paul Dubreuil", at: 9), Self.person("Dubreuil", at: 20)]
      ])
      .count == 3)
  }

  @Test("A person whom a text names twice with two roles is one person")
  func twoRoles() throws {
    let cards = try people([
      [Self.person("Nguyen Van Hung", role: "secretary"), Self.person("Nguyen Van Hung", role: "chair", at: 50)]
    ])
    #expect(cards.count == 1)
    #expect(cards[0].roles.map(\.text) == ["secretary", "chair"])
  }

  @Test("Two people of one name from two communes in one list stay two")
  func oneList() throws {
    let cards = try people([
      [
        Self.person(
          "Nguyen Van Hung", places: [PlaceMember(name: "Tan An", type: "commune")] + Self.province("Ca Mau")),
        Self.person(
          "Nguyen Van Hung", places: [PlaceMember(name: "Phu Tan", type: "commune")] + Self.province("Ca Mau"), at: 50),
      ]
    ])
    #expect(cards.count == 2)
  }

  @Test("In one story the spellings of a foreign name meet, and then everywhere")
  func spellings() throws {
    let address = "https://paper.example/a/1"
    let cards = try people(
      [
        [Self.person("Grigori Sokolow", role: "pianist")], [Self.person("Grigory Sokolov", role: "pianist")],
        [Self.person("Grigory Sokolov")],
      ], languages: [.german, .french, .french], url: [address, address, nil])
    #expect(cards.count == 1)
  }

  @Test("Vietnamese names that differ by a syllable never meet")
  func syllables() throws {
    let address = "https://paper.example/a/1"
    let cards = try people(
      [[Self.person("Tran Khanh Hung", role: "judge")], [Self.person("Tran Khanh Hong", role: "judge")]],
      languages: [.german, .french], url: [address, address])
    #expect(cards.count == 2)
  }
}
