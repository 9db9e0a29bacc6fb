import KheoEntities
import KheoText
import Testing

@Suite("Linking of units")
struct UnitLinkingTests {
  private static func place(_ name: String, _ type: String, implied: Bool = false) -> PlaceMember {
    PlaceMember(name: name, type: type, isImplied: implied)
  }

  private static func unit(
    _ kind: String, _ name: String = "unit", concepts: [String] = [], names: [String] = [], places: [PlaceMember] = [],
    at start: Int = 0
  ) -> ExtractedUnit {
    ExtractedUnit(
      name: name, kind: kind, signature: UnitSignature(concepts: [kind] + concepts, names: names), places: places,
      mentions: [start..<start + 5])
  }

  private func units(_ articles: [[ExtractedUnit]], languages: [Language] = [], url: String? = nil) throws
    -> [EntityCard]
  {
    let linker = try EntityLinker()
    for (index, units) in articles.enumerated() {
      try linker.add(
        EntityRecord(
          id: "\(index)", path: "\(index).txt", language: languages.isEmpty ? .german : languages[index], url: url,
          entities: ArticleEntities(units: units)))
    }
    return try linker.cards()
  }

  @Test("The provincial police of one province is one, of two provinces two")
  func provinces() throws {
    let first = Self.unit("police", places: [Self.place("Ca Mau", "province", implied: true)])
    let second = Self.unit("police", places: [Self.place("Lai Chau", "province", implied: true)])
    #expect(try units([[first], [first], [second]]).count == 2)
  }

  @Test("The province of a body may be said elsewhere in the article")
  func impliedProvince() throws {
    let police = Self.unit("police", concepts: ["province"], at: 40)
    let cards = try units([
      [Self.unit("province", "Ca Mau", names: ["ca", "mau"]), police],
      [Self.unit("police", places: [Self.place("Cà Mau", "province")])],
      [Self.unit("province", "Lai Chau", names: ["lai", "chau"]), police],
      [police],
    ])
    #expect(cards.filter { $0.subject == .unit(kind: "police") }.map(\.articles.count).sorted() == [1, 1, 2])
  }

  @Test("A body that a nation has once is one over all articles")
  func nation() throws {
    let front = Self.unit("fatherland_front")
    let named = Self.unit("fatherland_front", places: [Self.place("Việt Nam", "country")])
    #expect(try units([[front], [named], [front]]).count == 1)
  }

  @Test("A body that several nations have goes by its nation")
  func nations() throws {
    let parliament = Self.unit("parliament")
    let cards = try units(
      [
        [Self.unit("parliament", places: [Self.place("Norge", "country")])],
        [Self.unit("parliament", places: [Self.place("Danmark", "country")])], [parliament],
        [parliament, Self.unit("country", "Danmark", names: ["danmark"], at: 9)],
      ], languages: [.norwegian, .norwegian, .french, .norwegian])
    #expect(cards.filter { $0.subject == .unit(kind: "parliament") }.map(\.articles.count).sorted() == [1, 1, 2])
  }

  @Test("A city and a province of one name are two, a village and a commune of one article too")
  func levels() throws {
    let parent = Self.place("Soc Trang", "province")
    let cards = try units([
      [
        Self.unit("city", "Soc Trang", places: [Self.place("Soc Trang", "city"), parent]),
        Self.unit("province", "Soc Trang", places: [parent], at: 10),
        Self.unit("commune", "Phu My", places: [Self.place("Phu My", "commune"), parent], at: 20),
        Self.unit("village", "Phu My", places: [Self.place("Phu My", "village"), parent], at: 30),
      ]
    ])
    #expect(cards.count == 4)
  }

  @Test("A ward that one translation calls a district is one place")
  func mixedTypes() throws {
    let parent = [Self.place("Soc Trang", "city"), Self.place("Soc Trang", "province", implied: true)]
    let cards = try units(
      [
        [Self.unit("district", "Ninh Loi", places: [Self.place("Ninh Loi", "district")] + parent)],
        [Self.unit("ward", "Ninh Lợi", places: [Self.place("Ninh Lợi", "ward")] + parent)],
      ], languages: [.german, .vietnamese])
    #expect(cards.count == 1)
    #expect(cards[0].name == "Ninh Lợi")
  }

  @Test("Communes of one name in two provinces are two, and one without a province stays by itself")
  func communes() throws {
    func commune(_ province: String?) -> ExtractedUnit {
      Self.unit(
        "commune", "Tan Lap",
        places: [Self.place("Tan Lap", "commune")] + (province.map { [Self.place($0, "province")] } ?? []))
    }
    #expect(try units([[commune("Ca Mau")], [commune("Lai Chau")], [commune("Lai Chau")], [commune(nil)]]).count == 3)
  }

  @Test("A company's name is enough, a school's is not")
  func reach() throws {
    let company = Self.unit("company", "Norsk Hydro", names: ["norsk", "hydro"])
    let bank = Self.unit("bank", "Norsk Hydro", names: ["norsk", "hydro"])
    #expect(try units([[company], [company], [bank]]).count == 1)
    func school(_ province: String) -> ExtractedUnit {
      Self.unit("school", "school", names: ["chu", "van"], places: [Self.place(province, "province")])
    }
    #expect(try units([[school("Ca Mau")], [school("Lai Chau")], [school("Ca Mau")]]).count == 2)
  }

  @Test("A number is a name only in its place")
  func numbers() throws {
    func cell(_ number: String, _ ward: String) -> ExtractedUnit {
      Self.unit(
        "party_cell", names: [number], places: [Self.place(ward, "ward"), Self.place("Ca Mau", "province")])
    }
    let bare = Self.unit("party_cell", names: ["5"])
    #expect(
      try units([[cell("5", "An Lac")], [cell("5", "An Lac")], [cell("5", "Tan Phu")], [cell("6", "An Lac")]]).count
        == 3)
    #expect(try units([[bare], [bare]]).count == 2)
  }

  @Test("In one story a ministry meets the department that it is in the other language, by the order of the lists")
  func alignment() throws {
    let province = [Self.place("Ca Mau", "province", implied: true)]
    func list(_ education: ExtractedUnit) -> [ExtractedUnit] {
      [Self.unit("police", places: province), education, Self.unit("peoples_council", places: province, at: 90)]
    }
    let ministry = Self.unit("ministry", "Ministerium", concepts: ["education"], at: 20)
    let department = Self.unit("education_department", "département", concepts: ["education"], places: province, at: 20)
    let articles = [list(ministry), list(department)]
    #expect(try units(articles, languages: [.german, .french]).count == 4)
    let cards = try units(articles, languages: [.german, .french], url: "https://paper.example/9")
    #expect(cards.count == 3)
    #expect(cards.allSatisfy { $0.articles.count == 2 && $0.evidence.contains("one story in several languages") })
  }
}
