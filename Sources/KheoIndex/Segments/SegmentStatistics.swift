import KheoText

/// Sums over the documents of a segment, those deleted later included (FORMAT.md, Statistics).
///
/// ```
/// section   u64 tokens × 4 fields · u32 documents with the field × 4 · u32 documents × 5 languages
///           · u64 terms · u64 stems · u64 bytes of source text
/// ```
package struct SegmentStatistics: Sendable, Equatable {
  /// Tokens by field.
  package var tokenCounts = [Int](repeating: 0, count: Field.allCases.count)
  /// Documents that have the field at all.
  package var fieldDocumentCounts = [Int](repeating: 0, count: Field.allCases.count)
  /// Documents by `Language.rawValue`.
  package var languageCounts = [Int](repeating: 0, count: Language.allCases.count)
  package var termCount = 0
  package var stemCount = 0
  /// Bytes of the texts as they were read.
  package var textByteCount = 0

  func encode() -> [UInt8] {
    var bytes: [UInt8] = []
    for count in tokenCounts { bytes.appendLittleEndian(UInt64(count)) }
    for count in fieldDocumentCounts { bytes.appendLittleEndian(UInt32(count)) }
    for count in languageCounts { bytes.appendLittleEndian(UInt32(count)) }
    for count in [termCount, stemCount, textByteCount] { bytes.appendLittleEndian(UInt64(truncatingIfNeeded: count)) }
    return bytes
  }

  init() {}

  init(file: SegmentFile) throws(CorruptIndexError) {
    var reader = ByteReader(
      try file.bytes(of: .statistics), file: file.name, fileOffset: file.range(of: .statistics).lowerBound)
    for index in tokenCounts.indices { tokenCounts[index] = Int(truncatingIfNeeded: try reader.read(UInt64.self)) }
    for index in fieldDocumentCounts.indices { fieldDocumentCounts[index] = Int(try reader.read(UInt32.self)) }
    for index in languageCounts.indices { languageCounts[index] = Int(try reader.read(UInt32.self)) }
    termCount = Int(truncatingIfNeeded: try reader.read(UInt64.self))
    stemCount = Int(truncatingIfNeeded: try reader.read(UInt64.self))
    textByteCount = Int(truncatingIfNeeded: try reader.read(UInt64.self))
  }
}
