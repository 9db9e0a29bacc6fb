/// An opened segment file: its header, its directory, and its sections behind their checksums.
///
/// Opening checks the footer, and with it the directory and the table of page checksums, and that every section lies
/// within the file. The bytes of a section are checked page by page when they are first asked for.
final class SegmentFile: Sendable {
  let name: String
  let kind: Kind
  let identifier: [UInt8]
  let documentCount: Int
  let byteCount: Int

  private let file: MappedFile
  private let pages: PageChecksums
  /// Bytes that are covered by page checksums, from the start of the file.
  let coveredByteCount: Int
  /// The directory as it stands in the file, entries of kinds that this reader does not know with them.
  let directory: [DirectoryEntry]
  /// By `SegmentFormat.Section.rawValue`.
  private let sections: [Range<Int>]

  /// One entry of the section directory.
  struct DirectoryEntry {
    /// `SegmentFormat.Section.rawValue`, or the number of a kind that a later writer added.
    var kind: UInt32
    var reserved: UInt32
    /// Bytes from the start of the file.
    var range: Range<Int>
  }

  /// Throws `CorruptIndexError`, or `IndexError` for a file that cannot be mapped or has another version.
  init(path: String, name: String) throws {
    let file = try MappedFile(path: path, name: name)
    self.file = file
    self.name = name
    byteCount = file.byteCount
    let footer = try Self.readFooter(file)
    coveredByteCount = footer.covered
    pages = PageChecksums(file: file, coveredByteCount: footer.covered, tableOffset: footer.covered)
    try pages.verify(offset: 0, byteCount: SegmentFormat.headerByteCount)
    var header = ByteReader(
      UnsafeRawBufferPointer(rebasing: file.bytes[..<SegmentFormat.headerByteCount]), file: name, fileOffset: 0)
    guard Array(try header.readBytes(8)) == SegmentFormat.headerMagic else {
      throw CorruptIndexError(file: name, offset: 0, reason: .wrongMagic)
    }
    _ = try header.read(UInt32.self)
    guard let kind = Kind(rawValue: try header.read(UInt32.self)) else { throw header.malformed("an unknown kind") }
    self.kind = kind
    identifier = Array(try header.readBytes(16))
    documentCount = footer.documentCount
    directory = try Self.readDirectory(file, footer)
    var sections = [Range<Int>](repeating: 0..<0, count: SegmentFormat.Section.allCases.count + 1)
    for entry in directory {
      // A section of a later minor revision is passed over: this reader does without it.
      if let section = SegmentFormat.Section(rawValue: entry.kind) { sections[Int(section.rawValue)] = entry.range }
    }
    self.sections = sections
  }

  /// Where a section lies in the file; empty where there is none.
  func range(of section: SegmentFormat.Section) -> Range<Int> { sections[Int(section.rawValue)] }

  /// A whole section, every page checked.
  func bytes(of section: SegmentFormat.Section) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    let range = range(of: section)
    return try bytes(of: section, from: 0, count: range.count)
  }

  /// `count` bytes of a section from `offset`, their pages checked. Valid as long as the file is held.
  func bytes(
    of section: SegmentFormat.Section, from offset: Int, count: Int
  ) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    let range = range(of: section)
    guard offset >= 0, count >= 0, offset <= range.count, count <= range.count - offset else {
      throw CorruptIndexError(
        file: name, offset: range.lowerBound &+ offset,
        reason: .truncated(needed: count, available: range.count - offset))
    }
    try pages.verify(offset: range.lowerBound + offset, byteCount: count)
    return UnsafeRawBufferPointer(rebasing: file.bytes[range.lowerBound + offset..<range.lowerBound + offset + count])
  }

  /// A section's bytes without any check: for addresses whose pages are checked one by one as they are read.
  func uncheckedBytes(of section: SegmentFormat.Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[range(of: section)])
  }

  /// The file from its first byte to its last, without any check.
  var uncheckedBytes: UnsafeRawBufferPointer { file.bytes }

  func releasePages() { file.releasePages() }

  /// Checks every page of the file and calls `body` with the error of each that has changed.
  func verifyAllPages(_ body: (CorruptIndexError) -> Void) {
    for start in stride(from: 0, to: coveredByteCount, by: PageChecksums.pageByteCount) {
      do throws(CorruptIndexError) {
        try pages.verify(offset: start, byteCount: min(PageChecksums.pageByteCount, coveredByteCount - start))
      } catch {
        body(error)
      }
    }
  }

  private struct Footer {
    var covered: Int
    var directoryOffset: Int
    var sectionCount: Int
    var documentCount: Int
  }

  private static func readFooter(_ file: MappedFile) throws -> Footer {
    let bytes = file.bytes
    let least = SegmentFormat.headerByteCount + SegmentFormat.footerByteCount
    guard bytes.count >= least else {
      throw CorruptIndexError(file: file.name, offset: 0, reason: .truncated(needed: least, available: bytes.count))
    }
    let start = bytes.count - SegmentFormat.footerByteCount
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[start...]), file: file.name, fileOffset: start)
    let covered = try reader.read(UInt64.self)
    let directoryOffset = try reader.read(UInt64.self)
    let sectionCount = try reader.read(UInt32.self)
    let pageByteCount = try reader.read(UInt32.self)
    let fileByteCount = try reader.read(UInt64.self)
    let version = try reader.read(UInt32.self)
    let documentCount = try reader.read(UInt32.self)
    _ = try reader.readBytes(52 - reader.offset)
    let expected = try reader.read(UInt32.self)
    guard Array(try reader.readBytes(8)) == SegmentFormat.footerMagic else {
      throw CorruptIndexError(file: file.name, offset: bytes.count - 8, reason: .wrongMagic)
    }
    guard fileByteCount == UInt64(bytes.count), covered < UInt64(start), covered >= 64 else {
      throw CorruptIndexError(
        file: file.name, offset: start,
        reason: .truncated(needed: Int(truncatingIfNeeded: fileByteCount & (1 << 62 - 1)), available: bytes.count))
    }
    let found = Checksum.crc32(UnsafeRawBufferPointer(rebasing: bytes[Int(covered)..<bytes.count - 12]))
    guard found == expected else {
      throw CorruptIndexError(
        file: file.name, offset: Int(covered), reason: .checksumMismatch(expected: expected, found: found))
    }
    guard SegmentFormat.supportedVersions.contains(version) else {
      throw IndexError.unsupportedVersion(
        file: file.name, found: version, supported: SegmentFormat.supportedVersions)
    }
    let footer = Footer(
      covered: Int(covered), directoryOffset: Int(truncatingIfNeeded: directoryOffset), sectionCount: Int(sectionCount),
      documentCount: Int(documentCount))
    let tableByteCount = PageChecksums.pageCount(footer.covered) * 4
    guard pageByteCount == UInt32(PageChecksums.pageByteCount),
      footer.directoryOffset == footer.covered + tableByteCount,
      footer.directoryOffset + footer.sectionCount * SegmentFormat.directoryEntryByteCount == start
    else { throw reader.malformed("the footer's figures do not add up") }
    return footer
  }

  private static func readDirectory(
    _ file: MappedFile, _ footer: Footer
  ) throws -> [DirectoryEntry] {
    let end = footer.directoryOffset + footer.sectionCount * SegmentFormat.directoryEntryByteCount
    var reader = ByteReader(
      UnsafeRawBufferPointer(rebasing: file.bytes[footer.directoryOffset..<end]),
      file: file.name, fileOffset: footer.directoryOffset)
    var entries: [DirectoryEntry] = []
    for _ in 0..<footer.sectionCount {
      let kind = try reader.read(UInt32.self)
      let reserved = try reader.read(UInt32.self)
      let offset = Int(truncatingIfNeeded: try reader.read(UInt64.self))
      let byteCount = Int(truncatingIfNeeded: try reader.read(UInt64.self))
      guard offset >= 0, byteCount >= 0, byteCount <= footer.covered, offset <= footer.covered - byteCount else {
        throw reader.malformed("section \(kind) lies outside the file")
      }
      entries.append(DirectoryEntry(kind: kind, reserved: reserved, range: offset..<offset + byteCount))
    }
    return entries
  }
}
