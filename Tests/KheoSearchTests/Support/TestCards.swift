import KheoText

@testable import KheoIndex
@testable import KheoSearch

/// A card of a test, as short as can be said.
struct TestCard {
  var id: String
  /// `person`, or a kind of unit. Places are `province`, `district` and `commune`.
  var kind = "person"
  var names: [String]
  var language = Language.german
  /// From the smallest; a type stands behind a slash, an asterisk marks what is implied: `Auen/district*`.
  var places: [String] = []
  /// A role, and behind a slash its concepts.
  var roles: [String] = []
  var honorifics: [String] = []
  var concepts: [String] = []
  /// Languages of its articles.
  var articles: [Language] = [.german]
  var mentionCount = 1
  var date: String?

  var stored: StoredCard {
    StoredCard(
      kind: kind, name: names[0],
      names: names.map { StoredCard.Name(language: language, text: $0, count: 1) }, honorifics: honorifics,
      roles: roles.map { role in
        let parts = role.split(separator: "/")
        let concepts = parts.dropFirst().flatMap { $0.split(separator: " ").map(String.init) }
        return StoredCard.Role(text: String(parts[0]), language: language, concepts: concepts, article: 0)
      },
      places: places.map { place in
        let parts = place.split(separator: "/").map(String.init)
        let isImplied = parts[1].hasSuffix("*")
        return StoredCard.Place(
          name: parts[0], type: isImplied ? String(parts[1].dropLast()) : parts[1], isImplied: isImplied)
      },
      articles: articles.enumerated().map { number, language in
        StoredCard.Article(
          id: "a\(number)", path: "a\(number).txt", language: language, date: date,
          mentions: (0..<mentionCount).map { $0 * 10..<$0 * 10 + 5 })
      }, concepts: concepts)
  }

  var text: CardText {
    var text = CardText()
    let isPlace = TestCards.placeKinds.contains(kind)
    for (number, name) in names.enumerated() {
      text.add(
        name, part: kind == "person" || isPlace ? .properName : .name, ordinal: number, language: language)
    }
    if isPlace { text.add(concepts: ["type:" + kind], part: .kindWord, member: 1) }
    for (level, place) in stored.places.enumerated() {
      text.add(place.name, part: place.isImplied ? .impliedPlace : .place, ordinal: level, language: language)
      text.add(concepts: ["type:" + place.type], part: .placeType, member: level)
    }
    for (number, role) in stored.roles.enumerated() {
      text.add(role.text, part: .role, ordinal: number, language: language)
      text.add(concepts: role.concepts, part: .roleWord, member: number)
    }
    for (number, honorific) in honorifics.enumerated() {
      text.add(honorific, part: .honorific, ordinal: number, language: language)
    }
    text.add(concepts: concepts, part: .kindWord, member: 0)
    return text
  }
}

/// Cards in memory, and a search over them.
struct TestCards {
  static let placeKinds: Set<String> = ["province", "district", "commune"]

  /// A concept, its kind, a language and a word, each.
  private static let forms: [(String, String, Language, Substring)] = [
    ("type:district", "", .german, "bezirk"), ("type:district", "", .french, "district"),
    ("type:district", "", .vietnamese, "huyện"), ("type:province", "", .german, "provinz"),
    ("type:commune", "", .german, "gemeinde"), ("womens_union", "womens_union", .german, "frauenunion"),
    ("womens_union", "womens_union", .french, "union des femmes"),
    ("womens_union", "womens_union", .vietnamese, "hội liên hiệp phụ nữ"),
    ("veterans", "veterans_association", .german, "veteranenvereinigung"), ("school", "school", .german, "schule"),
    ("school", "school", .other, "school"), ("chair", "", .german, "vorsitzende"),
    ("chair", "", .french, "présidente"), ("chair", "", .other, "chair"),
  ]

  static let language = CardLanguage(
    forms: forms.map { CardLanguage.Form(concept: $0.0, kind: $0.1, language: $0.2, text: $0.3) },
    connectors: Set(["des", "de", "la", "du", "der"].map { Array($0.utf8) }))

  private let folder = ScratchFolder()
  private(set) var segments: [Segment] = []
  private var ids: [[String]] = []

  /// One segment a group.
  init(_ groups: [[TestCard]]) throws {
    let stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    var indexer = CardIndexer(analyzer: Analyzer())
    for (number, group) in groups.enumerated() {
      let path = folder.path + "/\(number).seg"
      let builder = try SegmentBuilder(
        path: path, kind: .unit, identifier: [UInt8](repeating: UInt8(number + 1), count: 16),
        stemming: { stemmers[$0]?.foldedStems(of: $1) ?? [] })
      for card in group { try indexer.add(card.stored, text: card.text, identifier: card.id, to: builder) }
      try builder.finish()
      segments.append(try Segment(path: path, name: "\(number).seg"))
      ids.append(group.map(\.id))
    }
  }

  init(_ cards: [TestCard]) throws { try self.init([cards]) }

  func search(
    _ query: String, requirement: CardSearcher.Requirement = .all, count: Int = 1000,
    options: SearchOptions = SearchOptions(), mayCorrect: @escaping (QueryWord) -> Bool = { _ in true }
  ) throws -> CardResult {
    let tree = QueryParser.parse(query, analyzer: Analyzer()).tree
    let searcher = CardSearcher(segments: segments, language: Self.language)
    return try searcher.search(
      tree, requirement: requirement, names: searcher.names(in: tree), count: count, options: options,
      mayCorrect: mayCorrect)
  }

  /// The ids of what a query finds, best first.
  func find(_ query: String, requirement: CardSearcher.Requirement = .all) throws -> [String] {
    try search(query, requirement: requirement).hits.map(id)
  }

  func id(_ hit: CardHit) -> String { ids[hit.segment][Int(hit.document)] }
}
