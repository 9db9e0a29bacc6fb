/// Walks through a front-coded table from its first byte to its last and checks its order.
struct TableVerification {
  let file: SegmentFile
  let blockSection: SegmentFormat.Section
  let offsetSection: SegmentFormat.Section
  let log: VerificationLog

  /// Calls `body` with each entry in order, the payload's place counted from the start of the file.
  ///
  /// A fault that leaves the rest readable is a problem in the log; one that does not is thrown.
  func forEachEntry(
    _ body: (_ key: [UInt8], _ payload: UnsafeRawBufferPointer, _ fileOffset: Int) throws(CorruptIndexError) -> Void
  ) throws(CorruptIndexError) {
    let section = file.range(of: blockSection)
    var offsets = try file.reader(of: offsetSection)
    guard file.range(of: offsetSection).count % 8 == 0, try offsets.read(UInt64.self) == 0 else {
      throw file.malformed(offsetSection, 0, "block offsets do not begin with 0")
    }
    var start = 0
    var key: [UInt8]?
    while !offsets.isAtEnd {
      let end = Int(truncatingIfNeeded: try offsets.read(UInt64.self))
      guard end > start, end <= section.count else { throw offsets.malformed("block offsets do not rise") }
      let isLast = offsets.isAtEnd
      let bytes = try file.bytes(of: blockSection, from: start, count: end - start)
      var reader = ByteReader(bytes, file: file.name, fileOffset: section.lowerBound + start)
      let count = try walk(&reader, previous: &key, body)
      if count > FrontCodedTable.blockEntryCount || (count < FrontCodedTable.blockEntryCount && !isLast) {
        throw file.malformed(blockSection, start, "a block of \(count) entries")
      }
      start = end
    }
    guard start == section.count else { throw file.malformed(offsetSection, 0, "the blocks do not fill their section") }
  }

  /// Walks through one block and returns the number of its entries.
  private func walk(
    _ reader: inout ByteReader, previous: inout [UInt8]?,
    _ body: (_ key: [UInt8], _ payload: UnsafeRawBufferPointer, _ fileOffset: Int) throws(CorruptIndexError) -> Void
  ) throws(CorruptIndexError) -> Int {
    var key: [UInt8] = []
    var count = 0
    while !reader.isAtEnd {
      let shared = try reader.readVarint()
      guard shared <= key.count else { throw reader.malformed("a key shares more than the key before it has") }
      let rest = try reader.readCounted()
      key.removeSubrange(shared...)
      key.append(contentsOf: rest)
      if let previous, !previous.lexicographicallyPrecedes(key) { log.problem(reader.malformed("keys do not rise")) }
      previous = key
      let payload = try reader.readCounted()
      try body(key, payload, reader.fileOffset - payload.count)
      count += 1
    }
    return count
  }
}
