/// Checks what suggestions are made of: that lists of words rise and name terms, spellings and lines that exist, that the
/// minima are those of the entries, that every line is of a document, and that weights fit the terms.
struct CompletionVerification {
  let file: SegmentFile
  let log: VerificationLog

  /// `spellingCounts` are the spellings of each term, `termDocumentCounts` its documents, by ordinal.
  func run(spellingCounts: [UInt32], termDocumentCounts: [UInt32]) throws(CorruptIndexError) {
    try checkWeights(termDocumentCounts)
    let table = try LineTable(file: file)
    try checkLines(table)
    try checkLists(table, spellingCounts)
  }

  private func checkWeights(_ documentCounts: [UInt32]) throws(CorruptIndexError) {
    let bytes = try file.bytes(of: .termWeights)
    let blocks = (documentCounts.count + TermWeights.blockTermCount - 1) / TermWeights.blockTermCount
    guard bytes.count == documentCounts.count + blocks else {
      throw file.malformed(.termWeights, 0, "the weights are not those of \(documentCounts.count) terms")
    }
    for (term, count) in documentCounts.enumerated() where bytes[term] > LengthNorm.code(of: Int(count)) {
      log.problem(file.malformed(.termWeights, term, "a term weighs more than its documents"))
    }
    guard TermWeights.encode(Array(bytes[..<documentCounts.count])).elementsEqual(bytes) else {
      throw file.malformed(.termWeights, documentCounts.count, "the greatest weights are not those of the terms")
    }
  }

  private func checkLines(_ table: LineTable) throws(CorruptIndexError) {
    var reader = try file.reader(of: .lines)
    _ = try reader.read(UInt32.self)
    for _ in 0..<table.count where try reader.read(UInt32.self) >= UInt32(file.documentCount) {
      throw reader.malformed("a line of a document that is not there")
    }
    var end = 0
    for _ in 0..<table.count {
      let next = Int(try reader.read(UInt32.self))
      guard next >= end else { throw reader.malformed("the ends of records fall") }
      end = next
    }
    _ = try reader.readBytes(end)
    guard reader.isAtEnd else { throw reader.malformed("bytes behind the last record of a line") }
  }

  private func checkLists(_ table: LineTable, _ spellingCounts: [UInt32]) throws(CorruptIndexError) {
    var reader = try file.reader(of: .lineWords)
    _ = try reader.readBytes(8)
    var columns: [[Int]] = []
    for count in [table.listCount, table.listCount, table.listCount, table.entryCount] {
      var column: [Int] = []
      column.reserveCapacity(count)
      for _ in 0..<count { column.append(Int(try reader.read(UInt32.self))) }
      columns.append(column)
    }
    let (terms, spellings, ends, entries) = (columns[0], columns[1], columns[2], columns[3])
    var start = 0
    for list in terms.indices {
      guard terms[list] < spellingCounts.count, spellings[list] < Int(spellingCounts[terms[list]]) else {
        throw reader.malformed("a list of a spelling that is not there")
      }
      if list > 0, (terms[list - 1], spellings[list - 1]) >= (terms[list], spellings[list]) {
        throw reader.malformed("lists do not rise")
      }
      guard ends[list] > start, ends[list] <= entries.count else {
        throw reader.malformed("the ends of lists do not rise")
      }
      for index in start..<ends[list] {
        guard LineEntry(rawValue: UInt32(entries[index])).line < table.count,
          index == start || entries[index - 1] < entries[index]
        else { throw reader.malformed("entries that do not rise, or a line that is not there") }
      }
      start = ends[list]
    }
    guard start == entries.count else { throw reader.malformed("entries of no list") }
    for block in stride(from: 0, to: entries.count, by: LineTableBuilder.blockEntryCount) {
      let least = entries[block..<min(block + LineTableBuilder.blockEntryCount, entries.count)].min()!
      guard Int(try reader.read(UInt32.self)) == least else { throw reader.malformed("a minimum of other entries") }
    }
  }
}
