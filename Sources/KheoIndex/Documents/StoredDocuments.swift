/// Gathers documents into blocks of about 16 KB and compresses each.
///
/// ```
/// block     zstd frame of: varint n · varint record length × n · records
/// record    varint id length · id · payload
/// index     for each block: u64 offset · u32 first document · u32 bytes before compression; then one entry
///           that holds the end of the last block, the number of documents, and 0
/// ```
///
/// The payload is what the collection's owner wrote; this module does not look into it.
struct StoredDocumentsWriter {
  /// Bytes of records after which a block is closed. Larger blocks compress better and cost more to open one document.
  static let blockByteCount = 16384

  private var lengths: [Int] = []
  private var records: [UInt8] = []
  private var index: [UInt8] = []
  private var documentCount = 0
  private var blockFirst = 0

  mutating func append(
    identifier: String, payload: [UInt8], to file: SegmentFileWriter
  ) throws(IndexError) {
    let start = records.count
    records.appendCounted(identifier.utf8)
    records.append(contentsOf: payload)
    lengths.append(records.count - start)
    documentCount += 1
    if records.count >= Self.blockByteCount { try closeBlock(file) }
  }

  /// Writes the last block and hands out the index section.
  mutating func finish(_ file: SegmentFileWriter) throws(IndexError) -> [UInt8] {
    if !lengths.isEmpty { try closeBlock(file) }
    index.appendLittleEndian(UInt64(file.sectionByteCount))
    index.appendLittleEndian(UInt32(documentCount))
    index.appendLittleEndian(UInt32(0))
    return index
  }

  private mutating func closeBlock(_ file: SegmentFileWriter) throws(IndexError) {
    var block: [UInt8] = []
    block.reserveCapacity(records.count + lengths.count * 2 + 4)
    block.appendVarint(lengths.count)
    for length in lengths { block.appendVarint(length) }
    block.append(contentsOf: records)
    guard block.count < Int(UInt32.max) else { throw .limitExceeded("a document of 4 GB or more cannot be stored") }
    index.appendLittleEndian(UInt64(file.sectionByteCount))
    index.appendLittleEndian(UInt32(blockFirst))
    index.appendLittleEndian(UInt32(block.count))
    try file.write(try Zstandard.compress(block))
    blockFirst = documentCount
    lengths.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }
}

/// A document as it was stored: its id and what its owner wrote beside it.
package struct StoredRecord: Sendable {
  package var identifier: String
  package var payload: [UInt8]
}

/// Reads stored documents of one segment.
struct StoredDocumentsReader: Sendable {
  let file: SegmentFile
  let recent = RecentBlocks()

  init(file: SegmentFile) { self.file = file }

  /// One stored document. Decompresses its block, some 25 µs, unless that was among the last.
  func record(of document: UInt32) throws -> StoredRecord {
    try withRecord(of: document) { id, payload in
      StoredRecord(identifier: String(decoding: id, as: UTF8.self), payload: Array(payload))
    }
  }

  /// As `record`, with bytes that are lent for the call.
  func withRecord<Result>(
    of document: UInt32, _ body: (_ id: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let block = try block(of: document)
    let known = recent.bytes(at: block.fileOffset)
    let bytes = try known ?? decompress(block)
    if known == nil { recent.keep(bytes, at: block.fileOffset) }
    return try bytes.withUnsafeBytes { raw in
      var reader = ByteReader(raw, file: file.name, fileOffset: block.fileOffset)
      let count = try reader.readVarint()
      let wanted = Int(document) - block.first
      guard wanted >= 0, wanted < count else { throw reader.malformed("document \(document) is not in its block") }
      var skipped = 0
      var length = 0
      for index in 0..<count {
        let next = try reader.readVarint()
        if index < wanted { skipped &+= next }
        if index == wanted { length = next }
      }
      _ = try reader.readBytes(skipped)
      let record = try reader.readBytes(length)
      var fields = ByteReader(record, file: file.name, fileOffset: block.fileOffset)
      let id = try fields.readCounted()
      return try body(id, UnsafeRawBufferPointer(rebasing: record[fields.offset...]))
    }
  }

  /// Calls `body` with the payload of each of some documents, which rise. A block is decompressed once, however many of
  /// its documents are asked for.
  func forEachPayload(
    of documents: some Sequence<UInt32>, _ body: (_ document: UInt32, _ payload: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try forEachRecord(of: documents) { document, _, payload in try body(document, payload) }
  }

  /// As `forEachPayload`, with the UTF-8 of the documents' ids.
  func forEachRecord(
    of documents: some Sequence<UInt32>,
    _ body: (_ document: UInt32, _ id: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var first = 0
    var bytes: [UInt8] = []
    var records: [Range<Int>] = []
    for document in documents {
      if !(first..<first + records.count).contains(Int(document)) {
        let block = try block(of: document)
        first = block.first
        bytes = try recent.bytes(at: block.fileOffset) ?? decompress(block)
        records = try bytes.withUnsafeBytes { try Self.records($0, file: file.name, block.fileOffset) }
      }
      guard records.indices.contains(Int(document) - first) else {
        throw CorruptIndexError(
          file: file.name, offset: file.range(of: .storedBlocks).lowerBound,
          reason: .malformed("document \(document) is not in its block"))
      }
      try bytes.withUnsafeBytes { raw in
        let record = UnsafeRawBufferPointer(rebasing: raw[records[Int(document) - first]])
        var fields = ByteReader(record, file: file.name, fileOffset: 0)
        let id = try fields.readCounted()
        try body(document, id, UnsafeRawBufferPointer(rebasing: record[fields.offset...]))
      }
    }
  }

  /// Where the records of a block lie in its bytes.
  private static func records(
    _ block: UnsafeRawBufferPointer, file: String, _ fileOffset: Int
  ) throws(CorruptIndexError) -> [Range<Int>] {
    var reader = ByteReader(block, file: file, fileOffset: fileOffset)
    let count = try reader.readVarint()
    guard count <= block.count else { throw reader.malformed("more documents than bytes in a block") }
    var lengths: [Int] = []
    for _ in 0..<count { lengths.append(try reader.readVarint()) }
    return try lengths.map { length throws(CorruptIndexError) in
      let start = reader.offset
      _ = try reader.readBytes(length)
      return start..<start + length
    }
  }

  private struct Block {
    var frame: UnsafeRawBufferPointer
    var first: Int
    var byteCount: Int
    var fileOffset: Int
  }

  private func decompress(_ block: Block) throws(CorruptIndexError) -> [UInt8] {
    guard let bytes = Zstandard.decompress(block.frame, byteCount: block.byteCount) else {
      throw CorruptIndexError(
        file: file.name, offset: block.fileOffset, reason: .malformed("a stored block does not decompress"))
    }
    return bytes
  }

  private func block(of document: UInt32) throws(CorruptIndexError) -> Block {
    let count = file.range(of: .storedIndex).count / 16 - 1
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if try entry(middle).first <= Int(document) { low = middle + 1 } else { high = middle }
    }
    let indexOffset = file.range(of: .storedIndex).lowerBound
    guard low > 0 else {
      throw CorruptIndexError(file: file.name, offset: indexOffset, reason: .malformed("no block for a document"))
    }
    let entry = try entry(low - 1)
    let end = try self.entry(low).offset
    guard entry.offset <= end else {
      throw CorruptIndexError(
        file: file.name, offset: indexOffset + low * 16, reason: .malformed("stored block offsets fall"))
    }
    let frame = try file.bytes(of: .storedBlocks, from: entry.offset, count: end - entry.offset)
    return Block(
      frame: frame, first: entry.first, byteCount: entry.byteCount,
      fileOffset: file.range(of: .storedBlocks).lowerBound + entry.offset)
  }

  private func entry(_ block: Int) throws(CorruptIndexError) -> (offset: Int, first: Int, byteCount: Int) {
    let bytes = try file.bytes(of: .storedIndex, from: block * 16, count: 16)
    return (
      Int(truncatingIfNeeded: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))),
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))),
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    )
  }
}
