import KheoEntities
import KheoSearch
import KheoText

extension CardText {
  /// The names of a place that are also written behind a word for what it is, and the words of each language that are.
  private static let typedNameLimit = (names: 2, words: 3)

  /// What a card is searched by (docs/ENTITIES.md, Search).
  init(_ card: StoredCard, words: EntityWords, titles: TitleConcepts, finder: ConceptFinder) {
    self.init()
    let types = words.forms(ofPlaceType: card.kind)
    addNames(card, isProper: !types.isEmpty || card.kind == StoredCard.personKind)
    if !types.isEmpty {
      addTypedNames(card, types: types)
      add(concepts: ["type:" + card.kind], part: .kindWord, member: 1)
    }
    let language = card.names.first?.language ?? .other
    for (level, place) in card.places.enumerated() {
      add(place.name, part: place.isImplied ? .impliedPlace : .place, ordinal: level, language: language)
      add(concepts: ["type:" + place.type], part: .placeType, member: level)
    }
    addRoles(card, words: words, finder: finder)
    for (number, honorific) in card.honorifics.enumerated() {
      add(honorific, part: .honorific, ordinal: number * 2, language: language)
      if let concept = titles.concept(of: honorific) {
        add(concept: concept, part: .honorific, ordinal: number * 2 + 1)
      }
    }
    add(concepts: words.joined(card.concepts), part: .kindWord, member: 0)
  }

  /// Every spelling once: in the language that has it first.
  private mutating func addNames(_ card: StoredCard, isProper: Bool) {
    var seen: Set<[UInt8]> = []
    let best = StoredCard.Name(language: card.names.first?.language ?? .other, text: card.name, count: 0)
    for (number, name) in (card.names + [best]).enumerated()
    where seen.insert(Folding.spelling(of: Array(name.text.utf8))).inserted {
      add(name.text, part: isProper ? .properName : .name, ordinal: number, language: name.language)
    }
  }

  /// For quotations: in Vietnamese and in the languages of the card's names.
  private mutating func addTypedNames(_ card: StoredCard, types: [EntityWords.Form]) {
    var seen: Set<[UInt8]> = []
    let names = ([card.name] + card.names.map(\.text)).filter {
      seen.insert(Folding.spelling(of: Array($0.utf8))).inserted
    }
    let languages = Set(card.names.map(\.language)).union([.vietnamese])
    var ordinal = 0
    for name in names.prefix(Self.typedNameLimit.names) {
      for language in Language.allCases where languages.contains(language) {
        for type in types.filter({ $0.language == language }).prefix(Self.typedNameLimit.words) {
          let joint = type.language == .french ? " de " : " "
          add(type.text + joint + name, part: .typedName, ordinal: ordinal, language: type.language)
          ordinal += 1
        }
      }
    }
  }

  /// A role that several articles state is one.
  private mutating func addRoles(_ card: StoredCard, words: EntityWords, finder: ConceptFinder) {
    var seen: Set<[UInt8]> = []
    for (number, role) in card.roles.enumerated()
    where seen.insert(Folding.spelling(of: Array(role.text.utf8))).inserted {
      add(role.text, part: .role, ordinal: number, language: role.language)
      let units = finder.concepts(in: role.text, language: role.language)
      add(concepts: role.concepts + words.joined(units), part: .roleWord, member: number)
    }
  }
}
