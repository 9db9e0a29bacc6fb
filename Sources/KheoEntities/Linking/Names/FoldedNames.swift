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

  /// Names remembered at most; then all are forgotten. About 200 bytes each.
  private static let limit = 1 << 18

  /// A text for looking up: by its bytes, which costs less than by its characters.
  private struct Bytes: Hashable {
    let text: String
    let hash: UInt64

    init(_ text: String) {
      self.text = text
      hash = StableHash.of(text)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    static func == (left: Bytes, right: Bytes) -> Bool {
      left.hash == right.hash && left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  private var entries: [Bytes: Entry] = [:]

  mutating func entry(of name: String) -> Entry {
    let bytes = Bytes(name)
    if let known = entries[bytes] { return known }
    let words = Self.words(of: name)
    let entry = Entry(words: words, joinedHash: StableHash.of(words.joined()), person: PersonName(words: words))
    if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
    entries[bytes] = entry
    return entry
  }

  /// The hash of a concept or of a word.
  func hash(of word: String) -> UInt64 { StableHash.of(word) }

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
