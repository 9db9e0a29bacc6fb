/// Writes a segment file front to back: header, sections, page checksums, directory, footer.
final class SegmentFileWriter {
  private let file: OutputFile
  private var directory: [(section: SegmentFormat.Section, offset: Int, byteCount: Int)] = []

  /// `identifier` has 16 bytes.
  init(path: String, kind: Kind, identifier: [UInt8]) throws(IndexError) {
    file = try OutputFile(path: path)
    var header = SegmentFormat.headerMagic
    header.appendLittleEndian(SegmentFormat.version)
    header.appendLittleEndian(kind.rawValue)
    header.append(contentsOf: identifier)
    header.append(contentsOf: [UInt8](repeating: 0, count: SegmentFormat.headerByteCount - header.count))
    try file.write(header)
  }

  /// Bytes of the section begun last that are written so far.
  var sectionByteCount: Int { file.byteCount - directory.last!.offset }

  func begin(_ section: SegmentFormat.Section) throws(IndexError) {
    closeSection()
    try file.pad(to: SegmentFormat.sectionAlignment)
    directory.append((section, file.byteCount, -1))
  }

  func write(_ bytes: [UInt8]) throws(IndexError) { try file.write(bytes) }

  func write(_ bytes: UnsafeRawBufferPointer) throws(IndexError) { try file.write(bytes) }

  /// Writes the tail and flushes the file.
  func finish(documentCount: Int) throws(IndexError) {
    closeSection()
    try file.pad(to: SegmentFormat.sectionAlignment)
    let covered = file.byteCount
    var tail: [UInt8] = []
    try file.readBack(chunkByteCount: PageChecksums.pageByteCount) { page in
      tail.appendLittleEndian(Checksum.crc32(page))
    }
    let directoryOffset = covered + tail.count
    for entry in directory {
      tail.appendLittleEndian(entry.section.rawValue)
      tail.appendLittleEndian(UInt32(0))
      tail.appendLittleEndian(UInt64(entry.offset))
      tail.appendLittleEndian(UInt64(entry.byteCount))
    }
    let footerStart = tail.count
    tail.appendLittleEndian(UInt64(covered))
    tail.appendLittleEndian(UInt64(directoryOffset))
    tail.appendLittleEndian(UInt32(directory.count))
    tail.appendLittleEndian(UInt32(PageChecksums.pageByteCount))
    tail.appendLittleEndian(UInt64(covered + footerStart + SegmentFormat.footerByteCount))
    tail.appendLittleEndian(SegmentFormat.version)
    tail.appendLittleEndian(UInt32(documentCount))
    tail.append(contentsOf: [UInt8](repeating: 0, count: footerStart + 52 - tail.count))
    tail.appendLittleEndian(Checksum.crc32(tail))
    tail.append(contentsOf: SegmentFormat.footerMagic)
    try file.write(tail)
    try file.finish()
  }

  private func closeSection() {
    if let last = directory.indices.last, directory[last].byteCount < 0 {
      directory[last].byteCount = file.byteCount - directory[last].offset
    }
  }
}
