import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// Damage under checksums that hold, as a faulty writer or an ill-meaning one makes it: only the check of the structure
/// can find it, and it must stay upright whatever it reads.
@Suite("Damage under valid checksums")
struct SealedDamageTests {
  private let folder = ScratchFolder()
  private let documents: [SyntheticDocument]

  init() throws {
    var random = RandomDocuments(seed: 5, vocabularyCount: 3)
    documents = (0..<240).map { random.next(identifier: "d\($0)", wordCount: 0...4, payloadLimit: 2) }
    _ = try folder.makeSegment(documents)
  }

  /// The problems of the segment with its covered bytes replaced and sealed anew.
  private func problems(_ covered: [UInt8], like original: [UInt8]) -> [CorruptIndexError] {
    folder.write(Self.seal(covered, like: original), to: "one.seg")
    let log = VerificationLog(progress: nil)
    _ = SegmentVerification.run(path: folder.path + "/one.seg", name: "one.seg", log: log)
    return log.report.problems
  }

  /// A file of these covered bytes with the directory and the figures of `original` and checksums that hold.
  private static func seal(_ covered: [UInt8], like original: [UInt8]) -> [UInt8] {
    var bytes = covered
    for start in stride(from: 0, to: covered.count, by: PageChecksums.pageByteCount) {
      bytes.appendLittleEndian(Checksum.crc32(Array(covered[start..<min(start + 4096, covered.count)])))
    }
    bytes += original[bytes.count..<original.count - 12]
    bytes.appendLittleEndian(Checksum.crc32(Array(bytes[covered.count...])))
    return bytes + SegmentFormat.footerMagic
  }

  private func open() throws -> (bytes: [UInt8], covered: [UInt8], file: SegmentFile) {
    let bytes = folder.read("one.seg")
    let file = try SegmentFile(path: folder.path + "/one.seg", name: "one.seg")
    return (bytes, Array(bytes[..<file.coveredByteCount]), file)
  }

  @Test("sealing a file anew changes nothing")
  func seal() throws {
    let (bytes, covered, _) = try open()
    #expect(Self.seal(covered, like: bytes) == bytes)
    #expect(problems(covered, like: bytes) == [])
  }

  @Test(
    "no byte that is changed to any of some values makes the check trap, and where a byte means one thing it is found",
    arguments: SegmentFormat.Section.allCases)
  func everyByte(section: SegmentFormat.Section) throws {
    let (bytes, covered, file) = try open()
    let range = file.range(of: section)
    var missed = 0
    var generator = SplitMix64(seed: UInt64(section.rawValue))
    for offset in Array(range).shuffled(using: &generator).prefix(250) {
      for value in [covered[offset] ^ 1, 0x80, 0xFF] where value != covered[offset] {
        var changed = covered
        changed[offset] = value
        if problems(changed, like: bytes).isEmpty { missed += 1 }
      }
    }
    // Free values: dates, payloads, sizes of texts, positions, languages of spellings, stems and single spellings.
    switch section {
    case .norms, .identifiers, .termBlockOffsets, .stemBlockOffsets, .storedIndex, .pairBlocks, .pairBlockOffsets:
      #expect(missed == 0 && !range.isEmpty)
    case .statistics: #expect(missed <= 8 * 3)
    default: #expect(missed < min(range.count, 250) * 3)
    }
  }

  @Test("random changes to many bytes never make the check trap", arguments: [1, 2, 3, 4])
  func manyBytes(seed: UInt64) throws {
    let (bytes, covered, _) = try open()
    var generator = SplitMix64(seed: seed)
    for _ in 0..<100 {
      var changed = covered
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        changed[Int.random(in: changed.indices, using: &generator)] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(
          using: &generator)!
      }
      _ = problems(changed, like: bytes)
    }
  }

  @Test("the skip table, the maxima and each fact of a long list are compared with its postings")
  func longList() throws {
    let (bytes, covered, file) = try open()
    let segment = try Segment(path: folder.path + "/one.seg", name: "one.seg")
    var longest: Term?
    try segment.scanTerms(from: []) { _, decode in
      let term = try decode()
      if term.documentCount > longest?.documentCount ?? 0 { longest = term }
      return true
    }
    let term = try #require(longest)
    #expect(term.documentCount >= 128)
    let start = file.range(of: .postings).lowerBound + term.postingsOffset
    for offset in start..<start + term.postingsByteCount {
      var changed = covered
      changed[offset] ^= 1 << UInt8(offset % 8)
      if problems(changed, like: bytes).isEmpty { Issue.record("not found: byte \(offset - start)") }
    }
  }

  @Test("a section of an unknown kind is passed over by readers and noted by the check")
  func unknownSection() throws {
    let (bytes, _, file) = try open()
    let folder = ScratchFolder()
    let writer = try SegmentFileWriter(path: folder.path + "/s", kind: .article, identifier: Array(0..<16))
    for section in SegmentFormat.Section.allCases where section != .stemBlocks {
      try writer.begin(section)
      try writer.write(Array(file.bytes(of: section)))
    }
    // The last two: stems, and a section whose kind is then renamed in the directory.
    try writer.begin(.stemBlocks)
    try writer.write(Array(file.bytes(of: .stemBlocks)))
    try writer.begin(.stemBlocks)
    try writer.write([1, 2, 3])
    try writer.finish(documentCount: documents.count)
    var later = folder.read("s")
    let entry = later.count - SegmentFormat.footerByteCount - SegmentFormat.directoryEntryByteCount
    later[entry] = 200
    let covered = try SegmentFile(path: folder.path + "/s", name: "s").coveredByteCount
    folder.write(Self.seal(Array(later[..<covered]), like: later), to: "s")
    let segment = try Segment(path: folder.path + "/s", name: "s")
    #expect(segment.statistics == (try Segment(path: self.folder.path + "/one.seg", name: "o")).statistics)
    let log = VerificationLog(progress: nil)
    #expect(SegmentVerification.run(path: folder.path + "/s", name: "s", log: log) != nil)
    #expect(log.report.isSound && log.report.notes.count == 1)
    #expect(bytes.count < later.count)
  }
}
