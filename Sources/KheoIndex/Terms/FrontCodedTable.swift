/// A sorted table from byte strings to byte strings, in blocks of 16 entries that share their prefixes.
///
/// ```
/// offsets   u64 × (blocks + 1)            where each block begins in the block section, and where the last one ends
/// block     entry × 16 (fewer in the last)
/// entry     varint shared · varint rest · rest bytes of the key · varint payload length · payload
/// ```
///
/// `shared` counts the bytes that the key has in common with the key before it; it is 0 for the first of a block.
/// A look-up is a binary search over the first keys and a walk through one block. Keys are unique and rise bytewise.
enum FrontCodedTable {
  static let blockEntryCount = 16
}

/// Gathers the table's two sections. Keys come in rising order.
struct FrontCodedTableWriter {
  /// The block section.
  private(set) var blocks: [UInt8] = []
  private(set) var entryCount = 0

  private var blockOffsets: [UInt64] = []
  private var lastKey: [UInt8] = []

  mutating func append(key: some Collection<UInt8>, payload: [UInt8]) {
    var shared = 0
    if entryCount % FrontCodedTable.blockEntryCount == 0 {
      blockOffsets.append(UInt64(blocks.count))
    } else {
      for (a, b) in zip(lastKey, key) {
        if a != b { break }
        shared += 1
      }
    }
    blocks.appendVarint(shared)
    blocks.appendCounted(key.dropFirst(shared))
    blocks.appendCounted(payload)
    lastKey = Array(key)
    entryCount += 1
  }

  /// The offset section: call it after the last entry.
  func makeOffsets() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((blockOffsets.count + 1) * 8)
    for offset in blockOffsets { bytes.appendLittleEndian(offset) }
    bytes.appendLittleEndian(UInt64(blocks.count))
    return bytes
  }
}

/// Reads a front-coded table in place.
struct FrontCodedTableReader: Sendable {
  let file: SegmentFile
  let blockSection: SegmentFormat.Section
  let offsetSection: SegmentFormat.Section

  var blockCount: Int { max(0, file.range(of: offsetSection).count / 8 - 1) }

  /// The payload of `key`, in place; nil where the key is not in the table.
  func payload(of key: [UInt8]) throws(CorruptIndexError) -> UnsafeRawBufferPointer? {
    var low = 0
    var high = blockCount
    // The last block whose first key is not above `key`.
    while low < high {
      let middle = (low + high) / 2
      if try firstKeyIsAbove(key, inBlock: middle) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    var walker = try BlockWalker(table: self, block: low - 1)
    while try walker.advance() {
      if walker.key == key { return walker.payload }
      if key.lexicographicallyPrecedes(walker.key) { return nil }
    }
    return nil
  }

  /// The entry at `ordinal`, counted from 0 in the order of the keys; nil behind the last.
  func entry(at ordinal: Int) throws(CorruptIndexError) -> (key: [UInt8], payload: UnsafeRawBufferPointer)? {
    let block = ordinal / FrontCodedTable.blockEntryCount
    guard ordinal >= 0, block < blockCount else { return nil }
    var walker = try BlockWalker(table: self, block: block)
    for _ in 0...ordinal % FrontCodedTable.blockEntryCount where try !walker.advance() { return nil }
    return (walker.key, walker.payload)
  }

  /// The ordinal of the first entry whose key is not below `key`; the number of entries where there is none.
  func ordinal(ofFirstFrom key: [UInt8]) throws(CorruptIndexError) -> Int {
    var low = 0
    var high = blockCount
    // The last block whose first key is not above `key`.
    while low < high {
      let middle = (low + high) / 2
      if try firstKeyIsAbove(key, inBlock: middle) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return 0 }
    var ordinal = (low - 1) * FrontCodedTable.blockEntryCount
    var walker = try BlockWalker(table: self, block: low - 1)
    while try walker.advance(), walker.key.lexicographicallyPrecedes(key) { ordinal += 1 }
    return ordinal
  }

  /// Calls `body` with each entry from `start` on, in order, until it returns false. The payload is in place.
  func scan(
    from start: [UInt8], _ body: (_ key: [UInt8], _ payload: UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      if try firstKeyIsAbove(start, inBlock: middle) { high = middle } else { low = middle + 1 }
    }
    for block in max(0, low - 1)..<max(blockCount, max(0, low - 1)) {
      var walker = try BlockWalker(table: self, block: block)
      while try walker.advance() {
        if walker.key.lexicographicallyPrecedes(start) { continue }
        if try !body(walker.key, walker.payload) { return }
      }
    }
  }

  fileprivate func blockBytes(_ block: Int) throws(CorruptIndexError) -> (bytes: UnsafeRawBufferPointer, offset: Int) {
    let offsets = try file.bytes(of: offsetSection, from: block * 8, count: 16)
    let start = UInt64(littleEndian: offsets.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let end = UInt64(littleEndian: offsets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    guard start <= end, end <= UInt64(file.range(of: blockSection).count) else {
      throw CorruptIndexError(
        file: file.name, offset: file.range(of: offsetSection).lowerBound + block * 8,
        reason: .malformed("block offsets fall"))
    }
    return (try file.bytes(of: blockSection, from: Int(start), count: Int(end - start)), Int(start))
  }

  private func firstKeyIsAbove(_ key: [UInt8], inBlock block: Int) throws(CorruptIndexError) -> Bool {
    let (bytes, offset) = try blockBytes(block)
    var reader = ByteReader(bytes, file: file.name, fileOffset: file.range(of: blockSection).lowerBound + offset)
    _ = try reader.readVarint()
    let first = try reader.readCounted()
    return key.lexicographicallyPrecedes(first)
  }
}

/// Walks through the entries of one block.
private struct BlockWalker {
  private(set) var key: [UInt8] = []
  private(set) var payload = UnsafeRawBufferPointer(start: nil, count: 0)
  private var reader: ByteReader

  init(table: FrontCodedTableReader, block: Int) throws(CorruptIndexError) {
    let (bytes, offset) = try table.blockBytes(block)
    reader = ByteReader(
      bytes, file: table.file.name, fileOffset: table.file.range(of: table.blockSection).lowerBound + offset)
  }

  mutating func advance() throws(CorruptIndexError) -> Bool {
    if reader.isAtEnd { return false }
    let shared = try reader.readVarint()
    guard shared <= key.count else { throw reader.malformed("a key shares more than the key before it has") }
    let rest = try reader.readCounted()
    key.removeSubrange(shared...)
    key.append(contentsOf: rest)
    payload = try reader.readCounted()
    return true
  }
}
