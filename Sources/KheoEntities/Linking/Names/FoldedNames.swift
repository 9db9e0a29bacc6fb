import KheoText

/// The folded words of names, and what kinds and types are, remembered, because they come again.
///
/// An open-addressing table by a hash of the bytes; when it is full, all is forgotten.
struct FoldedNames {
  /// What a name, a kind, a type or a concept is.
  final class Entry {
    let text: String
    /// Of the bytes.
    let hash: UInt64
    /// Words of letters and digits, folded: `["ba", "be"]`, `["jean", "pierre"]`, `["j"]`.
    let words: [String]
    /// Of the words written together, so that `Hanoi` is `Ha Noi`.
    let joinedHash: UInt64
    /// The words as a person's name.
    let person: PersonName
    /// The text as a type of place.
    let level: PlaceLevel?
    /// The text as a kind of unit.
    let family: UnitFamily

    fileprivate init(_ text: String, hash: UInt64) {
      self.text = text
      self.hash = hash
      words = FoldedNames.words(of: text)
      joinedHash = StableHash.of(words.joined())
      person = PersonName(words: words)
      level = PlaceLevel(type: text)
      family = UnitFamily(kind: text)
    }
  }

  /// Names remembered at most, about 300 bytes each.
  private static let limit = 1 << 17
  private static let mask = 2 * limit - 1

  private var entries: [Entry] = []
  /// Index of an entry and 1, or 0 for a free place; twice as many as entries.
  private var places = [Int32](repeating: 0, count: 2 * limit)

  mutating func entry(of text: String) -> Entry {
    let hash = StableHash.of(text)
    var place = Int(truncatingIfNeeded: hash) & Self.mask
    while places[place] != 0 {
      let entry = entries[Int(places[place]) - 1]
      if entry.hash == hash, entry.text == text { return entry }
      place = (place + 1) & Self.mask
    }
    if entries.count == Self.limit {
      entries.removeAll(keepingCapacity: true)
      for place in places.indices { places[place] = 0 }
      place = Int(truncatingIfNeeded: hash) & Self.mask
    }
    let entry = Entry(text, hash: hash)
    entries.append(entry)
    places[place] = Int32(entries.count)
    return entry
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
