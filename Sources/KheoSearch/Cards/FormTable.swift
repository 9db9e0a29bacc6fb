/// From words that go together to what they stand for: a sorted array of hashes, made in one go and searched by halving.
///
/// Twenty thousand forms are read when cards are first searched, and a program that asks one question waits for them: a
/// hash of 64 bits in place of the words makes that a tenth of the time of a dictionary of byte strings. Two forms of one
/// hash would be taken for each other; among so few that is one chance in 10¹¹.
struct FormTable: Sendable {
  private var entries: [(hash: UInt64, concept: Int32)] = []

  mutating func add(_ hash: UInt64, concept: Int32) { entries.append((hash, concept)) }

  /// Puts the entries in order; before the first look-up.
  mutating func sort() { entries.sort { ($0.hash, $0.concept) < ($1.hash, $1.concept) } }

  /// The concepts of a hash, each once.
  func concepts(of hash: UInt64) -> [Int32] {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    var found: [Int32] = []
    while low < entries.count, entries[low].hash == hash {
      if found.last != entries[low].concept { found.append(entries[low].concept) }
      low += 1
    }
    return found
  }

  /// FNV-1a over the bytes of a word (RFC 9923).
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The hash of words that go together, from the hashes of each.
  static func join(_ words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }
}
