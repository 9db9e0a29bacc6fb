import Kheo
import KheoEntities
import Testing

/// Units and people in answers: found, explained, counted and shown. All names are invented.
@Suite struct EntityAnswerTests {
  private static let german = TestArticle(
    id: "de", text: "🌲 Im Bezirk Lam Kheu sprach Frau Pha Vu Lo, Vorsitzende der Frauenunion. Frau Pha Vu Lo lobte.",
    lang: "de", more: [("date", "2024-05-01"), ("source", "Waldblatt")])
  private static let french = TestArticle(
    id: "fr", text: "Mme Pha Vu Lo parle à Lam Kheu.", lang: "fr", more: [("date", "2023-02-01")])
  private static let other = TestArticle(id: "other", text: "Der Wald rauscht.", lang: "de", more: [("source", "Moos")])

  private static func index() throws -> TestIndex {
    let index = try TestIndex([german, french, other])
    let district = PlaceMember(name: "Lam Kheu", type: "district")
    try index.replaceCards([
      EntityCard(
        "u1", kind: "district", name: "Lam Kheu", in: [german, french], places: [district], concepts: ["district"]),
      EntityCard(
        "u2", kind: "womens_union", name: "Frauenunion", in: [german], places: [district], concepts: ["womens_union"]),
      EntityCard(
        "p1", name: "Pha Vu Lo", in: [german, french],
        places: [PlaceMember(name: "Lam Kheu", type: "district", isImplied: true)],
        roles: [("Vorsitzende der Frauenunion", ["chair"], 0)], honorifics: ["Frau", "Mme"]),
      EntityCard("p2", name: "Su Mi", in: [other]),
    ])
    return index
  }

  private static func answer(_ text: String, change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchAnswer {
    var request = SearchRequest(text: text)
    change(&request)
    return try index().engine().search(request)
  }

  @Test("A place gives the place itself, what is in it, and its people, with reasons")
  func answersPlaces() throws {
    let answer = try Self.answer("lam kheu")
    #expect(answer.matched == .all && answer.units.hits.map(\.id) == ["u1", "u2"])
    #expect(answer.people.hits.map(\.id) == ["p1"] && answer.people.total == 1)
    #expect(answer.units.hits.map(\.why) == [["“lam kheu”: its name"], ["“lam kheu”: its place: Lam Kheu (district)"]])
    #expect(answer.people.hits[0].why == ["“lam kheu”: its place: Lam Kheu (district), as its articles imply"])
  }

  @Test("A role is explained with the article that states it and its date")
  func explainsRoles() throws {
    let person = try #require(try Self.answer("Frau Vorsitzende Lo").people.hits.first)
    #expect(
      person.why == [
        "“frau”: how articles address the person",
        "“vorsitzende”: the role “Vorsitzende der Frauenunion”, stated by input.jsonl (2024-05-01)",
        "“lo”: in its name “Pha Vu Lo”",
      ])
    // In another language, by what the role and its body are.
    let french = try #require(try Self.answer("présidente Union des femmes").people.hits.first)
    #expect(french.id == "p1" && french.why[0].hasSuffix("(2024-05-01)"))
    #expect(try Self.answer("Union des femmes").units.hits.map(\.id) == ["u2"])
  }

  @Test("An answer that is whole in one kind has no parts in another")
  func prefersTheWhole() throws {
    let whole = try Self.answer("Lo Pha")
    #expect(whole.matched == .all && whole.people.hits.map(\.id) == ["p1"])
    let partial = try Self.answer("Pha Xyq Wald")
    #expect(partial.matched == .partial && partial.people.hits.map(\.id) == ["p1"])
    #expect(partial.articles.contains { $0.id == "other" })
    #expect(try Self.answer("Xyq").matched == .none)
    #expect(try Self.answer("Pha Xyq Wald") { $0.options.partialMatches = false }.matched == .none)
    let one = try Self.answer("Su Mi") { $0.kinds = [.person] }
    #expect(one.people.total == 1 && one.articleTotal == 0 && one.units.total == 0)
  }

  @Test("Mentions are where the name is, in the unit asked for, and the first have the text around them")
  func givesMentions() throws {
    for unit in SearchAnswer.OffsetUnit.allCases {
      let answer = try Self.answer("Pha Vu Lo") { $0.offsets = unit }
      let json = try #require(JSON(answer.json(offsets: unit)))
      let person = try #require(json["people"]?["hits"]?[0])
      let mentions = try #require(person["mentions"]).values
      #expect(mentions.map { $0["article"]?.text } == ["de", "de", "fr"] && person["mentionCount"]?.int == 3)
      for mention in mentions {
        let bounds = try #require(mention[unit.rawValue]).values.compactMap(\.int)
        let text = mention["article"]?.text == "de" ? Self.german.text : Self.french.text
        #expect(Self.slice(text, bounds, unit) == "Pha Vu Lo")
      }
      #expect(mentions.map { $0["context"] != nil } == [true, false, true])
      let context = try #require(mentions[0]["context"])
      let bounds = try #require(context["highlights"]?[0]?[unit.rawValue]).values.compactMap(\.int)
      #expect(Self.slice(try #require(context["text"]?.text), bounds, unit) == "Pha Vu Lo")
    }
  }

  private static func slice(_ text: String, _ bounds: [Int], _ unit: SearchAnswer.OffsetUnit) -> String {
    switch unit {
    case .utf8: String(decoding: Array(text.utf8)[bounds[0]..<bounds[1]], as: UTF8.self)
    case .utf16: String(decoding: Array(text.utf16)[bounds[0]..<bounds[1]], as: UTF16.self)
    case .scalar: String(String.UnicodeScalarView(Array(text.unicodeScalars)[bounds[0]..<bounds[1]]))
    }
  }

  @Test("A hit has the members of the contract, and facets count over all hits")
  func hasMembers() throws {
    let json = try #require(JSON(try Self.answer("lam kheu") { $0.top = 1 }.json()))
    let unit = try #require(json["units"]?["hits"]?[0])
    #expect(
      Set(unit.names).isSuperset(of: [
        "id", "score", "name", "kind", "names", "places", "mentions", "why", "roles", "honorifics", "articleCount",
      ]))
    #expect(unit["names"]?.names == ["de", "fr"] && unit["places"]?[0]?["type"] == .string("district"))
    #expect(json["units"]?["total"]?.int == 2)
    let counts = { (kind: String, facet: String) in
      (json[kind]?["facets"]?[facet]?.values ?? []).map { "\($0["value"]?.text ?? "") \($0["count"]?.int ?? 0)" }
    }
    #expect(counts("units", "kind") == ["district 1", "womens_union 1"])
    #expect(counts("units", "place") == ["Lam Kheu 2"])
    #expect(counts("units", "language") == ["de 2", "fr 1"])
    #expect(counts("articles", "language") == ["de 1", "fr 1"])
    #expect(counts("articles", "year") == ["2024 1", "2023 1"])
    #expect(counts("articles", "source") == ["Waldblatt 1"])
    #expect(json["articles"]?["hits"]?[0]?["alsoIn"] == .array([]))
    let uncounted = try Self.answer("lam kheu") { $0.countsFacets = false }
    #expect(JSON(uncounted.json())?["articles"]?["facets"]?.names == [] && uncounted.articleTotal == 2)
  }

  @Test("Languages limit cards to those that articles in the language name")
  func limitsLanguages() throws {
    #expect(try Self.answer("lam kheu") { $0.language = .french }.units.hits.map(\.id) == ["u1"])
    #expect(try Self.answer("lam kheu in:fr").units.hits.map(\.id) == ["u1"])
    #expect(try Self.answer("kind:Bezirk").units.hits.map(\.id) == ["u1"])
    #expect(try Self.answer("place:\"lam kheu\" role:chair").people.hits.map(\.id) == ["p1"])
  }

  @Test("The parts of a score are told when asked for, and add up to it")
  func explainsScores() throws {
    let answer = try Self.answer("lam kheu") { $0.explains = true }
    for entity in answer.units.hits + answer.people.hits {
      #expect(abs(entity.explanation.reduce(0) { $0 + $1.score } - entity.score) < 1e-9)
    }
    #expect(try Self.answer("lam kheu").units.hits.allSatisfy(\.explanation.isEmpty))
  }

  @Test("One kind can be ranked without fetching")
  func ranks() throws {
    var request = SearchRequest(text: "lam kheu")
    request.kinds = [.unit]
    #expect(try Self.index().engine().rank(request).map(\.id) == ["u1", "u2"])
  }

  @Test("A card is shown by its id, with every role, article and mention")
  func shows() throws {
    let engine = try Self.index().engine()
    let bytes = try #require(try engine.documentJSON(id: "p1"))
    let json = try #require(JSON(bytes))
    #expect(json["kind"] == .string("person") && json["name"] == .string("Pha Vu Lo"))
    #expect(
      json["statedRoles"]?[0]?["article"] == .string("de") && json["statedRoles"]?[0]?["date"] == .string("2024-05-01"))
    #expect(json["articles"]?.values.map { $0["mentions"]?.values.count } == [2, 1])
    let text = String(decoding: try #require(try engine.documentText(id: "u2")), as: UTF8.self)
    #expect(text.hasPrefix("Frauenunion\n  womens union · u2\n"))
    #expect(String(decoding: try #require(try engine.documentText(id: "fr")), as: UTF8.self) == Self.french.text)
    #expect(try engine.documentJSON(id: "nobody") == nil)
  }

  @Test("The command line shows cards, their ids and why they are there", .enabled(if: CommandLineTool.path != nil))
  func printsCards() throws {
    let index = try Self.index()
    let run = CommandLineTool.run(["search", "--index", index.path, "lam", "kheu"], environment: ["NO_COLOR": "1"])
    #expect(run.code == 0 && run.output.starts(with: Array("2 articles, 2 units, 1 person\n".utf8)))
    let text = String(decoding: run.output, as: UTF8.self)
    #expect(text.contains("\nUnits\n1. Lam Kheu\n   district · Lam Kheu · 2 mentions in 2 articles · u1\n"))
    #expect(text.contains("\nPeople\n1. Pha Vu Lo\n") && !text.contains("\u{1B}"))
    let people = CommandLineTool.run(["search", "--index", index.path, "--kind", "person", "--json", "Su Mi"])
    #expect(people.code == 0 && JSON(people.output)?["people"]?["total"]?.int == 1)
    #expect(CommandLineTool.run(["show", "--index", index.path, "--json", "u1"]).code == 0)
  }
}
