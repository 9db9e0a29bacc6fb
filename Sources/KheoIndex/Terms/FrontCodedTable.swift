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
