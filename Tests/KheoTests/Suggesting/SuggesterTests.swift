import Kheo
import KheoEntities
import Testing

/// Suggestions over made-up articles and cards in four languages. All names are invented.
@Suite struct SuggesterTests {
  private static let articles = [
    TestArticle(
      id: "vi", text: "Đội bóng Sông Mưa thắng trận lớn ở thành phố. Người dân vui mừng.",
      title: "Sông Mưa thắng trận lớn",
      lang: "vi", more: [("date", "2024-05-01"), ("source", "Báo Mưa")]),
    TestArticle(
      id: "de1", text: "Der Wald wurde gewürdigt. Die Gewässer blieben klar, gewürdigt auch sie.",
      title: "Lob für den Wald am See", lang: "de", more: [("date", "2024-06-01"), ("source", "Waldblatt")]),
    TestArticle(
      id: "de2", text: "Das Gewürz wurde gewürdigt.", title: "Der Wald brennt", lang: "de",
      more: [("date", "2025-01-01")]),
    TestArticle(
      id: "fr", text: "La forêt est grande, les forêts aussi.", title: "Forêt et rivière", lang: "fr",
      more: [("date", "2023-02-01")]),
    TestArticle(id: "no", text: "Skogen ved sjøen er stille.", title: "Skogen våkner", lang: "no"),
    TestArticle(id: "twin", text: "Der Wald brennt noch immer.", title: "DER WALD BRENNT!", lang: "de"),
  ]

  private static func index() throws -> TestIndex {
    let index = try TestIndex(articles)
    let river = PlaceMember(name: "Sông Mưa", type: "province")
    try index.replaceCards([
      EntityCard("u1", kind: "province", name: "Sông Mưa", in: Array(articles[..<3]), places: [river]),
      EntityCard(
        "u2", kind: "peoples_committee", name: "Ủy ban nhân dân tỉnh Sông Mưa", in: Array(articles[..<2]),
        places: [river]),
      EntityCard("u3", kind: "district", name: "Müllerau", in: Array(articles[1..<3]), places: [river]),
      EntityCard("u4", kind: "school", name: "Mullsjö", in: Array(articles[..<5])),
      EntityCard("p1", name: "Trịnh Sông Mưa", in: [articles[0]], roles: [("huấn luyện viên", ["coach"], 0)]),
      EntityCard("p2", name: "Sông Mưa", in: [articles[0]], places: [river]),
      EntityCard("p3", name: "Song Mu", in: Array(articles[..<4])),
      EntityCard("p4", name: "Élise Vaudrac", in: [articles[3]]),
    ])
    return index
  }

  private static func suggest(
    _ prefix: String, limit: Int = 20, _ kinds: Set<Suggestion.Kind> = Set(Suggestion.Kind.allCases)
  ) throws -> [Suggestion] {
    let index = try index()
    return try withExtendedLifetime(index) {
      try Suggester(folder: index.path).suggest(prefix, limit: limit, kinds: kinds)
    }
  }

  /// The part of the text that is to be marked.
  private static func marked(_ suggestion: Suggestion) -> String {
    String(decoding: Array(suggestion.text.utf8)[suggestion.matched], as: UTF8.self)
  }

  @Test("Names without marks find the unit and the people named so, whole names before longer ones")
  func names() throws {
    let found = try Self.suggest("song mua", [.unit, .person])
    #expect(found.map(\.id) == ["u1", "p2", "u2", "p1"])
    #expect(found.map(Self.marked) == ["Sông Mưa", "Sông Mưa", "Sông Mưa", "Sông Mưa"])
    #expect(
      found[0]
        == Suggestion(
          kind: .unit, text: "Sông Mưa", id: "u1", detail: "province", language: "vi", matched: 0..<10, count: 3))
    #expect(found.map(\.detail) == ["province", "Sông Mưa", "peoples_committee, Sông Mưa", "huấn luyện viên"])
  }

  @Test("What begins with the letters comes before what holds them later, and the more articles the earlier")
  func order() throws {
    #expect(try Self.suggest("so", [.unit, .person]).map(\.id) == ["p3", "u1", "p2", "u2", "p1"])
    #expect(try Self.suggest("m", [.unit]).map(\.id) == ["u4", "u3", "u1", "u2"])
    // A whole name goes before heavier ones that go on.
    #expect(try Self.suggest("song mu", [.person]).map(\.id) == ["p3", "p2", "p1"])
    #expect(try Self.suggest("song mua", [.person]).map(\.id) == ["p2", "p1"])
  }

  @Test("Words of a name are found in any order, the family name first as well")
  func laterWords() throws {
    #expect(try Self.suggest("vaud", [.person]).map(Self.marked) == ["Vaud"])
    #expect(try Self.suggest("vaudrac el", [.person]).map(\.text) == ["Élise Vaudrac"])
    #expect(try Self.suggest("uy ban nh", [.unit]).map(Self.marked) == ["Ủy ban nh"])
    #expect(try Self.suggest("ban nhan d", [.unit]).map(Self.marked) == ["ban nhân d"])
  }

  @Test("Marks that were typed put names that have them first; other names stay")
  func marks() throws {
    #expect(try Self.suggest("sô", [.unit, .person]).map(\.id) == ["u1", "p2", "u2", "p1", "p3"])
    #expect(try Self.suggest("mü", [.unit]).first?.id == "u3")
    #expect(try Self.suggest("mu", [.unit]).map(\.id) == ["u4", "u3", "u1", "u2"])
  }

  @Test("A digraph finds the letter that it stands for")
  func digraphs() throws {
    let found = try Self.suggest("muell", [.unit])
    #expect(found.map(\.id) == ["u3"] && found.map(Self.marked) == ["Müll"])
  }

  @Test("Titles hold all words, the last as a prefix, newest first, each text once")
  func titles() throws {
    let found = try Self.suggest("wald", [.article])
    #expect(found.map(\.id) == ["de2", "de1"])
    #expect(found[1].detail == "Waldblatt, 2024-06-01" && found[1].language == "de" && found[1].count == 1)
    #expect(Self.marked(found[0]) == "Wald")
    #expect(try Self.suggest("see wa", [.article]).map(Self.marked) == ["Wa"])
    #expect(try Self.suggest("wald s", [.article]).map(\.id) == ["de1"])
    #expect(try Self.suggest("foret riv", [.article]).map(\.id) == ["fr"])
    #expect(try Self.suggest("skogen va", [.article]).map(Self.marked) == ["Skogen vå"])
    #expect(try Self.suggest("wald regen", [.article]).isEmpty)
  }

  @Test("Words come with their marks, the commonest first, and complete the last word of several")
  func terms() throws {
    let found = try Self.suggest("gewur", [.term])
    #expect(found.map(\.text) == ["gewürdigt", "gewürz"] && found.map(\.count) == [2, 1])
    #expect(
      found[0].language == "de" && found[0].id == nil && found[0].detail == nil && Self.marked(found[0]) == "gewür")
    let several = try Self.suggest("Der Wald gew", [.term])
    #expect(several.map(\.text) == ["Der Wald gewürdigt", "Der Wald gewässer", "Der Wald gewürz"])
    #expect(Self.marked(several[0]) == "Der Wald gew")
    #expect(try Self.suggest("gewä", [.term]).map(\.text).first == "gewässer")
    // What is whole already needs no completion.
    #expect(try Self.suggest("gewürdigt", [.term]).isEmpty)
    #expect(try Self.suggest("gewürdigt ", [.term]).isEmpty)
    // Sources are no words of the articles.
    #expect(try Self.suggest("waldbl", [.term]).isEmpty)
  }

  @Test("A blank behind the last word says that it is whole")
  func wholeWord() throws {
    #expect(try Self.suggest("mu ", [.person]).map(\.id) == ["p3"])
    #expect(try Self.suggest("wal ", [.article]).isEmpty)
  }

  @Test("A list holds at most the limit, and kinds share it")
  func limits() throws {
    let found = try Self.suggest("s", limit: 8)
    #expect(found.count == 8 && Set(found.map(\.kind)) == [.unit, .person, .article, .term])
    #expect(try Self.suggest("s", limit: 1).count == 1)
    #expect(try Self.suggest("s", limit: 0).count == 1 && Self.suggest("s", limit: 1000).count <= 20)
    #expect(try Self.suggest("s", limit: 8, []).isEmpty)
  }

  @Test(
    "Text without words proposes nothing",
    arguments: ["", " ", "\"", "()", "OR", "NOT -", "=", "-wald", "lang:de", "kind:school", "\u{0}\u{1}\n", "!?…", "🌲"])
  func nothing(prefix: String) throws { #expect(try Self.suggest(prefix).isEmpty, "\(prefix)") }

  @Test("Marks of the query language do not stand in the way")
  func operators() throws {
    #expect(try Self.suggest("\"song mu", [.unit]).map(\.id) == ["u1", "u2"])
    #expect(try Self.suggest("lang:vi song mu", [.unit]).map(\.id) == ["u1", "u2"])
    #expect(try Self.suggest("wald OR song mu", [.unit]).map(\.id) == ["u1", "u2"])
    #expect(try Self.suggest("song mu*", [.unit]).map(\.id) == ["u1", "u2"])
    #expect(try Self.suggest("-wald song mu", [.unit]).map(\.id) == ["u1", "u2"])
  }

  @Test("Hostile text is answered, with nothing or with ranges that hold")
  func hostile() throws {
    let index = try Self.index()
    let suggester = try Suggester(folder: index.path)
    defer { withExtendedLifetime(index) {} }
    let ill = String(decoding: [0x73, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self)
    let marks = "s" + String(repeating: "\u{301}", count: 120)
    let texts = [
      String(repeating: "a", count: 10_000), String(repeating: "s ", count: 5_000),
      String(repeating: "(", count: 10_000),
      String(repeating: "\"", count: 255), String(repeating: "ä", count: 128), ill, marks, "s\u{0}o", "s\u{202E}o",
      "ß", "ẞ", "ﬀ", "ＳＯ", "s'o", "so\u{301}", "١٢", "日本", "wald \u{FFFD}", String(repeating: "s ", count: 17),
      "s\u{AD}o", "\\", "*", "so~1",
    ]
    for text in texts {
      for suggestion in try suggester.suggest(text, limit: 20) {
        let utf8 = Array(suggestion.text.utf8)
        #expect(suggestion.matched.upperBound <= utf8.count, "\(text)")
        #expect(String(validating: utf8[suggestion.matched], as: UTF8.self) != nil, "\(text): \(suggestion)")
      }
    }
    #expect(try suggester.suggest(String(repeating: "s", count: 300)).isEmpty)
  }

  @Test("A deleted article is proposed no more, nor are words that only it has")
  func deletions() throws {
    let index = try TestIndex(Self.articles)
    func found(_ prefix: String) throws -> [String?] {
      try Suggester(folder: index.path).suggest(prefix, kinds: [.article, .term]).map { $0.id ?? $0.text }
    }
    #expect(try found("wald").prefix(2) == ["de2", "de1"] && found("gewass") == ["gewässer"])
    _ = try IndexBuild.delete(identifiers: ["de1", "de2"], folder: index.path)
    #expect(try found("wald") == ["twin"] && found("gewass").isEmpty && found("gewur").isEmpty)
  }

  @Test("Articles of several commits are one row, the newest first")
  func segments() throws {
    let index = try TestIndex(Array(Self.articles[..<2]))
    try index.build([Self.articles[2]], mode: .add)
    let suggester = try Suggester(folder: index.path)
    #expect(try suggester.suggest("wald", kinds: [.article]).map(\.id) == ["de2", "de1"])
    #expect(try suggester.suggest("gewur", kinds: [.term]).map(\.count) == [2, 1])
  }

  @Test("Answers are the same every time and under any set of kinds that holds them")
  func stability() throws {
    let index = try Self.index()
    let suggester = try Suggester(folder: index.path)
    defer { withExtendedLifetime(index) {} }
    for prefix in ["s", "so", "sô", "w", "g", "m", "mü", "f", "e", "song m", "der w"] {
      let found = try suggester.suggest(prefix)
      #expect(try suggester.suggest(prefix) == found)
      let texts = found.map { "\($0.kind) \($0.text.lowercased())" }
      #expect(Set(texts).count == texts.count, "\(prefix)")
    }
  }
}
