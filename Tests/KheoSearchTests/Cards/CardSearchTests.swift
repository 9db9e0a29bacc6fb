import KheoIndex
import KheoTestSupport
import KheoText
import Testing

@testable import KheoSearch

/// What a query finds among cards, and in which order. All names are invented.
@Suite struct CardSearchTests {
  @Test("A whole name goes before a part of one, a name before a place, a place before a role")
  func ordersByPlaceOfWords() throws {
    let cards = try TestCards([
      TestCard(id: "role", names: ["Zo Vu"], roles: ["Leiter der Schule Lam Kheu"]),
      TestCard(id: "place", names: ["Bui Pha"], places: ["Lam Kheu/district"]),
      TestCard(id: "part", names: ["Lam Kheu Sanh"]),
      TestCard(id: "whole", names: ["Lam Kheu"]),
      TestCard(id: "other", names: ["Kheu Pha"]),
    ])
    #expect(try cards.find("Lam Kheu") == ["whole", "part", "place", "role"])
    #expect(try cards.find("lam kheu") == ["whole", "part", "place", "role"])
  }

  @Test("A name is found in any order, and begun")
  func findsNamesInAnyOrder() throws {
    let cards = try TestCards([
      TestCard(id: "a", names: ["Vuong Mi Sanh"]), TestCard(id: "b", names: ["Sanh Kiet"]),
      TestCard(id: "c", names: ["Vuong Lo"]),
    ])
    #expect(try cards.find("Sanh Vuong Mi") == ["a"])
    #expect(try cards.find("Vuong Mi Sa") == ["a"])
    // One letter is not enough to go by.
    #expect(try cards.find("Vuong Mi S").isEmpty)
    #expect(try cards.search("Sanh Vuong Mi").hits[0].rank.tier == .wholeName)
  }

  @Test("Marks decide among equals: the same, then none, and other marks behind all else")
  func ordersByMarks() throws {
    let cards = try TestCards([
      TestCard(id: "other", names: ["Lầm Khéu"]), TestCard(id: "none", names: ["Lam Kheu"]),
      TestCard(id: "same", names: ["Lâm Khều"]), TestCard(id: "part", names: ["Lâm Khều Sa"]),
    ])
    let found = try cards.find("Lâm Khều")
    #expect(found == ["same", "none", "part", "other"])
  }

  @Test("Words that are one name somewhere are met together or not at all")
  func keepsNamesTogether() throws {
    let cards = try TestCards([
      TestCard(id: "commune", kind: "commune", names: ["Mai Thuong"], places: ["Mai Thuong/commune"]),
      TestCard(id: "stranger", names: ["Mai Lo"], places: ["Thuong Khe/commune"]),
      TestCard(id: "native", names: ["Pha Lo"], places: ["Mai Thuong/commune"]),
    ])
    #expect(try cards.find("Mai Thuong") == ["commune", "native"])
    // Where they are no name, each may be met where it is.
    #expect(try cards.find("Mai Khe") == ["stranger"])
  }

  @Test("A name and a place, a name and an honorific, a role and a place go together")
  func combines() throws {
    let cards = try TestCards([
      TestCard(
        id: "a", names: ["Pha Lo Vang"], places: ["Auen/district", "Kheo/province"],
        roles: ["Vorsitzende des Bauernverbands im Tal"], honorifics: ["Frau"]),
      TestCard(
        id: "b", names: ["Pha Su"], places: ["Bruck/district", "Kheo/province"], roles: ["Vorsitzende des Rates"],
        honorifics: ["Herr"]),
    ])
    #expect(try cards.find("Frau Pha Lo") == ["a"])
    #expect(try cards.find("Pha Bruck") == ["b"])
    #expect(try cards.find("Vorsitzende Bauernverband Auen") == ["a"])
    #expect(try cards.find("Vorsitzende Auen") == ["a"])
    #expect(try cards.find("Vorsitzende Kheo") == ["b", "a"], "the shorter role leaves less beside")
    #expect(try cards.find("Herr Vang").isEmpty)
  }

  @Test("The role that is all of the query goes before one with more to it")
  func prefersWholeRoles() throws {
    let cards = try TestCards([
      TestCard(id: "deputy", names: ["Pha Su"], roles: ["stellvertretende Vorsitzende des Rates"], mentionCount: 40),
      TestCard(id: "chair", names: ["Lo Vang"], roles: ["Vorsitzende des Rates"]),
    ])
    #expect(try cards.find("Vorsitzende des Rates") == ["chair", "deputy"])
    #expect(try cards.find("stellvertretende Vorsitzende Rat") == ["deputy"])
  }

  @Test("What is in a place goes before what the place is divided into, near before far, written before implied")
  func ordersByPlaceChain() throws {
    let cards = try TestCards([
      TestCard(id: "village", kind: "commune", names: ["Fels"], places: ["Fels/commune", "Auen/district"]),
      TestCard(id: "far", kind: "school", names: ["Schule Moos"], places: ["Moos/commune", "Auen/district"]),
      TestCard(id: "implied", kind: "school", names: ["Schule Ried"], places: ["Auen/district*"]),
      TestCard(id: "near", kind: "school", names: ["Schule Wald"], places: ["Auen/district"]),
      TestCard(id: "self", kind: "district", names: ["Auen"], places: ["Auen/district"]),
      TestCard(id: "named", kind: "school", names: ["Schule Auen"], places: ["Auen/district"]),
    ])
    #expect(try cards.find("Auen") == ["self", "named", "near", "implied", "far", "village"])
  }

  @Test("A place is found with the word for what it is, in any language")
  func findsPlacesByType() throws {
    let cards = try TestCards([
      TestCard(id: "district", kind: "district", names: ["Auen"], places: ["Auen/district", "Auen/province"]),
      TestCard(id: "province", kind: "province", names: ["Auen"], places: ["Auen/province"], mentionCount: 99),
      TestCard(id: "school", kind: "school", names: ["Schule Fels"], places: ["Auen/province"]),
    ])
    #expect(try cards.find("Bezirk Auen").first == "district")
    #expect(try cards.find("district Auen").first == "district")
    #expect(try cards.find("huyện Auen").first == "district")
    #expect(try cards.find("Provinz Auen").first == "province")
    #expect(try cards.search("Bezirk Auen").hits[0].rank.tier == .wholeName)
  }

  @Test("Words for what a unit is find it in every language, with their articles and in other forms")
  func findsConcepts() throws {
    let cards = try TestCards([
      TestCard(
        id: "union", kind: "womens_union", names: ["Frauenunion des Bezirks Auen"], places: ["Auen/district"],
        concepts: ["womens_union"]),
      TestCard(
        id: "veterans", kind: "veterans_association", names: ["Hội cựu chiến binh Auen"], language: .vietnamese,
        places: ["Auen/district"], concepts: ["veterans"]),
    ])
    #expect(try cards.find("Union des femmes Auen") == ["union"])
    #expect(try cards.find("hoi lien hiep phu nu") == ["union"])
    #expect(try cards.find("Frauenunionen") == ["union"])
    // A part of the compound, where nothing has the word itself.
    #expect(try cards.find("Veteranen Auen") == ["veterans"])
    #expect(try cards.find("Vereinigung Auen") == ["veterans"])
    #expect(try cards.find("Veteranenver") == ["veterans"])
    #expect(try cards.find("Vere Auen").isEmpty, "four letters are no part of a compound")
  }

  @Test("A role is found by the words of other languages for it")
  func findsRoleConcepts() throws {
    let cards = try TestCards([
      TestCard(id: "chair", names: ["Pha Su"], roles: ["Vorsitzende des Rates/chair"]),
      TestCard(id: "other", names: ["Pha Lo"], roles: ["Mitglied des Rates/member"]),
    ])
    #expect(try cards.find("présidente") == ["chair"])
    #expect(try cards.find("chair Pha") == ["chair"])
  }

  @Test("Compounds of a card's own words are found by their parts of five letters")
  func findsParts() throws {
    let cards = try TestCards([TestCard(id: "a", kind: "council", names: ["Provinzvolksrats"])])
    #expect(try cards.find("Volksrat") == ["a"])
    #expect(try cards.find("Provinz") == ["a"])
    #expect(try cards.find("Rats").isEmpty)
  }

  @Test("A word that is mistyped is corrected, unless it is known elsewhere")
  func corrects() throws {
    let cards = try TestCards([TestCard(id: "a", kind: "club", names: ["Wanderverein Moos"])])
    let result = try cards.search("Wandervereni Moos")
    #expect(
      result.total == 1 && result.corrections.values.map { String(decoding: $0, as: UTF8.self) } == ["wanderverein"])
    #expect(try cards.search("Wandervereni Moos", mayCorrect: { _ in false }).total == 0)
  }

  @Test("Conditions select by kind, place, role and language, in any spelling")
  func filters() throws {
    let cards = try TestCards([
      TestCard(
        id: "school", kind: "school", names: ["Schule Wald"], places: ["Áuen/district"], articles: [.french, .german]),
      TestCard(id: "club", kind: "club", names: ["Verein Wald"], places: ["Auen/district*", "Kheo/province"]),
      TestCard(
        id: "chair", names: ["Pha Wald"], places: ["Bruck/district"],
        roles: ["Vorsitzende des Rates/chair", "Leiter der Schule Auen"], articles: [.vietnamese]),
    ])
    #expect(try cards.find("kind:school") == ["school"])
    #expect(try cards.find("Wald kind:Schule") == ["school"])
    #expect(try cards.find("kind:person") == ["chair"])
    #expect(try Set(cards.find("-kind:person")) == ["school", "club"])
    #expect(try cards.find("wald place:auen") == ["school", "club"])
    #expect(try cards.find("place:kheo") == ["club"])
    #expect(try cards.find("place:\"Bezirk Bruck\"") == ["chair"])
    #expect(try cards.find("place:\"Provinz Bruck\"").isEmpty)
    #expect(try cards.find("role:chair") == ["chair"])
    #expect(try cards.find("role:Vorsitzende") == ["chair"])
    #expect(try cards.find("role:\"Rates Vorsitzende\"") == ["chair"])
    #expect(try cards.find("role:\"Vorsitzende Schule\"").isEmpty, "of two roles no one has both words")
    #expect(try cards.find("in:fr") == ["school"])
    #expect(try cards.find("Wald lang:vi") == ["chair"])
    #expect(try Set(cards.find("in:fr OR kind:person")) == ["school", "chair"])
  }

  @Test("The language of a query is that of articles: phrases, exclusions, alternatives and fields")
  func understandsTheLanguage() throws {
    let cards = try TestCards([
      TestCard(id: "a", kind: "club", names: ["Verein Wald Moos"], places: ["Auen/district"]),
      TestCard(id: "b", kind: "club", names: ["Verein Moos Wald"], places: ["Auen/district"]),
      TestCard(id: "c", kind: "club", names: ["Auen"], places: ["Moos/district"]),
    ])
    #expect(try cards.find("\"wald moos\"") == ["a"])
    #expect(try Set(cards.find("moos -verein")) == ["c"])
    #expect(try Set(cards.find("wald OR auen")) == ["a", "b", "c"])
    #expect(try cards.find("title:auen") == ["c"])
    #expect(try Set(cards.find("body:auen")) == ["a", "b"])
    #expect(try cards.find("\"moos auen\"").isEmpty, "no phrase runs from a name into a place")
  }

  @Test("A part of the query finds what has most of it, and names stay whole")
  func findsParts_ofTheQuery() throws {
    let cards = try TestCards([
      TestCard(id: "two", names: ["Lam Kheu"]), TestCard(id: "one", names: ["Lam Vang"]),
      TestCard(id: "none", names: ["Su Pha"]),
    ])
    #expect(try cards.find("Lam Kheu Xyq").isEmpty)
    #expect(try cards.find("Lam Kheu Xyq", requirement: .any) == ["two", "one"])
    #expect(try cards.search("Lam Kheu Xyq", requirement: .any).matched == .partial)
    #expect(try cards.find("des Xyq", requirement: .any).isEmpty)
  }

  @Test("More articles, more mentions and later dates decide last")
  func ordersByEvidence() throws {
    let cards = try TestCards([
      TestCard(id: "old", names: ["Lam Kheu"], date: "2021-01-01"),
      TestCard(id: "new", names: ["Lam Kheu"], date: "2024-01-01"),
      TestCard(id: "many", names: ["Lam Kheu"], mentionCount: 9),
      TestCard(id: "wide", names: ["Lam Kheu"], articles: [.german, .french]),
      TestCard(id: "part", names: ["Lam Kheu Su"], articles: [.german, .french, .vietnamese], mentionCount: 99),
    ])
    #expect(try cards.find("Lam Kheu") == ["wide", "many", "new", "old", "part"])
  }

  @Test("Facets count every hit, whatever the page; places by name and type, whatever the marks")
  func countsFacets() throws {
    let cards = try TestCards([
      [
        TestCard(id: "a", kind: "school", names: ["Wald"], places: ["Áuen/district"], articles: [.german, .french]),
        TestCard(id: "b", kind: "school", names: ["Wald"], places: ["Auen/district"]),
      ],
      [
        TestCard(id: "c", names: ["Wald"], places: ["Auen/province"]),
        TestCard(id: "d", names: ["Moos"], places: ["Auen/province"]),
      ],
    ])
    let result = try cards.search("wald", count: 1)
    #expect(result.total == 3 && result.hits.count == 1)
    #expect(
      result.facets
        == CardFacets(
          places: [.init(name: "Áuen", type: "district", count: 2), .init(name: "Auen", type: "province", count: 1)],
          kinds: [("school", 2), ("person", 1)], languages: [(.german, 3), (.french, 1)]))
  }
}
