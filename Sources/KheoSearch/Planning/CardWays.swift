/// The ways of a word to a card that other collections do not take.
struct CardWays {
  /// Letters of an unfinished word.
  static let prefixLength = 2
  /// Letters of a part of a compound.
  static let partLength = 5
  /// Letters that the rest of a compound has at least.
  static let restLength = 3
  /// Letters of an inflection behind the last part.
  static let endingLength = 3

  /// Whether words are taken loosely that are found: as the beginning of longer words and as parts of compounds.
  var isLoose: Bool
  /// Where the last word of the query ends, in bytes: it may not be typed to its end.
  var end: Int
  /// Whether a word that no card has may be one that was mistyped.
  var mayCorrect: (QueryWord) -> Bool
  /// Whether a part of the query is enough: then words are not taken loosely, or much would be found for little.
  var isPartial: Bool
  /// What the words of the query stand for, by their ranges.
  var meanings: [Range<Int>: Set<String>]
  var language: CardLanguage
  /// Of the collection's dictionaries.
  var compounds: CompoundTables

  /// The kinds that folded words mean: those they are words for, and the one they name.
  func kinds(of words: [UInt8]) -> [String] {
    language.kinds(of: words) + [String(decoding: words, as: UTF8.self)]
  }

  /// Whether a key is longer than one of its parts, and begins or ends with it.
  static func isCompound(_ key: [UInt8], of part: [UInt8]) -> Bool {
    guard key.count >= part.count + restLength else { return false }
    if key.starts(with: part) { return true }
    return (0...endingLength).contains { ending in
      let start = key.count - ending - part.count
      return start >= restLength && key[start..<start + part.count].elementsEqual(part)
    }
  }
}
