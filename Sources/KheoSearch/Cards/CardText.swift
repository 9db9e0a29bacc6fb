package import KheoText

/// What a card is searched by: stretches of words, each with its part of the card.
package struct CardText: Sendable {
  package struct Stretch: Sendable, Equatable {
    package var part: CardAddress.Part
    package var ordinal: Int
    package var text: String
    /// The language whose inflections and digraphs its words have.
    package var language: Language
  }

  package private(set) var stretches: [Stretch] = []

  package init() {}

  /// Adds a name, a place, a role or the like under its own number. One that does not fit is left out.
  package mutating func add(_ text: String, part: CardAddress.Part, ordinal: Int, language: Language) {
    guard ordinal >= 0, ordinal < CardAddress.ordinalLimit, !text.isEmpty else { return }
    stretches.append(Stretch(part: part, ordinal: ordinal, text: text, language: language))
  }

  /// Adds words of one member (a role or a level), each once; the first 32 of them.
  package mutating func add(
    _ words: [(language: Language, text: String)], part: CardAddress.Part, member: Int
  ) {
    var form = 0
    var known: Set<[UInt8]> = []
    for word in words where form < CardAddress.formLimit {
      guard known.insert(Folding.key(of: Array(word.text.utf8))).inserted else { continue }
      add(word.text, part: part, ordinal: member * CardAddress.formLimit + form, language: word.language)
      form += 1
    }
  }
}
