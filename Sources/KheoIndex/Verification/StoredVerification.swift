/// Checks the stored documents: that the blocks tile their section, decompress to what is announced, and hold a record
/// with an id for every document.
struct StoredVerification {
  let file: SegmentFile

  private struct Entry {
    var offset: Int
    var first: Int
    var byteCount: Int
  }

  /// Returns the hash of every document's id.
  func run() throws(CorruptIndexError) -> [UInt64] {
    let index = try file.bytes(of: .storedIndex)
    guard index.count >= 32, index.count % 16 == 0 else {
      throw file.malformed(.storedIndex, 0, "not a whole number of blocks")
    }
    var reader = try file.reader(of: .storedIndex)
    var entry = try readEntry(&reader)
    guard entry.offset == 0, entry.first == 0 else {
      throw file.malformed(.storedIndex, 0, "the first block does not begin with the first document")
    }
    var hashes: [UInt64] = []
    while !reader.isAtEnd {
      let next = try readEntry(&reader)
      guard next.offset > entry.offset, next.first > entry.first else {
        throw reader.malformed("stored blocks do not rise")
      }
      try checkBlock(entry, end: next, hashes: &hashes)
      entry = next
    }
    guard entry.offset == file.range(of: .storedBlocks).count, entry.first == file.documentCount, entry.byteCount == 0
    else { throw reader.malformed("the blocks do not end with the last document") }
    return hashes
  }

  private func readEntry(_ reader: inout ByteReader) throws(CorruptIndexError) -> Entry {
    Entry(
      offset: Int(truncatingIfNeeded: try reader.read(UInt64.self)), first: Int(try reader.read(UInt32.self)),
      byteCount: Int(try reader.read(UInt32.self)))
  }

  private func checkBlock(_ entry: Entry, end: Entry, hashes: inout [UInt64]) throws(CorruptIndexError) {
    let frame = try file.bytes(of: .storedBlocks, from: entry.offset, count: end.offset - entry.offset)
    guard let bytes = Zstandard.decompress(frame, byteCount: entry.byteCount) else {
      throw file.malformed(.storedBlocks, entry.offset, "a stored block does not decompress")
    }
    let found = bytes.withUnsafeBytes { raw in
      Result { () throws(CorruptIndexError) in
        try readRecords(raw, documentCount: end.first - entry.first, blockOffset: entry.offset)
      }
    }
    hashes += try found.get()
  }

  /// The hashes of the ids in a block. Errors carry the offset of the block: within it bytes have no place in the file.
  private func readRecords(
    _ block: UnsafeRawBufferPointer, documentCount: Int, blockOffset: Int
  ) throws(CorruptIndexError) -> [UInt64] {
    var reader = ByteReader(block, file: file.name, fileOffset: 0)
    guard try reader.readVarint() == documentCount, documentCount <= block.count else {
      throw file.malformed(.storedBlocks, blockOffset, "a stored block holds another number of documents")
    }
    var lengths: [Int] = []
    for _ in 0..<documentCount { lengths.append(try reader.readVarint()) }
    var hashes: [UInt64] = []
    for length in lengths {
      var record = ByteReader(try reader.readBytes(length), file: file.name, fileOffset: 0)
      let identifier = try record.readCounted()
      guard String(validating: identifier, as: UTF8.self) != nil else {
        throw file.malformed(.storedBlocks, blockOffset, "an id that is not UTF-8")
      }
      hashes.append(Identifiers.hash(identifier))
    }
    guard reader.isAtEnd else { throw file.malformed(.storedBlocks, blockOffset, "bytes behind the last record") }
    return hashes
  }
}

/// Checks that the identifiers are in order and lead to the documents that have these ids.
struct IdentifiersVerification {
  let file: SegmentFile
  let log: VerificationLog

  /// `hashes` are those of the stored ids, by document.
  func run(hashes: [UInt64]) throws(CorruptIndexError) {
    guard file.range(of: .identifiers).count == file.documentCount * 12, hashes.count == file.documentCount else {
      throw file.malformed(.identifiers, 0, "not an entry for each document")
    }
    let identifiers = IdentifiersReader(file: file)
    var previous: (hash: UInt64, document: UInt32)?
    // Pairs that rise are distinct, and as many distinct documents as there are documents are all of them.
    for index in 0..<file.documentCount {
      let entry = try identifiers.entry(index)
      if let previous, previous >= entry { log.problem(error(index, "entries do not rise")) }
      if Int(entry.document) >= hashes.count {
        log.problem(error(index, "document \(entry.document) does not exist"))
      } else if hashes[Int(entry.document)] != entry.hash {
        log.problem(error(index, "not the hash of the id of document \(entry.document)"))
      }
      previous = entry
    }
  }

  private func error(_ index: Int, _ sentence: String) -> CorruptIndexError {
    file.malformed(.identifiers, index * 8, sentence)
  }
}
