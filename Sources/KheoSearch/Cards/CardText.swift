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

  /// A concept, which words of a query may stand for.
  package struct Concept: Sendable, Equatable {
    package var part: CardAddress.Part
    package var ordinal: Int
    package var name: String
  }

  package private(set) var stretches: [Stretch] = []
  package private(set) var concepts: [Concept] = []

  package init() {}

  /// Adds a name, a place, a role or the like under its own number. One that does not fit is left out.
  package mutating func add(_ text: String, part: CardAddress.Part, ordinal: Int, language: Language) {
    guard ordinal >= 0, ordinal < CardAddress.ordinalLimit, !text.isEmpty else { return }
    stretches.append(Stretch(part: part, ordinal: ordinal, text: text, language: language))
  }

  /// Adds a concept under its own number.
  package mutating func add(concept: String, part: CardAddress.Part, ordinal: Int) {
    guard ordinal >= 0, ordinal < CardAddress.ordinalLimit else { return }
    concepts.append(Concept(part: part, ordinal: ordinal, name: concept))
  }

  /// Adds the concepts of one role or level, or what a unit is as a whole, each once; the first 32 of them.
  package mutating func add(concepts: [String], part: CardAddress.Part, member: Int) {
    var number = 0
    var known: Set<String> = []
    for name in concepts where number < CardAddress.formLimit && known.insert(name).inserted {
      let ordinal = member * CardAddress.formLimit + number
      guard ordinal < CardAddress.ordinalLimit else { return }
      self.concepts.append(Concept(part: part, ordinal: ordinal, name: name))
      number += 1
    }
  }
}
