import Kheo
import KheoEntities
import Testing

/// Filters, orders and deadlines of requests. All names are invented.
@Suite struct SearchFilterTests {
  private static let german = TestArticle(
    id: "de", text: "Im Bezirk Lam Kheu sprach Frau Pha Vu Lo, Vorsitzende der Frauenunion. Der Wald rauscht.",
    lang: "de", more: [("date", "2024-05-01"), ("source", "Waldblatt")])
  private static let french = TestArticle(
    id: "fr", text: "Mme Pha Vu Lo parle à Lam Kheu.", lang: "fr",
    more: [("date", "2023-02-01"), ("source", "La Lisière")])
  private static let other = TestArticle(
    id: "other", text: "Der Wald rauscht. Su Mi singt.", lang: "de", more: [("source", "Waldblatt")])

  private static func index() throws -> TestIndex {
    let articles = [german, french, other]
    let index = try TestIndex(articles)
    let district = PlaceMember(name: "Lam Kheu", type: "district")
    let cards = [
      EntityCard(
        "u1", kind: "district", name: "Lam Kheu", in: [german, french], places: [district], concepts: ["district"]),
      EntityCard(
        "u2", kind: "womens_union", name: "Frauenunion", in: [german], places: [district], concepts: ["womens_union"]),
      EntityCard(
        "p1", name: "Pha Vu Lo", in: [french, german],
        places: [PlaceMember(name: "Lam Kheu", type: "district", isImplied: true)],
        roles: [("Vorsitzende der Frauenunion", ["chair"], 1)], honorifics: ["Frau", "Mme"]),
      EntityCard("p2", name: "Su Mi", in: [other]),
    ]
    try index.replaceCards(cards, of: articles)
    return index
  }

  /// The ids of articles, units and people.
  private static func ids(_ text: String, change: (inout SearchRequest) -> Void) throws -> [[String]] {
    var request = SearchRequest(text: text)
    change(&request)
    let answer = try index().engine().search(request)
    #expect(answer.articleTotal == answer.articles.count && answer.units.total == answer.units.hits.count)
    return [answer.articles.map(\.id), answer.units.hits.map(\.id), answer.people.hits.map(\.id)]
  }

  @Test("Dates are years, months or days, both ends included; articles and cards without one meet none")
  func dates() throws {
    #expect(try Self.ids("") { $0.filters.from = "2024" } == [["de"], ["u1", "u2"], ["p1"]])
    #expect(try Self.ids("") { ($0.filters.from, $0.filters.to) = ("2023-02", "2023-02-01") } == [["fr"], [], []])
    #expect(try Self.ids("") { $0.filters.to = "2024-05-01" }[0] == ["de", "fr"])
    #expect(try Self.ids("lam kheu") { $0.filters.to = "2023" } == [["fr"], [], []])
    #expect(try Self.ids("wald") { ($0.filters.from, $0.filters.to) = ("2025", "2024") } == [[], [], []])
    #expect(try Self.ids("") { ($0.filters.from, $0.filters.to) = ("2025", "2024") } == [[], [], []])
  }

  @Test(
    "What a date is",
    arguments: [
      ("2024", true), ("2024-02", true), ("2024-02-29", true), ("2023-02-29", false), ("2024-13", false), ("24", false),
      ("2024-1", false), ("", false), ("2024..2025", false), ("..2024", false), ("2024-05-01T10:00", false),
      ("２０２４", false), ("-2024", false), ("99999999999999999999", false),
    ])
  func validDates(_ text: String, _ isValid: Bool) throws {
    #expect(SearchFilters.isValidDate(text) == isValid)
    if !isValid { #expect(try Self.ids("wald") { $0.filters.from = text } == [[], [], []]) }
  }

  @Test("A source is met by its articles, and by the units and people that they name")
  func sources() throws {
    #expect(try Self.ids("") { $0.filters.source = "La Lisière" } == [["fr"], ["u1"], ["p1"]])
    #expect(try Self.ids("wald") { $0.filters.source = "Waldblatt" }[0].sorted() == ["de", "other"])
    #expect(try Self.ids("lam kheu") { $0.filters.source = "La Lisière" } == [["fr"], ["u1"], ["p1"]])
    #expect(try Self.ids("wald") { $0.filters.source = "waldblatt" } == [[], [], []])
    #expect(try Self.ids("wald") { $0.filters.source = "" } == [[], [], []])
  }

  @Test("Places, kinds and roles are met by cards, and by the articles that name one of them")
  func places() throws {
    #expect(try Self.ids("") { $0.filters.place = "lam kheu" } == [["de", "fr"], ["u1", "u2"], ["p1"]])
    #expect(try Self.ids("wald") { $0.filters.place = "Lam Kheu" } == [["de"], [], []])
    #expect(try Self.ids("") { $0.filters.unitKind = "womens_union" } == [["de"], ["u2"], []])
    #expect(try Self.ids("") { $0.filters.unitKind = "Union des femmes" } == [["de"], ["u2"], []])
    #expect(try Self.ids("") { $0.filters.role = "présidente" } == [["de", "fr"], [], ["p1"]])
    #expect(try Self.ids("") { ($0.filters.place, $0.filters.role) = ("Lam Kheu", "chair") }[2] == ["p1"])
    #expect(try Self.ids("") { ($0.filters.unitKind, $0.filters.role) = ("district", "chair") } == [[], [], []])
    #expect(try Self.ids("wald") { $0.filters.place = "…" } == [[], [], []])
    #expect(try Self.ids("Su") { $0.filters.place = "Lam Kheu" } == [[], [], []])
  }

  @Test("Filters leave what the answer says of the query as it is")
  func leavesTheQueryAlone() throws {
    let engine = try Self.index().engine()
    var request = SearchRequest(text: "pha kheu")
    let plain = try engine.search(request)
    request.filters.place = "Lam Kheu"
    request.filters.from = "2020"
    request.filters.source = "Waldblatt"
    let filtered = try engine.search(request)
    #expect(filtered.parsed == plain.parsed && filtered.isEscaped == plain.isEscaped)
    #expect(filtered.matched == plain.matched && filtered.suggestion == plain.suggestion)
    #expect(filtered.people.hits.map(\.why) == plain.people.hits.map(\.why))
    #expect(filtered.people.hits.map(\.score) == plain.people.hits.map(\.score))
    let one = try #require(plain.articles.first { $0.id == "de" })
    let other = try #require(filtered.articles.first)
    #expect(one.score == other.score && one.highlights == other.highlights && one.why == other.why)
  }

  @Test("Without a query and a filter nothing is found, and what is no word lists nothing")
  func emptyQueries() throws {
    #expect(try Self.ids("") { _ in } == [[], [], []])
    #expect(try Self.ids(" \t") { $0.language = .french }[0] == ["fr"])
    #expect(try Self.ids("…") { $0.filters.from = "2020" } == [[], [], []])
  }

  @Test("The newest or the oldest come first, and what has no date last")
  func sorts() throws {
    #expect(try Self.ids("wald OR kheu") { $0.sort = .newest }[0] == ["de", "fr", "other"])
    #expect(try Self.ids("wald OR kheu") { $0.sort = .oldest }[0] == ["fr", "de", "other"])
    #expect(try Self.ids("pha OR mi") { $0.sort = .oldest }[2] == ["p1", "p2"])
    #expect(
      try Self.ids("") { ($0.language, $0.sort) = (.german, .oldest) } == [
        ["de", "other"], ["u1", "u2"], ["p1", "p2"],
      ])
  }

  @Test("A deadline that is past gives up, one that is not changes nothing")
  func deadlines() throws {
    let engine = try Self.index().engine()
    var request = SearchRequest(text: "lam kheu wald")
    let plain = try engine.search(request)
    request.deadline = ContinuousClock.now - .seconds(1)
    #expect(throws: DeadlineExceeded()) { try engine.search(request) }
    #expect(throws: DeadlineExceeded()) { try engine.rank(request) }
    request.deadline = ContinuousClock.now + .seconds(100_000)
    #expect(try engine.search(request).articles.map(\.id) == plain.articles.map(\.id))
  }
}
