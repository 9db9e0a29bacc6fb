/// What is known of a spelling in a language, whatever text it stands in.
struct WordInfo: Sendable {
  struct Flags: OptionSet, Sendable {
    var rawValue: UInt16
    /// A common word of the language.
    static let common = Flags(rawValue: 1 << 0)
    static let given = Flags(rawValue: 1 << 1)
    static let family = Flags(rawValue: 1 << 2)
    static let particle = Flags(rawValue: 1 << 3)
    /// A Vietnamese syllable, marks left aside.
    static let syllable = Flags(rawValue: 1 << 4)
    /// Some place of Viet Nam begins with it.
    static let placeStart = Flags(rawValue: 1 << 5)
    /// Some place of the world begins with it.
    static let worldStart = Flags(rawValue: 1 << 6)
    /// Among the few hundred commonest words of the language.
    static let veryCommon = Flags(rawValue: 1 << 7)
    /// A form of the lexicon begins with it.
    static let lexical = Flags(rawValue: 1 << 8)
    /// It has marks (letters beyond ASCII).
    static let marked = Flags(rawValue: 1 << 9)
    /// A verb of saying or thinking.
    static let says = Flags(rawValue: 1 << 10)
    /// A verb of what people do.
    static let does = Flags(rawValue: 1 << 11)
    /// A common noun by its form, in a language whose nouns have capitals.
    static let noun = Flags(rawValue: 1 << 12)
    /// Capitals that are no organisation: a measure, a code, a technique.
    static let noOrganisation = Flags(rawValue: 1 << 13)
  }

  var flags: Flags = []
  /// How often the syllable stands in each place of a Vietnamese name.
  var familyWeight: UInt16 = 0
  var middleWeight: UInt16 = 0
  var givenWeight: UInt16 = 0
  /// Readings in the lexicon: a range of `Vocabulary.readings`.
  var readingStart: UInt32 = 0
  var readingCount: UInt8 = 0
  /// Parts of a compound: a range of `Vocabulary.parts`; 0 for a word that is none.
  var partCount: UInt8 = 0
  var partStart: UInt32 = 0
  /// The canonical spelling and the folded key: ranges of the vocabulary's arena.
  var spellingStart: UInt32 = 0
  var keyStart: UInt32 = 0
  var spellingLength: UInt16 = 0
  var keyLength: UInt16 = 0
}
