/// Reads the lines of one segment in place: which lines hold a word, and what is kept of a line.
///
/// ```
/// line words   u32 lists · u32 entries · u32 term × lists · u32 spelling × lists · u32 end × lists
///              · u32 entry × entries · u32 minimum × ⌈entries / 64⌉
/// lines        u32 lines · u32 document × lines · u32 end × lines · records
/// ```
package struct LineTable: Sendable {
  /// Entries of which one minimum is kept.
  package static let blockEntryCount = LineTableBuilder.blockEntryCount

  /// Lines of the segment.
  package let count: Int
  /// Lists: one a spelling that a line has.
  package let listCount: Int
  /// Entries of all lists.
  package let entryCount: Int

  private let file: SegmentFile

  init(file: SegmentFile) throws(CorruptIndexError) {
    self.file = file
    guard file.range(of: .lineWords).count >= 8, file.range(of: .lines).count >= 4 else {
      throw file.malformed(.lineWords, 0, "too short for a table of lines")
    }
    listCount = try Self.integer(file, .lineWords, 0)
    entryCount = try Self.integer(file, .lineWords, 1)
    count = try Self.integer(file, .lines, 0)
    let blocks = (entryCount + LineTableBuilder.blockEntryCount - 1) / LineTableBuilder.blockEntryCount
    guard file.range(of: .lineWords).count == (2 + 3 * listCount + entryCount + blocks) * 4 else {
      throw file.malformed(.lineWords, 0, "the lists do not fit their section")
    }
    guard file.range(of: .lines).count >= (1 + 2 * count) * 4 else {
      throw file.malformed(.lines, 0, "the lines do not fit their section")
    }
  }

  // MARK: Lists

  /// The lists of the spellings of terms with these ordinals.
  package func lists(ofTerms terms: Range<Int>) throws(CorruptIndexError) -> Range<Int> {
    let start = try firstList(ofTermFrom: terms.lowerBound)
    return start..<max(start, try firstList(ofTermFrom: terms.upperBound))
  }

  /// The ordinal of the term that a list is of, and which of its spellings.
  package func place(ofList list: Int) throws(CorruptIndexError) -> (term: Int, spelling: Int) {
    (
      try Self.integer(file, .lineWords, 2 + list), try Self.integer(file, .lineWords, 2 + listCount + list)
    )
  }

  /// The entries of lists that follow one another.
  package func entries(ofLists lists: Range<Int>) throws(CorruptIndexError) -> Range<Int> {
    let start = lists.lowerBound > 0 ? try end(ofList: lists.lowerBound - 1) : 0
    let end = lists.isEmpty ? start : try self.end(ofList: lists.upperBound - 1)
    guard start <= end, end <= entryCount else { throw file.malformed(.lineWords, 0, "the ends of lists do not rise") }
    return start..<end
  }

  /// The list that an entry is of, among some lists that have it.
  package func list(ofEntry entry: Int, among lists: Range<Int>) throws(CorruptIndexError) -> Int {
    var (low, high) = (lists.lowerBound, lists.upperBound - 1)
    while low < high {
      let middle = (low + high) / 2
      if try end(ofList: middle) <= entry { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The least entry of a block, whatever lists it is of.
  package func leastEntry(ofBlock block: Int) throws(CorruptIndexError) -> UInt32 {
    UInt32(try Self.integer(file, .lineWords, 2 + 3 * listCount + entryCount + block))
  }

  /// Some entries, in place, their pages checked: little-endian, at any alignment.
  package func entries(in range: Range<Int>) throws(CorruptIndexError) -> LineEntries {
    LineEntries(
      bytes: try file.bytes(
        of: .lineWords, from: (2 + 3 * listCount + range.lowerBound) * 4, count: range.count * 4))
  }

  // MARK: Lines

  /// The document that a line is of.
  package func document(ofLine line: Int) throws(CorruptIndexError) -> UInt32 {
    UInt32(try Self.integer(file, .lines, 1 + line))
  }

  /// What the owner of the collection keeps of a line, in place.
  package func record(ofLine line: Int) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    guard line >= 0, line < count else { throw file.malformed(.lines, 0, "a line that is not there") }
    let start = line > 0 ? try Self.integer(file, .lines, count + line) : 0
    let end = try Self.integer(file, .lines, 1 + count + line)
    guard start <= end else { throw file.malformed(.lines, (1 + count + line) * 4, "the ends of records fall") }
    return try file.bytes(of: .lines, from: (1 + 2 * count) * 4 + start, count: end - start)
  }

  private func end(ofList list: Int) throws(CorruptIndexError) -> Int {
    try Self.integer(file, .lineWords, 2 + 2 * listCount + list)
  }

  /// The first list of a term at or behind an ordinal.
  private func firstList(ofTermFrom term: Int) throws(CorruptIndexError) -> Int {
    var (low, high) = (0, listCount)
    while low < high {
      let middle = (low + high) / 2
      if try Self.integer(file, .lineWords, 2 + middle) < term { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The integer at an index of a section that is read as a column of `u32`.
  private static func integer(
    _ file: SegmentFile, _ section: SegmentFormat.Section, _ index: Int
  ) throws(CorruptIndexError) -> Int {
    let bytes = try file.bytes(of: section, from: index * 4, count: 4)
    return Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
  }
}
