import Synchronization

/// Stored blocks of a segment that were decompressed last: hits of one query, and of the next, often lie close together,
/// and looking an id up reads the document that has it.
///
/// A table with one block for each slot, and a slot for each block: at most about a megabyte a segment. Safe to use from
/// any number of tasks.
final class RecentBlocks: Sendable {
  private static let slotCount = 64
  /// Larger blocks are those of single large documents and are not kept.
  private static let byteLimit = 32768

  private struct Entry {
    /// Where the block begins in the file.
    var fileOffset: Int
    var bytes: [UInt8]
  }

  private let entries = Mutex<[Entry?]>([])

  /// The bytes of a block; nil where they are not kept.
  func bytes(at fileOffset: Int) -> [UInt8]? {
    entries.withLock { entries in
      guard !entries.isEmpty, let entry = entries[Self.slot(fileOffset)], entry.fileOffset == fileOffset else {
        return nil
      }
      return entry.bytes
    }
  }

  func keep(_ bytes: [UInt8], at fileOffset: Int) {
    guard bytes.count <= Self.byteLimit else { return }
    entries.withLock { entries in
      if entries.isEmpty { entries = [Entry?](repeating: nil, count: Self.slotCount) }
      entries[Self.slot(fileOffset)] = Entry(fileOffset: fileOffset, bytes: bytes)
    }
  }

  /// Lets go of all that is kept.
  func removeAll() { entries.withLock { $0 = [] } }

  private static func slot(_ fileOffset: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: fileOffset) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slotCount - 1)
  }
}
