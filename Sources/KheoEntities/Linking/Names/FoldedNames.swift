import KheoText

/// The folded words of names, remembered, because names come again.
struct FoldedNames {
  struct Entry {
    /// Words of letters and digits, folded: `["ba", "be"]`, `["jean", "pierre"]`, `["j"]`.
    var words: [String]
    /// Of the words written together, so that `Hanoi` is `Ha Noi`.
    var joinedHash: UInt64
    var person: PersonName
  }

  /// Names remembered at most; then all are forgotten.
  private static let limit = 1 << 16

  private var entries: [String: Entry] = [:]
  private var hashes: [String: UInt64] = [:]

  mutating func entry(of name: String) -> Entry {
    if let known = entries[name] { return known }
    let words = Self.words(of: name)
    let entry = Entry(words: words, joinedHash: StableHash.of(words.joined()), person: PersonName(words: words))
    if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
    entries[name] = entry
    return entry
  }

  /// The hash of a concept or of a word.
  mutating func hash(of word: String) -> UInt64 {
    if let known = hashes[word] { return known }
    let hash = StableHash.of(word)
    if hashes.count >= Self.limit { hashes.removeAll(keepingCapacity: true) }
    hashes[word] = hash
    return hash
  }

  private static func words(of name: String) -> [String] {
    let key = Folding.key(of: Array(name.utf8))
    if key.allSatisfy({ $0 < 0x80 }) {
      return key.split { !($0 &- 0x61 < 26 || $0 &- 0x30 < 10) }.map { String(decoding: $0, as: UTF8.self) }
    }
    return String(decoding: key, as: UTF8.self).unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isDiacritic)
    }.map { String($0) }
  }
}
