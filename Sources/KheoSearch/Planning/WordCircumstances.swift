import KheoIndex
import KheoText

/// All that the plan of a word depends on beside the collection and the model: two words of one kind in the same circumstances
/// have one plan.
struct WordCircumstances: Hashable {
  let wholes: [[UInt8]]
  private let key: [UInt8]
  private let spelling: [UInt8]
  private let alternativeKeys: [[UInt8]]
  private let translations: [Translation]
  private let options: SearchOptions
  /// The rest, bit by bit.
  private let traits: UInt64

  init(
    _ word: QueryWord, wholes: [[UInt8]], translations: [Translation], isMarked: Bool, takesKeys: Bool,
    options: SearchOptions
  ) {
    self.wholes = wholes
    self.options = options
    self.translations = translations
    key = word.key
    spelling = word.spelling
    alternativeKeys = word.alternativeKeys
    var traits = word.fields.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
    traits |= UInt64(word.kind.rawValue) << 8
    for trait in [word.mode == .folded, word.isInterrogative, word.isAcronym, isMarked, takesKeys] {
      traits = traits << 1 | (trait ? 1 : 0)
    }
    self.traits = traits
  }
}

extension SlotPlan {
  /// Makes it the plan of the same word in another place of another query.
  mutating func move(to word: QueryWord) {
    self.word = word
  }
}
