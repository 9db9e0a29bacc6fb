/// Where the postings of a term lie: what a term's entry in the dictionary says before its spellings.
package struct TermPostings: Sendable {
  /// Documents that have the term in any spelling.
  package var documentCount: Int
  package var spellingCount: Int
  /// Bytes from the start of the postings section to this term's postings; its positions follow them.
  var offset: Int
  var byteCount: Int
  private var positionsByteCount: Int

  init(documentCount: Int, spellingCount: Int, offset: Int, byteCount: Int, positionsByteCount: Int) {
    self.documentCount = documentCount
    self.spellingCount = spellingCount
    self.offset = offset
    self.byteCount = byteCount
    self.positionsByteCount = positionsByteCount
  }

  /// Decodes the front of a payload of the dictionary.
  init(payload: UnsafeRawBufferPointer, file: String) throws(CorruptIndexError) {
    var reader = ByteReader(payload, file: file, fileOffset: 0)
    documentCount = try reader.readVarint()
    let repetitions = try reader.readVarint()
    offset = try reader.readVarint()
    byteCount = try reader.readVarint()
    positionsByteCount = try reader.readVarint()
    spellingCount = try reader.readVarint()
    guard documentCount > 0, repetitions >= 0, spellingCount > 0 else {
      throw reader.malformed("a term without documents or spellings")
    }
  }

  /// Bytes of the postings section that hold the positions.
  var positionsRange: Range<Int> { offset &+ byteCount..<offset &+ byteCount &+ positionsByteCount }
}
