import KheoText

/// What linking keeps in memory of each article.
struct ArticleHead {
  var id: String
  var path: String
  var language: Language
  var date: String?
  /// Of the id.
  var hash: UInt64
  /// A sum over the full names of its people: articles that name the same have the same.
  var names: UInt64
}

/// Makes the card of one cluster of observations: best name, names by language, roles, places, articles, evidence.
struct CardMaker {
  private var nameTally = Tally<NameKey>()
  private var names: [NameCount] = []
  private var honorifics: [String] = []
  private var roles: [EntityCard.Role] = []
  private var roleTexts = Tally<NameKey>()
  private var chains = Tally<[PlaceMember]>()
  private var kinds = Tally<String>()
  private var concepts = Tally<[String]>()
  private var articles: [EntityCard.Article] = []
  private var lastArticle = -1

  private struct NameKey: Hashable {
    var language: Language
    var text: String
  }

  private struct NameCount {
    var language: Language
    var text: String
    var count: Int
  }

  /// The languages of `EntityCard.names`, in its order.
  private static let languageOrder: [Language] = [.vietnamese, .german, .french, .norwegian, .other]

  /// Adds what one observation's entities say; observations come in the order of the card's articles.
  mutating func add(people: [ExtractedPerson], of article: Int, _ head: ArticleHead) {
    begin(article, head)
    for person in people {
      add(name: person.name, count: person.mentions.count, language: head.language)
      for honorific in person.honorifics where !honorifics.contains(honorific) { honorifics.append(honorific) }
      for role in person.roles {
        guard roleTexts.add(NameKey(language: head.language, text: role.text)) else { continue }
        roles.append(
          EntityCard.Role(
            text: role.text, language: head.language, concepts: role.concepts, article: articles.count - 1))
      }
      if !person.places.isEmpty { chains.add(person.places) }
      articles[articles.count - 1].mentions += person.mentions
    }
  }

  mutating func add(unit: ExtractedUnit, of article: Int, _ head: ArticleHead) {
    begin(article, head)
    add(name: unit.name, count: unit.mentions.count, language: head.language)
    kinds.add(unit.kind)
    concepts.add(unit.signature.concepts)
    if !unit.places.isEmpty { chains.add(unit.places) }
    articles[articles.count - 1].mentions += unit.mentions
  }

  private mutating func begin(_ article: Int, _ head: ArticleHead) {
    guard article != lastArticle else { return }
    lastArticle = article
    articles.append(
      EntityCard.Article(id: head.id, path: head.path, language: head.language, date: head.date, mentions: []))
  }

  private mutating func add(name: String, count: Int, language: Language) {
    nameTally.add(NameKey(language: language, text: name), count: count)
  }

  /// The card, without its id.
  mutating func card(isPerson: Bool, evidence: [String]) -> EntityCard {
    for article in articles.indices where articles[article].mentions.count > 1 {
      let sorted = articles[article].mentions.sorted {
        $0.lowerBound != $1.lowerBound ? $0.lowerBound < $1.lowerBound : $0.upperBound < $1.upperBound
      }
      articles[article].mentions = sorted.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
    names = nameTally.entries.map { NameCount(language: $0.value.language, text: $0.value.text, count: $0.count) }
    let kind = kinds.entries.max { $0.count != $1.count ? $0.count < $1.count : $0.value > $1.value }?.value ?? ""
    let isName = isPerson || PlaceLevel(type: kind) != nil
    if names.count > 1 { sortNames() }
    let concepts = self.concepts.entries.max { a, b in
      a.count != b.count ? a.count < b.count : !a.value.lexicographicallyPrecedes(b.value)
    }?.value
    return EntityCard(
      id: "", subject: isPerson ? .person : .unit(kind: kind), name: isName ? bestName() : commonestName(),
      names: names.map { EntityCard.Name(language: $0.language, text: $0.text, count: $0.count) },
      honorifics: honorifics, roles: roles, places: bestPlaces(), articles: articles, concepts: concepts ?? [],
      evidence: evidence)
  }

  private mutating func sortNames() {
    names.sort { a, b in
      let (first, second) = (
        Self.languageOrder.firstIndex(of: a.language)!, Self.languageOrder.firstIndex(of: b.language)!
      )
      if first != second { return first < second }
      return a.count != b.count ? a.count > b.count : a.text < b.text
    }
  }

  /// Of a person or a place: with marks where a Vietnamese text writes them, else with marks where any text does, never a
  /// guess; among those the fullest, then the commonest.
  private func bestName() -> String {
    if names.count == 1 { return names[0].text }
    let ranked = names.map { name -> (marks: Int, words: Int, name: NameCount) in
      // Letters with marks, and marks by themselves, lie here; dashes and quotation marks do not.
      let isMarked = name.text.unicodeScalars.contains { (0xC0..<0x2000).contains($0.value) }
      let words = name.text.split(separator: " ").count { $0.unicodeScalars.count > 1 && $0.last != "." }
      return (isMarked ? name.language == .vietnamese ? 2 : 1 : 0, words, name)
    }
    let best = ranked.max { a, b in
      if a.words != b.words { return a.words < b.words }
      if a.marks != b.marks { return a.marks < b.marks }
      return a.name.count != b.name.count ? a.name.count < b.name.count : a.name.text > b.name.text
    }
    return best?.name.text ?? ""
  }

  /// Of a body: the Vietnamese name, else the commonest, in the order of languages where two are as common.
  private func commonestName() -> String {
    if let first = names.first, first.language == .vietnamese { return first.text }
    return names.enumerated().max { a, b in
      a.element.count != b.element.count ? a.element.count < b.element.count : a.offset > b.offset
    }?.element.text ?? ""
  }

  /// The longest chain; among those of one length the one with the most members that are written there, then the commonest.
  private func bestPlaces() -> [PlaceMember] {
    func text(_ chain: [PlaceMember]) -> String {
      chain.map { "\($0.name)\t\($0.type)\t\($0.isImplied)" }.joined(separator: "\n")
    }
    return chains.entries.max { a, b in
      if a.value.count != b.value.count { return a.value.count < b.value.count }
      let (first, second) = (a.value.count { !$0.isImplied }, b.value.count { !$0.isImplied })
      if first != second { return first < second }
      return a.count != b.count ? a.count < b.count : text(a.value) > text(b.value)
    }?.value ?? []
  }
}
