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
  /// The first words of a notice, without punctuation at their ends.
  static let noticeStarts = PhraseKinds(rawValue: 1 << 11)
}

/// A hash table from phrases to their kinds: one look-up tells every list that holds a phrase.
///
/// Open addressing with linear probing over one arena of bytes, at most half full; built once, then only read. Most keys
/// are turned away before they are hashed, as no phrase has their first byte and their length.
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
  /// For each first byte a bit for each length of the phrases that begin with it; the last bit stands for all beyond.
  private var lengths = [UInt64](repeating: 0, count: 256)

  /// The kinds of the phrase `key`; none for what is no phrase.
  func kinds(_ key: UnsafeRawBufferPointer) -> PhraseKinds {
    guard !key.isEmpty, lengths[Int(key[0])] & Self.bit(ofLength: key.count) != 0 else { return [] }
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
      lengths[Int(key[0])] |= Self.bit(ofLength: key.count)
    }
    slots[slot].kinds.formUnion(kinds)
  }

  private static func bit(ofLength length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

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

  /// Eight bytes at a time, each step a multiplication by the golden ratio (Knuth, volume 3, section 6.4) and a shift.
  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt32 {
    var hash = UInt64(key.count)
    func mix(_ bits: UInt64) {
      hash = (hash ^ bits) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 32
    }
    guard key.count >= 8 else {
      var bits: UInt64 = 0
      for byte in key { bits = bits &<< 8 | UInt64(byte) }
      mix(bits)
      return UInt32(truncatingIfNeeded: hash)
    }
    var index = 0
    while index + 8 <= key.count {
      mix(key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    // The last eight bytes, some of them for the second time.
    if index < key.count { mix(key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)) }
    return UInt32(truncatingIfNeeded: hash)
  }
}
