/// Which keys the dictionary of a segment may have: of a key that it has not, the filter says so but once in some two hundred times,
/// without a look into the dictionary (FORMAT.md, Term filter).
///
/// A Bloom filter whose bits of one key lie in one word, so that a question costs one read of memory (Putze, Sanders and
/// Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007).
///
/// ```
/// section   32 bytes, a bit for each byte that occurs in keys · u64 word × m, m = max(1, ⌈terms / 4⌉)
/// ```
package struct TermFilter {
  static let usedByteCount = 32
  static let keysOfWord = 4

  /// Holds the memory.
  private let file: SegmentFile
  private let used: UnsafePointer<UInt8>
  @usableFromInline let words: UnsafeRawPointer
  @usableFromInline let wordCount: UInt64

  init(file: SegmentFile) throws(CorruptIndexError) {
    let bytes = try file.bytes(of: .termFilter)
    guard bytes.count > Self.usedByteCount, bytes.count % 8 == 0 else {
      throw file.malformed(.termFilter, 0, "a filter without words")
    }
    self.file = file
    used = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    words = bytes.baseAddress! + Self.usedByteCount
    wordCount = UInt64((bytes.count - Self.usedByteCount) / 8)
  }

  /// Whether any key has a byte.
  package func hasByte(_ byte: UInt8) -> Bool { used[Int(byte >> 3)] >> (byte & 7) & 1 == 1 }

  /// Whether there may be a key of this sum (`KeySum`).
  @inlinable @inline(__always)
  package func mayHave(_ sum: UInt64) -> Bool {
    let hash = KeySum.hash(sum)
    let word = words.loadUnaligned(fromByteOffset: KeySum.word(hash, of: wordCount) &* 8, as: UInt64.self)
    let bits = KeySum.bits(hash)
    return UInt64(littleEndian: word) & bits == bits
  }
}
