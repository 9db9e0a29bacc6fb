import Synchronization

/// The checksums of a file's pages, each checked when the page is first read and never again.
///
/// A file of hundreds of megabytes opens in microseconds, and yet no damaged byte is ever served: whoever reads a range
/// asks `verify` first, which checks the pages that nobody has read before. Checking a page of 4,096 bytes takes
/// about 2.5 µs; asking for a page that was checked costs one load.
final class PageChecksums: Sendable {
  /// Bytes of a page.
  static let pageByteCount = 4096

  private let file: MappedFile
  /// Bytes from the start of the file that the pages cover; the last page may be short.
  private let coveredByteCount: Int
  /// Where the table of checksums lies in the file.
  private let tableOffset: Int
  // Sendable: the bits are atomics, allocated once and freed with the object.
  nonisolated(unsafe) private let checked: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int

  /// `tableOffset` must be within the file and the table whole; the caller has checked the footer.
  init(file: MappedFile, coveredByteCount: Int, tableOffset: Int) {
    self.file = file
    self.coveredByteCount = coveredByteCount
    self.tableOffset = tableOffset
    wordCount = Self.pageCount(coveredByteCount) / 64 + 1
    checked = .allocate(capacity: wordCount)
    for index in 0..<wordCount { (checked + index).initialize(to: Atomic(0)) }
  }

  deinit {
    checked.deinitialize(count: wordCount)
    checked.deallocate()
  }

  /// Pages that cover `byteCount` bytes.
  static func pageCount(_ byteCount: Int) -> Int { (byteCount + pageByteCount - 1) / pageByteCount }

  /// Checks every page that `offset ..< offset + byteCount` touches, bytes from the start of the file.
  ///
  /// Throws `truncated` for a range outside the file's covered part, `checksumMismatch` for a changed page.
  func verify(offset: Int, byteCount: Int) throws(CorruptIndexError) {
    guard offset >= 0, byteCount >= 0, byteCount <= coveredByteCount, offset <= coveredByteCount - byteCount else {
      throw CorruptIndexError(
        file: file.name, offset: offset, reason: .truncated(needed: byteCount, available: coveredByteCount - offset))
    }
    guard byteCount > 0 else { return }
    for page in offset / Self.pageByteCount...(offset + byteCount - 1) / Self.pageByteCount {
      let bit: UInt64 = 1 << UInt64(page & 63)
      if checked[page >> 6].load(ordering: .relaxed) & bit == 0 {
        try check(page)
        checked[page >> 6].bitwiseOr(bit, ordering: .relaxed)
      }
    }
  }

  private func check(_ page: Int) throws(CorruptIndexError) {
    let start = page * Self.pageByteCount
    let end = min(start + Self.pageByteCount, coveredByteCount)
    let found = Checksum.crc32(UnsafeRawBufferPointer(rebasing: file.bytes[start..<end]))
    let expected = UInt32(
      littleEndian: file.bytes.loadUnaligned(fromByteOffset: tableOffset + page * 4, as: UInt32.self))
    guard found == expected else {
      throw CorruptIndexError(
        file: file.name, offset: start, reason: .checksumMismatch(expected: expected, found: found))
    }
  }
}
