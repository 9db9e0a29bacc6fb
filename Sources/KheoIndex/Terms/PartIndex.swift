import KheoText

/// The words of a segment that may be compounds, by their ends: from the last letters of a word to all that end so.
///
/// Made in one pass over the dictionary when a part is first looked for, 13 bytes a word; it takes no room in the index.
/// Beginnings need no table: the dictionary is in their order.
package struct PartIndex: Sendable {
  /// Letters of the shortest word that is taken for a compound.
  static let wordLength = 7
  /// Letters of the longest: what is longer is an address or a row of letters.
  private static let longestWord = 48
  /// Letters that an entry holds, five bits each.
  private static let heldLetters = 12
  private static let bucketBits = 16

  private struct Entry {
    var ending: UInt64
    var ordinal: UInt32
  }

  /// By the first bits of the endings; one more than there are buckets.
  private var starts: [UInt32]
  /// By bucket, in it in the order of the words; beside them their ordinals.
  private var endings: [UInt64] = []
  private var ordinals: [UInt32] = []
  /// By ordinal of the segment's terms: magnitude of the documents that have it; 0 where it is no compound.
  private var magnitudes: [UInt8] = []

  init(segment: Segment) throws {
    let wanted = CompoundRules.all.keys.reduce(LanguageSet(rawValue: 0)) { $0.union(LanguageSet($1)) }
    var entries: [Entry] = []
    var magnitudes: [UInt8] = []
    var counts = [UInt32](repeating: 0, count: 1 << Self.bucketBits + 1)
    try segment.forEachTerm { ordinal, key, documentCount, languages in
      var magnitude: UInt8 = 0
      if (Self.wordLength...Self.longestWord).contains(key.count), !PhraseKey.isPhrase(key),
        languages.intersection(wanted).rawValue != 0,
        let ending = Self.packed(key)
      {
        magnitude = Self.magnitude(documentCount)
        counts[Self.bucket(ending) + 1] += 1
        entries.append(Entry(ending: ending, ordinal: UInt32(ordinal)))
      }
      magnitudes.append(magnitude)
    }
    for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
    starts = counts
    endings = [UInt64](repeating: 0, count: entries.count)
    ordinals = [UInt32](repeating: 0, count: entries.count)
    for entry in entries {
      let bucket = Self.bucket(entry.ending)
      let place = Int(counts[bucket])
      endings[place] = entry.ending
      ordinals[place] = entry.ordinal
      counts[bucket] += 1
    }
    self.magnitudes = magnitudes
  }

  /// Bytes that it takes.
  package var byteCount: Int { starts.count * 4 + endings.count * 12 + magnitudes.count }

  /// The ordinals of words that end with `ending` and have letters before it, with the magnitudes of their documents.
  ///
  /// Of endings beyond twelve letters only the last twelve count.
  package func ordinals(endingWith ending: [UInt8], _ body: (_ ordinal: Int, _ magnitude: UInt8) -> Void) {
    let held = min(Self.heldLetters, ending.count)
    guard held >= 3, let low = Self.packed(ending) else { return }
    let high = low | ((1 << UInt64(64 - 5 * held)) - 1)
    for place in Int(starts[Self.bucket(low)])..<Int(starts[Self.bucket(high) + 1])
    where endings[place] >= low && endings[place] <= high {
      let ordinal = Int(ordinals[place])
      body(ordinal, magnitudes[ordinal])
    }
  }

  /// The magnitude of the documents of a term, 0 where it is no word that may be a compound.
  package func magnitude(of ordinal: Int) -> UInt8 { magnitudes[ordinal] }

  /// The last letters of a word, the last of all highest; nil where it has other letters than a to z.
  private static func packed(_ key: some RandomAccessCollection<UInt8>) -> UInt64? {
    var packed: UInt64 = 0
    var shift = 59
    for byte in key.reversed().prefix(heldLetters) {
      let letter = byte &- 0x60
      guard letter >= 1, letter <= 26 else { return nil }
      packed |= UInt64(letter) << UInt64(shift)
      shift -= 5
    }
    return packed
  }

  private static func bucket(_ ending: UInt64) -> Int { Int(ending >> UInt64(64 - bucketBits)) }

  /// Bits of a count, at least 1.
  static func magnitude(_ count: Int) -> UInt8 { UInt8(Int.bitWidth - max(1, count).leadingZeroBitCount) }
}
