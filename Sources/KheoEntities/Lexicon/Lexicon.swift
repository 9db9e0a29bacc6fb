import KheoText

/// The compiled lexicon of one language: the words that its forms are made of, and the forms as paths over them.
///
/// A word of a text is looked up once by its spelling and gives the lexicon's words it may be a form of; a form of several
/// words is then a walk from node to node. A class, since it is shared by all and large: `LexiconBuilder` makes it.
final class Lexicon: Sendable {
  /// A lexicon word that a spelling may be a form of.
  struct Reading: Sendable, Hashable {
    var word: UInt32
    /// The spelling has an ending of the plural.
    var isPlural: Bool
  }

  /// What a word can do in a compound.
  struct CompoundRoles: OptionSet, Sendable {
    var rawValue: UInt8
    /// It is a part that compounds may begin with or go on with.
    static let part = CompoundRoles(rawValue: 1)
    /// Compounds that are not listed may end in it.
    static let head = CompoundRoles(rawValue: 2)
  }

  static let root: UInt32 = 0

  let language: Language
  let traits: GrammarTraits
  /// Names of concepts, kinds and levels, by the numbers that entries have.
  let concepts: [String]
  /// Kinds whose units are where a bare name behind them says.
  let localKinds: Set<UInt16>
  /// Kinds of which one that is for something is a particular one.
  let purposeKinds: Set<UInt16>
  /// Kinds whose class noun is no part of the proper name behind it.
  let apposedKinds: Set<UInt16>
  private let conceptNumbers: [Substring: UInt16]
  /// For each spelling where its readings begin in `readings`, times 256, and how many they are.
  private let spellings: ByteTable
  private let readings: [Reading]
  private let compoundRoles: [CompoundRoles]
  private let edges: [UInt64: UInt32]
  private let entriesAtNode: [[LexiconEntry]]

  private static let vietnamese = Lexicon(LexiconBuilder(language: .vietnamese))
  private static let german = Lexicon(LexiconBuilder(language: .german))
  private static let french = Lexicon(LexiconBuilder(language: .french))
  private static let norwegian = Lexicon(LexiconBuilder(language: .norwegian))
  private static let other = Lexicon(LexiconBuilder(language: .other))

  /// The lexicon of a language, compiled when it is first asked for.
  static func shared(_ language: Language) -> Lexicon {
    switch language {
    case .vietnamese: vietnamese
    case .german: german
    case .french: french
    case .norwegian: norwegian
    case .other: other
    }
  }

  private init(_ builder: consuming LexiconBuilder) {
    language = builder.language
    traits = builder.traits
    concepts = builder.concepts
    localKinds = builder.kinds("local")
    purposeKinds = builder.kinds("purpose")
    apposedKinds = builder.kinds("apposed")
    conceptNumbers = builder.conceptNumbers
    compoundRoles = builder.compoundRoles
    edges = builder.edges
    entriesAtNode = builder.entriesAtNode
    (spellings, readings) = builder.finishReadings()
  }

  /// The words of the lexicon that a spelling may be a form of. Does not allocate.
  func readings(of spelling: some Collection<UInt8>) -> ArraySlice<Reading> {
    guard let value = spellings.value(of: spelling) else { return [] }
    let start = Int(value >> 8)
    return readings[start..<start + Int(value & 0xFF)]
  }

  /// What a word can do in compounds.
  func compoundRoles(of word: UInt32) -> CompoundRoles { compoundRoles[Int(word)] }

  func next(_ node: UInt32, _ word: UInt32) -> UInt32? { edges[UInt64(node) << 32 | UInt64(word)] }

  func entries(at node: UInt32) -> [LexiconEntry] { entriesAtNode[Int(node)] }

  func concept(_ number: UInt16) -> String { concepts[Int(number)] }

  /// The number of a concept or kind; nil where the lexicon has none of the name.
  func number(ofConcept name: String) -> UInt16? { conceptNumbers[name[...]] }
}
