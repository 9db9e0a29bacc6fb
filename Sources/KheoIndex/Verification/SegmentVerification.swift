/// Checks one segment file: first its checksums, then, where they hold, what the bytes say.
///
/// Nothing behind a broken checksum is looked into: what it says would only repeat the damage in other words.
struct SegmentVerification {
  /// What a manifest says of a segment.
  struct Summary: Equatable {
    var name: SegmentFileName
    var kind: Kind
    var documentCount: Int
    var byteCount: Int
  }

  let file: SegmentFile
  let log: VerificationLog

  /// Checks a file. Returns nil where it is damaged.
  static func run(path: String, name: String, log: VerificationLog) -> Summary? {
    guard FileSystem.exists(path) else {
      log.problem(name, 0, "the file is not there")
      return nil
    }
    let problemsBefore = log.problemCount(of: name)
    guard let file = log.checking(name, { try SegmentFile(path: path, name: name) }) else { return nil }
    log.begin(file: name, byteCount: file.byteCount)
    file.verifyAllPages { log.problem($0) }
    if log.problemCount(of: name) == problemsBefore {
      log.checking(name) { try SegmentVerification(file: file, log: log).checkStructure() }
    }
    guard log.problemCount(of: name) == problemsBefore else { return nil }
    return Summary(
      name: SegmentFileName(identifier: file.identifier), kind: file.kind, documentCount: file.documentCount,
      byteCount: file.byteCount)
  }

  private func checkStructure() throws {
    let problemsBefore = log.problemCount(of: file.name)
    LayoutVerification(file: file, log: log).run()
    guard file.documentCount > 0 else {
      log.problem(file.name, file.byteCount - SegmentFormat.footerByteCount, "a segment without documents")
      return
    }
    let statistics = try SegmentStatistics(file: file)
    let columns = try DocumentColumns(file: file)
    try SourcesVerification(file: file).run()
    let hashes = try StoredVerification(file: file).run()
    try IdentifiersVerification(file: file, log: log).run(hashes: hashes)
    let terms = try TermsVerification(
      file: file, columns: columns, impacts: Impacts(statistics: statistics), log: log)
    try terms.run()
    let stemCount = try StemsVerification(file: file, spellingCounts: terms.spellingCounts, log: log).run()
    try CompletionVerification(file: file, log: log).run(
      spellingCounts: terms.spellingCounts, termDocumentCounts: terms.documentCounts)
    try PairsVerification(file: file, log: log).run(recounting: log.problemCount(of: file.name) == problemsBefore)
    try StatisticsVerification(file: file, columns: columns, log: log).run(
      statistics, fieldLengths: terms.fieldLengths, termCount: terms.spellingCounts.count, stemCount: stemCount)
  }
}

extension SegmentFile {
  /// The error of a section at an offset within it.
  func malformed(_ section: SegmentFormat.Section, _ offset: Int, _ sentence: String) -> CorruptIndexError {
    CorruptIndexError(
      file: name, offset: range(of: section).lowerBound &+ offset, reason: .malformed(sentence))
  }

  /// A bounded reader over a whole section.
  func reader(of section: SegmentFormat.Section) throws(CorruptIndexError) -> ByteReader {
    ByteReader(try bytes(of: section), file: name, fileOffset: range(of: section).lowerBound)
  }
}
