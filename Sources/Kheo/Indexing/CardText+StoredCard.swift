import KheoEntities
import KheoSearch
import KheoText

extension CardText {
  /// The names of a place that are also written with a word for its type before them.
  private static let typedNameLimit = 4

  /// What a card is searched by (docs/ENTITIES.md, Search).
  init(_ card: StoredCard, words: EntityWords) {
    self.init()
    let isPlace = !words.forms(ofPlaceType: card.kind).isEmpty
    addNames(card, isProper: isPlace || card.kind == StoredCard.personKind)
    if isPlace { addTypedNames(card, types: words.forms(ofPlaceType: card.kind)) }
    let language = card.names.first?.language ?? .other
    for (level, place) in card.places.enumerated() {
      add(place.name, part: place.isImplied ? .impliedPlace : .place, ordinal: level, language: language)
      add(pairs(words.forms(ofPlaceType: place.type)), part: .placeType, member: level)
    }
    addRoles(card, words: words)
    var ordinal = 0
    for honorific in card.honorifics {
      for form in words.forms(ofTitle: honorific, language: language) {
        add(form.text, part: .honorific, ordinal: ordinal, language: form.language)
        ordinal += 1
      }
    }
    for (number, form) in words.forms(of: card.concepts).enumerated() {
      add(form.text, part: .kindWord, ordinal: number, language: form.language)
    }
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

  private mutating func addTypedNames(_ card: StoredCard, types: [EntityWords.Form]) {
    var seen: Set<[UInt8]> = []
    let names = ([card.name] + card.names.map(\.text)).filter {
      seen.insert(Folding.spelling(of: Array($0.utf8))).inserted
    }
    var ordinal = 0
    for name in names.prefix(Self.typedNameLimit) {
      for type in types {
        let joint = type.language == .french ? " de " : " "
        add(type.text + joint + name, part: .typedName, ordinal: ordinal, language: type.language)
        ordinal += 1
      }
    }
  }

  /// A role that several articles state is one.
  private mutating func addRoles(_ card: StoredCard, words: EntityWords) {
    var seen: Set<[UInt8]> = []
    for (number, role) in card.roles.enumerated()
    where seen.insert(Folding.spelling(of: Array(role.text.utf8))).inserted {
      add(role.text, part: .role, ordinal: number, language: role.language)
      add(pairs(words.forms(of: role.concepts)), part: .roleWord, member: number)
    }
  }

  private func pairs(_ forms: [EntityWords.Form]) -> [(language: Language, text: String)] {
    forms.map { ($0.language, $0.text) }
  }
}
