/// What a form of the lexicon stands for.
struct LexiconEntry: Sendable {
  /// The resource file that a form comes from.
  enum Category: UInt8, Sendable {
    case unit, subject, level, role, roleModifier, title, connector, organisation, legalForm
  }

  /// When a unit word names a unit (docs/ENTITIES.md, `units.tsv`).
  struct Scope: OptionSet, Sendable {
    var rawValue: UInt8
    /// The bare word does.
    static let unique = Scope(rawValue: 1)
    /// The word with a level does.
    static let level = Scope(rawValue: 2)
    /// The word with a proper name does.
    static let named = Scope(rawValue: 4)
    /// The word says what kind of place the name beside it is.
    static let place = Scope(rawValue: 8)
    /// Compounds that end in the word count as it.
    static let suffix = Scope(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(words: Substring) {
      self = []
      for word in words.split(separator: " ") {
        switch word {
        case "unique": insert(.unique)
        case "level": insert(.level)
        case "named": insert(.named)
        case "place": insert(.place)
        case "suffix": insert(.suffix)
        default: break
        }
      }
    }
  }

  var category: Category
  /// Index into `Lexicon.concepts`; of a level its type, of a connector its role, of an organisation nothing.
  var concept: UInt16
  /// Index into `Lexicon.concepts`: the kind of a unit, organisation or legal form.
  var kind: UInt16
  var scope: Scope
  /// The level that the word itself says ("tỉnh ủy"): a type of `levels.tsv`; `UInt16.max` without one.
  var level: UInt16 = .max
  /// The form is an abbreviation in capitals, and so are its mentions.
  var isAcronym: Bool
  /// Bytes of the form's words.
  var byteCount: UInt16 = 0
  /// The form is written with a small letter ("dpa").
  var isSmall = false
}
