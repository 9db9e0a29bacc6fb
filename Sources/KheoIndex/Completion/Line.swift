/// A short text that is proposed as a whole while somebody types its words: a title, a name.
package struct Line: Sendable {
  /// What is proposed first has most. Lines of equal weight keep the order in which they were added.
  package var weight: UInt64
  /// What the owner of the collection keeps of the line beside its document; may be empty.
  package var record: [UInt8]
  /// Whether it matters which word is the line's first, as it does for names.
  package var tellsFirstWord: Bool

  package init(weight: UInt64, record: [UInt8] = [], tellsFirstWord: Bool = false) {
    self.weight = weight
    self.record = record
    self.tellsFirstWord = tellsFirstWord
  }

  /// Words of a line that are indexed; what is behind them is left out.
  static let wordLimit = 64
}

/// Entries as they lie in the file; valid as long as the segment is held.
package struct LineEntries {
  @usableFromInline let bytes: UnsafeRawBufferPointer

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  @inlinable package var count: Int { bytes.count / 4 }

  @inlinable package subscript(index: Int) -> LineEntry {
    LineEntry(rawValue: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)))
  }
}

/// A line that holds a word, and whether only behind its first one. In the order of their raw values, lines that begin
/// with the word stand before all others, and within both the heavier before the lighter.
package struct LineEntry: Sendable, Hashable {
  package var rawValue: UInt32

  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  init(line: Int, isLater: Bool) { rawValue = UInt32(line) | (isLater ? 1 << 31 : 0) }

  /// The number of the line.
  @inlinable package var line: Int { Int(rawValue & 0x7FFF_FFFF) }
  /// Whether the word stands behind the line's first one.
  @inlinable package var isLater: Bool { rawValue >> 31 == 1 }
}
