/// Gathers the lines of a segment and writes its sections `lineWords` and `lines` (FORMAT.md, Lines).
///
/// Lines are numbered by weight, so that the lists of words, which rise, begin with what is proposed first.
struct LineTableBuilder {
  /// Entries of which one minimum is kept.
  static let blockEntryCount = 64

  /// Spelling numbers of the interner, line after line.
  private var words: [UInt32] = []
  private var wordEnds: [Int] = []
  private var documents: [UInt32] = []
  private var weights: [UInt64] = []
  private var tellsFirstWord: [Bool] = []
  private var records: [UInt8] = []
  private var recordEnds: [Int] = []

  var byteCount: Int { words.capacity * 4 + records.capacity + documents.count * 29 }

  /// Adds a line of a document. A line without words says nothing and is left out.
  mutating func append(_ line: Line, words lineWords: UnsafeBufferPointer<UInt32>, document: Int) {
    guard !lineWords.isEmpty, documents.count < Int(Int32.max), records.count + line.record.count < Int(UInt32.max)
    else { return }
    words += lineWords.prefix(Line.wordLimit)
    wordEnds.append(words.count)
    documents.append(UInt32(document))
    weights.append(line.weight)
    tellsFirstWord.append(line.tellsFirstWord)
    records += line.record
    recordEnds.append(records.count)
  }

  /// Writes both sections. `places` says which spelling of which term each spelling number became.
  consuming func write(to file: SegmentFileWriter, places: SpellingPlaces) throws(IndexError) {
    let order = documents.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
    let lists = makeLists(order: order, places: places)
    try file.begin(.lineWords)
    try file.write(lists.encode(places: places))
    try file.begin(.lines)
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt32(order.count))
    for line in order { bytes.appendLittleEndian(documents[line]) }
    var end = 0
    for line in order {
      end += recordRange(line).count
      bytes.appendLittleEndian(UInt32(end))
    }
    for line in order { bytes += records[recordRange(line)] }
    try file.write(bytes)
  }

  private func recordRange(_ line: Int) -> Range<Int> { (line > 0 ? recordEnds[line - 1] : 0)..<recordEnds[line] }

  private func wordsOf(_ line: Int) -> ArraySlice<UInt32> {
    words[(line > 0 ? wordEnds[line - 1] : 0)..<wordEnds[line]]
  }

  /// The entries of every spelling, spellings in the order of the terms.
  private struct Lists {
    /// By slot, the entries rising.
    var slots: [Int]
    var ends: [Int]
    var entries: [UInt32]

    func encode(places: SpellingPlaces) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(8 + slots.count * 12 + entries.count * 5)
      bytes.appendLittleEndian(UInt32(slots.count))
      bytes.appendLittleEndian(UInt32(entries.count))
      for slot in slots { bytes.appendLittleEndian(places.terms[slot]) }
      for slot in slots { bytes.appendLittleEndian(places.spellings[slot]) }
      for end in ends { bytes.appendLittleEndian(UInt32(end)) }
      for entry in entries { bytes.appendLittleEndian(entry) }
      for start in stride(from: 0, to: entries.count, by: LineTableBuilder.blockEntryCount) {
        let block = entries[start..<min(start + LineTableBuilder.blockEntryCount, entries.count)]
        bytes.appendLittleEndian(block.min()!)
      }
      return bytes
    }
  }

  /// Sorts the words by slot: those that are first in their line before the others, lines rising.
  private func makeLists(order: [Int], places: SpellingPlaces) -> Lists {
    // A slot above an entry.
    var pairs: [UInt64] = []
    pairs.reserveCapacity(words.count)
    for (number, line) in order.enumerated() {
      let words = wordsOf(line)
      for (index, word) in words.enumerated() where !words.prefix(index).contains(word) {
        let isLater = index > 0 && tellsFirstWord[line]
        let entry = LineEntry(line: number, isLater: isLater)
        pairs.append(UInt64(places.slotOfSpelling[Int(word)]) << 32 | UInt64(entry.rawValue))
      }
    }
    pairs.sort()
    var lists = Lists(slots: [], ends: [], entries: [])
    lists.entries.reserveCapacity(pairs.count)
    for pair in pairs {
      let slot = Int(pair >> 32)
      if lists.slots.last != slot {
        lists.slots.append(slot)
        lists.ends.append(lists.entries.count)
      }
      lists.entries.append(UInt32(truncatingIfNeeded: pair))
      lists.ends[lists.ends.count - 1] = lists.entries.count
    }
    return lists
  }
}

/// Where in the dictionary each spelling of the interner came to be. A slot is a spelling's rank in the order of terms and,
/// within a term, of spellings.
struct SpellingPlaces {
  /// By spelling number.
  private(set) var slotOfSpelling: [UInt32]
  /// By slot.
  private(set) var terms: [UInt32] = []
  private(set) var spellings: [UInt32] = []

  init(spellingCount: Int) { slotOfSpelling = [UInt32](repeating: 0, count: spellingCount) }

  /// Adds the spellings of the next term, in their order.
  mutating func append(_ spellingNumbers: [UInt32], ordinal: Int) {
    for (index, number) in spellingNumbers.enumerated() {
      slotOfSpelling[Int(number)] = UInt32(terms.count)
      terms.append(UInt32(ordinal))
      spellings.append(UInt32(index))
    }
  }
}
