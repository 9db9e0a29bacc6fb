/// Counts documents of pairs of spellings, for the first words of one term at a time.
///
/// Open addressing. The followers of one word are few enough for the processor's caches, where a table of all pairs of a
/// segment would miss them with every token.
struct PairTally {
  /// A pair and its documents so far.
  struct Entry {
    /// The first spelling's slot (`SpellingPlaces`) above the second's.
    var pair: UInt64
    /// 0 for a free place.
    var documentCount: UInt32
    /// The document that was counted last.
    var lastDocument: UInt32
  }

  private var table = [Entry](repeating: Entry(pair: 0, documentCount: 0, lastDocument: 0), count: 1 << 10)
  /// Places of the table that are taken.
  private var taken: [Int] = []

  /// Counts a document of a pair; documents of one pair come in order.
  mutating func count(first: UInt32, second: UInt32, document: UInt32) {
    let pair = UInt64(first) << 32 | UInt64(second)
    let place = self.place(of: pair)
    if table[place].documentCount == 0 {
      table[place] = Entry(pair: pair, documentCount: 1, lastDocument: document)
      taken.append(place)
      if taken.count * 2 > table.count { grow() }
    } else if table[place].lastDocument != document {
      table[place].documentCount += 1
      table[place].lastDocument = document
    }
  }

  /// Calls `body` with every pair, in no order, and forgets them.
  mutating func drain(_ body: (Entry) -> Void) {
    for place in taken {
      body(table[place])
      table[place].documentCount = 0
    }
    taken.removeAll(keepingCapacity: true)
  }

  /// Where a pair is, or may be put.
  private func place(of pair: UInt64) -> Int {
    let mask = table.count - 1
    var hash = pair &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place].documentCount != 0, table[place].pair != pair { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = table
    table = [Entry](repeating: Entry(pair: 0, documentCount: 0, lastDocument: 0), count: old.count * 2)
    for index in taken.indices {
      let entry = old[taken[index]]
      let place = self.place(of: entry.pair)
      table[place] = entry
      taken[index] = place
    }
  }
}
