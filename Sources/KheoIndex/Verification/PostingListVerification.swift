/// Decodes one term's postings and positions, every byte of them, and checks them against each other.
///
/// Written from FORMAT.md and apart from `PostingCursor`: each is a test of the other.
struct PostingListVerification {
  let term: Term
  /// Documents of the segment.
  let documentCount: Int
  let columns: DocumentColumns
  let impacts: Impacts
  var postings: ByteReader
  var positions: ByteReader
  /// Room for 128 integers.
  let scratch: UnsafeMutablePointer<UInt32>

  private var previousDocument = -1
  private var occurrenceCount = 0
  /// Documents of each spelling, and the last document that was counted for it.
  private var spellingDocumentCounts: [Int]
  private var countedDocuments: [Int]

  /// A posting as it is decoded, in integers that cannot overflow.
  private struct Entry {
    var document: Int
    var frequency: Int
    var title: Int
    var caption: Int
    var source: Int
    var spellingCode: Int
    var body: Int { frequency - title - caption - source }
  }

  /// What the skip table says of a block.
  private struct Skip: Equatable {
    var lastDocument: Int
    var dataEnd: Int
    var positionsEnd: Int
    var maxima: [UInt8]
  }

  /// Whether its occurrences are words of the fields.
  private let areWords: Bool

  init(
    term: Term, documentCount: Int, columns: DocumentColumns, impacts: Impacts, postings: ByteReader,
    positions: ByteReader, scratch: UnsafeMutablePointer<UInt32>
  ) {
    self.term = term
    self.documentCount = documentCount
    self.columns = columns
    self.impacts = impacts
    self.postings = postings
    self.positions = positions
    self.scratch = scratch
    areWords = !PhraseKey.isPhrase(term.key)
    spellingDocumentCounts = [Int](repeating: 0, count: term.spellings.count)
    countedDocuments = [Int](repeating: -1, count: term.spellings.count)
  }

  /// Checks the list and adds its occurrences to the lengths of the documents' fields.
  mutating func run(fieldLengths: inout [UInt32]) throws(CorruptIndexError) {
    guard term.documentCount <= documentCount else {
      throw postings.malformed("a term of more documents than there are")
    }
    let fullCount = term.documentCount / BitPacking.blockCount
    let tailCount = term.documentCount % BitPacking.blockCount
    let skips = fullCount == 0 ? [] : try readSkips(count: fullCount + (tailCount > 0 ? 1 : 0))
    let shortImpact = fullCount == 0 ? try postings.readBytes(1)[0] : 0
    let dataStart = postings.offset
    for block in 0..<fullCount + (tailCount > 0 ? 1 : 0) {
      let entries = block < fullCount ? try readBlock() : try readTail(count: tailCount)
      for entry in entries { try check(entry, &fieldLengths) }
      if block < skips.count, skips[block] != makeSkip(entries, dataStart: dataStart) {
        throw postings.malformed("the skip table does not fit block \(block)")
      }
      if fullCount == 0, Impacts.code(of: entries.map(impact(of:)).max() ?? 0) != shortImpact {
        throw postings.malformed("the greatest impact is not that of the documents")
      }
    }
    guard postings.isAtEnd else { throw postings.malformed("bytes behind the last posting") }
    guard positions.isAtEnd else { throw positions.malformed("bytes behind the last position") }
    guard occurrenceCount == term.occurrenceCount else {
      throw postings.malformed("\(occurrenceCount) occurrences, the dictionary says \(term.occurrenceCount)")
    }
    guard spellingDocumentCounts == term.spellings.map(\.documentCount) else {
      throw postings.malformed("the documents of the spellings are not those the dictionary says")
    }
  }

  private mutating func readSkips(count: Int) throws(CorruptIndexError) -> [Skip] {
    var column = ByteReader(try postings.readBytes(count * 16), file: "", fileOffset: 0)
    var skips = [Skip](repeating: Skip(lastDocument: 0, dataEnd: 0, positionsEnd: 0, maxima: []), count: count)
    for index in 0..<count { skips[index].lastDocument = Int(try column.read(UInt32.self)) }
    for index in 0..<count { skips[index].dataEnd = Int(try column.read(UInt32.self)) }
    for index in 0..<count { skips[index].positionsEnd = Int(try column.read(UInt32.self)) }
    for index in 0..<count { skips[index].maxima = Array(try column.readBytes(4)) }
    return skips
  }

  /// The skip entry that the writer makes of a block whose positions have just been read.
  private func makeSkip(_ entries: [Entry], dataStart: Int) -> Skip {
    let norms = entries.map { columns.norm(of: UInt32($0.document), field: .body) }
    let greatest = entries.map(impact(of:)).max()!
    return Skip(
      lastDocument: previousDocument, dataEnd: postings.offset - dataStart, positionsEnd: positions.offset,
      maxima: [
        UInt8(min(255, entries.map(\.frequency).max()!)), norms.min()!,
        UInt8(min(255, entries.map(\.title).max()!)), Impacts.code(of: greatest),
      ])
  }

  private func impact(of entry: Entry) -> Double {
    let document = UInt32(entry.document)
    return [(Field.title, entry.title), (.body, entry.body), (.caption, entry.caption), (.source, entry.source)]
      .reduce(0) { sum, part in
        let norm = Int(columns.norm(of: document, field: part.0))
        return sum + Double(part.1) * impacts.factors[Int(part.0.rawValue) * 256 + norm]
      }
  }

  // MARK: Postings

  private mutating func readBlock() throws(CorruptIndexError) -> [Entry] {
    let widths = Array(try postings.readBytes(6)).map(Int.init)
    guard widths.allSatisfy({ $0 <= 32 }) else { throw postings.malformed("a width of more than 32 bits") }
    var entries = [Entry](
      repeating: Entry(document: 0, frequency: 0, title: 0, caption: 0, source: 0, spellingCode: 0),
      count: BitPacking.blockCount)
    for (number, width) in widths.enumerated() {
      let packed = try postings.readBytes(16 * width)
      BitPacking.unpack(packed.baseAddress!.assumingMemoryBound(to: UInt8.self), width: width, into: scratch)
      for index in entries.indices {
        let value = Int(scratch[index])
        switch number {
        case 0: entries[index].document = try advance(gap: value)
        case 1: entries[index].frequency = value + 1
        case 2: entries[index].title = value
        case 3: entries[index].caption = value
        case 4: entries[index].source = value
        default: entries[index].spellingCode = value
        }
      }
    }
    return entries
  }

  private mutating func readTail(count: Int) throws(CorruptIndexError) -> [Entry] {
    var entries: [Entry] = []
    for _ in 0..<count {
      let head = try postings.readVarint()
      let document = try advance(gap: head >> 2)
      let frequency = head & 1 == 1 ? 1 : try readSmall(&postings) + 2
      var entry = Entry(document: document, frequency: frequency, title: 0, caption: 0, source: 0, spellingCode: 0)
      if head & 2 == 2 {
        entry.title = try readSmall(&postings)
        entry.caption = try readSmall(&postings)
        entry.source = try readSmall(&postings)
        guard entry.title + entry.caption + entry.source > 0 else {
          throw postings.malformed("fields without occurrences")
        }
      }
      if term.spellings.count > 1 { entry.spellingCode = try readSmall(&postings) }
      entries.append(entry)
    }
    return entries
  }

  private mutating func advance(gap: Int) throws(CorruptIndexError) -> Int {
    guard gap < documentCount - previousDocument - 1 else { throw postings.malformed("a document that does not exist") }
    previousDocument += gap + 1
    return previousDocument
  }

  /// A varint of at most 32 bits.
  private func readSmall(_ reader: inout ByteReader) throws(CorruptIndexError) -> Int {
    let value = try reader.readVarint()
    guard value <= Int(UInt32.max) else { throw reader.malformed("a value of more than 32 bits") }
    return value
  }

  // MARK: Positions

  private mutating func check(_ entry: Entry, _ fieldLengths: inout [UInt32]) throws(CorruptIndexError) {
    guard entry.body >= 0 else { throw postings.malformed("more occurrences in fields than in the document") }
    guard entry.spellingCode <= (term.spellings.count > 1 ? term.spellings.count : 0) else {
      throw postings.malformed("a spelling that does not exist")
    }
    occurrenceCount += entry.frequency
    for (field, count) in [entry.title, entry.body, entry.caption, entry.source].enumerated() {
      if areWords { fieldLengths[field * documentCount + entry.document] &+= UInt32(truncatingIfNeeded: count) }
      var position = 0
      for _ in 0..<count {
        position += try readSmall(&positions)
        guard position < Place.positionLimit else { throw positions.malformed("a position beyond the limit") }
      }
    }
    if term.spellings.count > 1, entry.spellingCode == term.spellings.count {
      try checkMixedSpellings(entry)
    } else {
      count(spelling: entry.spellingCode, in: entry.document)
    }
  }

  private mutating func checkMixedSpellings(_ entry: Entry) throws(CorruptIndexError) {
    var first: Int?
    var differ = false
    for _ in 0..<entry.frequency {
      let spelling = try readSmall(&positions)
      guard spelling < term.spellings.count else { throw positions.malformed("a spelling that does not exist") }
      count(spelling: spelling, in: entry.document)
      if let first, first != spelling { differ = true }
      first = first ?? spelling
    }
    guard differ else { throw positions.malformed("spellings that are said to differ are equal") }
  }

  private mutating func count(spelling: Int, in document: Int) {
    if countedDocuments[spelling] == document { return }
    countedDocuments[spelling] = document
    spellingDocumentCounts[spelling] += 1
  }
}
