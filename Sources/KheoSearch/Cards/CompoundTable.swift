import KheoIndex

/// Finds the words of a list that begin or end with a part, without going through the list: words are filed under five
/// letters at their beginning and, since an inflection may follow the last part, under those at four places of their end.
///
/// Parts that have five letters or more are found under their own first and last five (`CardWays.isCompound`); what is found
/// has still to be compared.
struct CompoundTable: Sendable {
  private static let windowLength = CardWays.partLength
  private static let slotBits = 16

  /// Where the words of each slot begin in `words`; one more than there are slots.
  private var starts: [UInt32]
  private var words: [UInt32] = []

  /// `forEach` calls its closure with each word and its number, twice the same.
  init(forEach: ((_ number: Int, _ word: [UInt8]) -> Void) throws -> Void) rethrows {
    var counts = [UInt32](repeating: 0, count: 1 << Self.slotBits + 1)
    try forEach { _, word in Self.forEachSlot(of: word) { counts[$0 + 1] += 1 } }
    for slot in 1..<counts.count { counts[slot] += counts[slot - 1] }
    starts = counts
    words = [UInt32](repeating: 0, count: Int(counts[counts.count - 1]))
    try forEach { number, word in
      Self.forEachSlot(of: word) { slot in
        words[Int(counts[slot])] = UInt32(number)
        counts[slot] += 1
      }
    }
  }

  /// Numbers of words that may be compounds of one of `parts`, rising.
  func candidates(of parts: Set<[UInt8]>) -> [Int] {
    var found: Set<UInt32> = []
    for part in parts where part.count >= Self.windowLength {
      for start in [0, part.count - Self.windowLength] {
        let slot = Self.slot(of: part, at: start)
        found.formUnion(words[Int(starts[slot])..<Int(starts[slot + 1])])
      }
    }
    return found.sorted().map(Int.init)
  }

  private static func forEachSlot(of word: [UInt8], _ body: (Int) -> Void) {
    guard word.count >= CardWays.partLength + CardWays.restLength else { return }
    body(slot(of: word, at: 0))
    for ending in 0...CardWays.endingLength {
      let start = word.count - ending - windowLength
      if start > 0 { body(slot(of: word, at: start)) }
    }
  }

  private static func slot(of word: [UInt8], at start: Int) -> Int {
    var hash: UInt64 = 0
    for index in start..<start + windowLength { hash = hash << 8 | UInt64(word[index]) }
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - slotBits))
  }
}

/// The compounds of the dictionaries of a collection, gathered when a part is first looked for.
final class CompoundTables {
  private var tables: [ObjectIdentifier: CompoundTable] = [:]

  func table(of segment: Segment) throws -> CompoundTable {
    if let known = tables[ObjectIdentifier(segment)] { return known }
    let table = try CompoundTable { body in
      var number = 0
      try segment.scanTerms(from: []) { key, _ in
        body(number, key)
        number += 1
        return true
      }
    }
    tables[ObjectIdentifier(segment)] = table
    return table
  }
}
