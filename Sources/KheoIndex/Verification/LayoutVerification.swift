/// Checks how the parts of a segment file lie: every section once, in order, aligned, with zero bytes between and in all
/// that is reserved.
struct LayoutVerification {
  let file: SegmentFile
  let log: VerificationLog

  func run() {
    let bytes = file.uncheckedBytes
    let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    if !SegmentFormat.supportedVersions.contains(version) {
      log.problem(file.name, 8, "the header's version is \(version), and the footer's another")
    }
    checkZero(32..<SegmentFormat.headerByteCount, "the reserved part of the header")
    let footer = file.byteCount - SegmentFormat.footerByteCount
    checkZero(footer + 40..<footer + 52, "the reserved part of the footer")
    checkDirectory()
    checkGaps()
  }

  private func checkDirectory() {
    let footer = file.byteCount - SegmentFormat.footerByteCount
    let start = footer - file.directory.count * SegmentFormat.directoryEntryByteCount
    var seen: Set<UInt32> = []
    for (index, entry) in file.directory.enumerated() {
      let offset = start + index * SegmentFormat.directoryEntryByteCount
      if entry.reserved != 0 { log.problem(file.name, offset + 4, "a reserved field of the directory is not zero") }
      if !seen.insert(entry.kind).inserted { log.problem(file.name, offset, "section \(entry.kind) is there twice") }
      if SegmentFormat.Section(rawValue: entry.kind) == nil {
        log.note("\(file.name) has a section of kind \(entry.kind), which this version passes over.")
      }
    }
    for section in SegmentFormat.Section.allCases where !seen.contains(section.rawValue) {
      log.problem(file.name, start, "the section \(section) is missing")
    }
  }

  private func checkGaps() {
    var end = SegmentFormat.headerByteCount
    for entry in file.directory.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let start = entry.range.lowerBound
      if start % SegmentFormat.sectionAlignment != 0 || start < end || start - end >= SegmentFormat.sectionAlignment {
        log.problem(file.name, start, "section \(entry.kind) does not follow the one before it")
      } else {
        checkZero(end..<start, "the padding before section \(entry.kind)")
      }
      end = max(end, entry.range.upperBound)
    }
    if file.coveredByteCount < end || file.coveredByteCount - end >= SegmentFormat.sectionAlignment
      || file.coveredByteCount % SegmentFormat.sectionAlignment != 0
    {
      log.problem(file.name, end, "the checksums do not follow the last section")
    } else {
      checkZero(end..<file.coveredByteCount, "the padding after the last section")
    }
  }

  private func checkZero(_ range: Range<Int>, _ part: String) {
    if let offset = range.first(where: { file.uncheckedBytes[$0] != 0 }) {
      log.problem(file.name, offset, "\(part) is not zero")
    }
  }
}
