/// The resource files that a phrase stands in.
struct PhraseKinds: OptionSet {
  var rawValue: UInt16

  static let comments = PhraseKinds(rawValue: 1 << 0)
  static let sources = PhraseKinds(rawValue: 1 << 1)
  static let navigation = PhraseKinds(rawValue: 1 << 2)
  static let related = PhraseKinds(rawValue: 1 << 3)
  static let notices = PhraseKinds(rawValue: 1 << 4)
  static let bylines = PhraseKinds(rawValue: 1 << 5)
  static let bylineOpeners = PhraseKinds(rawValue: 1 << 6)
  static let nameJoiners = PhraseKinds(rawValue: 1 << 7)
  static let pictures = PhraseKinds(rawValue: 1 << 8)
  static let tags = PhraseKinds(rawValue: 1 << 9)
  static let dateWords = PhraseKinds(rawValue: 1 << 10)
  /// The first word, without punctuation at its ends, of a notice.
  static let noticeStarts = PhraseKinds(rawValue: 1 << 11)
}

/// A hash table from phrases to their kinds: one look-up tells every list that holds a phrase.
///
/// Open addressing with linear probing over one arena of bytes, at most half full; built once, then only read. A key
/// longer than the longest phrase is turned away without being hashed.
struct PhraseTable: Sendable {
  private struct Slot {
    var hash: UInt32 = 0
    var start: UInt32 = 0
    /// Bytes of the phrase; 0 in an empty slot.
    var length: UInt32 = 0
    var kinds: PhraseKinds = []
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var arena: [UInt8] = []
  private var phraseCount = 0
  private var longest = 0

  /// The kinds of the phrase `key`; none for what is no phrase.
  func kinds(_ key: UnsafeRawBufferPointer) -> PhraseKinds {
    guard !key.isEmpty, key.count <= longest else { return [] }
    return slots[slot(of: key, hash: Self.hash(key))].kinds
  }

  mutating func insert(_ key: UnsafeRawBufferPointer, _ kinds: PhraseKinds) {
    guard !key.isEmpty else { return }
    if (phraseCount + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(key)
    let slot = slot(of: key, hash: hash)
    if slots[slot].length == 0 {
      slots[slot] = Slot(hash: hash, start: UInt32(arena.count), length: UInt32(key.count))
      arena += key
      phraseCount += 1
      longest = max(longest, key.count)
    }
    slots[slot].kinds.formUnion(kinds)
  }

  /// The slot that holds `key`, or the empty one where it belongs.
  private func slot(of key: UnsafeRawBufferPointer, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place].length != 0 {
      if slots[place].hash == hash, Int(slots[place].length) == key.count, holds(key, at: Int(slots[place].start)) {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func holds(_ key: UnsafeRawBufferPointer, at start: Int) -> Bool {
    arena.withUnsafeBytes { ByteText.equal(key, UnsafeRawBufferPointer(rebasing: $0[start..<(start + key.count)])) }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for entry in old where entry.length != 0 {
      var place = Int(entry.hash) & (slots.count - 1)
      while slots[place].length != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = entry
    }
  }

  /// FNV-1a (Fowler, Noll, Vo), 32 bits, with the high half mixed into the low one that chooses the slot.
  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash ^ hash &>> 16
  }
}
