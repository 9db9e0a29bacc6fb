/// Documents of a segment that are deleted, a bit each, in a file of their own beside the segment.
///
/// ```
/// file   magic "KHEODEL\n" · u32 version · u32 documents · u64 bits × ⌈documents / 64⌉ · u32 CRC-32 of all before
/// ```
package struct Deletions: Sendable, Equatable {
  package let documentCount: Int
  private(set) var words: [UInt64]

  /// Nothing deleted of `documentCount` documents.
  init(documentCount: Int) {
    self.documentCount = documentCount
    words = [UInt64](repeating: 0, count: (documentCount + 63) / 64)
  }

  /// Whether a document is deleted; `document` is below `documentCount`.
  package func contains(_ document: UInt32) -> Bool { words[Int(document >> 6)] >> UInt64(document & 63) & 1 == 1 }

  mutating func insert(_ document: UInt32) { words[Int(document >> 6)] |= 1 << UInt64(document & 63) }

  /// Documents that are deleted.
  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  private static let magic = Array("KHEODEL\n".utf8)

  func encode() -> [UInt8] {
    var bytes = Self.magic
    bytes.appendLittleEndian(SegmentFormat.version)
    bytes.appendLittleEndian(UInt32(documentCount))
    for word in words { bytes.appendLittleEndian(word) }
    bytes.appendLittleEndian(Checksum.crc32(bytes))
    return bytes
  }

  /// Decodes a file. Throws `CorruptIndexError` where it does not belong to a segment of `documentCount` documents.
  init(bytes: [UInt8], name: String, documentCount: Int) throws(CorruptIndexError) {
    self.documentCount = documentCount
    let wordCount = (documentCount + 63) / 64
    let size = 16 + wordCount * 8 + 4
    guard bytes.count == size else {
      throw CorruptIndexError(file: name, offset: 0, reason: .truncated(needed: size, available: bytes.count))
    }
    let found = Checksum.crc32(Array(bytes.dropLast(4)))
    let expected = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard found == expected, bytes.starts(with: Self.magic) else {
      throw CorruptIndexError(
        file: name, offset: 0, reason: .checksumMismatch(expected: expected, found: found))
    }
    words = (0..<wordCount).map { index in
      bytes[(16 + index * 8)..<(24 + index * 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    guard bytes[8..<12].elementsEqual([UInt8(SegmentFormat.version), 0, 0, 0]),
      bytes[12..<16].reversed().reduce(0, { $0 << 8 | Int($1) }) == documentCount
    else {
      throw CorruptIndexError(
        file: name, offset: 8, reason: .malformed("not the deletions of a segment of \(documentCount) documents"))
    }
    if documentCount % 64 != 0, words[wordCount - 1] >> UInt64(documentCount % 64) != 0 {
      throw CorruptIndexError(
        file: name, offset: 8 + wordCount * 8, reason: .malformed("a document behind the last one is deleted"))
    }
  }
}
