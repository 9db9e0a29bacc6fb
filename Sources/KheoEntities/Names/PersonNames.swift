import KheoText

/// The given and family names of the world, and the words between them.
///
/// Keys are single words, folded: a name of two words is looked up word by word. Vietnamese syllables are in
/// `VietnameseNames`.
struct PersonNames: Sendable {
  /// What a word can be in a person's name, and in which languages it is a common word as well.
  struct Kinds: OptionSet, Sendable {
    var rawValue: UInt32

    static let given = Kinds(rawValue: 1)
    static let family = Kinds(rawValue: 2)
    /// `von`, `de`, `van`, `bin`.
    static let particle = Kinds(rawValue: 4)
    static let germanWord = Kinds(rawValue: 8)
    static let frenchWord = Kinds(rawValue: 16)
    static let norwegianWord = Kinds(rawValue: 32)

    /// The word's being a common word of `language`; empty for languages without a list.
    static func word(of language: Language) -> Kinds {
      switch language {
      case .german: .germanWord
      case .french: .frenchWord
      case .norwegian: .norwegianWord
      case .vietnamese, .other: []
      }
    }
  }

  static let shared = PersonNames()

  private let table: ByteTable

  private init() {
    var table = ByteTableBuilder(capacity: 72_000)
    for (file, kind) in [("given", Kinds.given), ("family", .family), ("particles", .particle)] {
      TableLines.forEach("entities/names/\(file).txt") { line in table.update(line) { $0 | kind.rawValue } }
    }
    TableLines.forEach("entities/names/ambiguous.txt") { line in
      var rest = line
      let name = TableLines.next(&rest)
      var kinds: Kinds = []
      while !rest.isEmpty {
        let language = Language(tag: String(decoding: TableLines.next(&rest, UInt8(ascii: " ")), as: UTF8.self))
        kinds.formUnion(.word(of: language))
      }
      table.update(name) { $0 | kinds.rawValue }
    }
    self.table = table.finish()
  }

  /// All that a folded word can be; one look-up.
  func kinds(_ key: some Collection<UInt8>) -> Kinds { Kinds(rawValue: table.value(of: key) ?? 0) }

  func isGiven(_ key: some Collection<UInt8>) -> Bool { kinds(key).contains(.given) }

  func isFamily(_ key: some Collection<UInt8>) -> Bool { kinds(key).contains(.family) }

  func isParticle(_ key: some Collection<UInt8>) -> Bool { kinds(key).contains(.particle) }

  /// Whether a name is a common word of `language` as well (Jung, Petit, Dag); false for what is no name.
  func isWord(_ key: some Collection<UInt8>, _ language: Language) -> Bool {
    !kinds(key).isDisjoint(with: .word(of: language))
  }
}
