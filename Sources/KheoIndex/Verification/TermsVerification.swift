import KheoText

/// Checks the dictionary and, term by term, the postings and positions that it leads to.
final class TermsVerification {
  private let file: SegmentFile
  private let columns: DocumentColumns
  private let impacts: Impacts
  private let log: VerificationLog
  private let arena = PostingArena()
  private let scratch: UnsafeMutablePointer<UInt32>

  /// Spellings of each term, by ordinal.
  private(set) var spellingCounts: [UInt32] = []
  /// Documents of each term, by ordinal.
  private(set) var documentCounts: [UInt32] = []
  /// Occurrences counted by field and document: `field × documents + document`.
  private(set) var fieldLengths: [UInt32]

  init(
    file: SegmentFile, columns: DocumentColumns, impacts: Impacts, log: VerificationLog
  ) throws(CorruptIndexError) {
    self.file = file
    self.columns = columns
    self.impacts = impacts
    self.log = log
    scratch = arena.makeColumns()
    fieldLengths = [UInt32](repeating: 0, count: file.documentCount * Field.allCases.count)
  }

  func run() throws(CorruptIndexError) {
    let table = TableVerification(
      file: file, blockSection: .termBlocks, offsetSection: .termBlockOffsets, log: log)
    var expected = 0
    var filter = TermFilterBuilder()
    try table.forEachEntry { (key, payload, fileOffset) throws(CorruptIndexError) in
      let term = try Term(key: key, payload: payload, file: file.name, fileOffset: fileOffset)
      spellingCounts.append(UInt32(truncatingIfNeeded: term.spellings.count))
      documentCounts.append(UInt32(truncatingIfNeeded: term.documentCount))
      check(term, payload, fileOffset)
      if !PhraseKey.isPhrase(term.key) { filter.add(key) }
      guard term.postingsOffset == expected else {
        throw malformed(fileOffset, "postings do not follow those of the term before")
      }
      let postings = try file.bytes(of: .postings, from: expected, count: term.postingsByteCount)
      let start = expected + postings.count
      let positions = try file.bytes(of: .postings, from: start, count: term.positionsByteCount)
      expected = start + positions.count
      do throws(CorruptIndexError) {
        var list = PostingListVerification(
          term: term, documentCount: file.documentCount, columns: columns, impacts: impacts,
          postings: ByteReader(postings, file: file.name, fileOffset: base + term.postingsOffset),
          positions: ByteReader(positions, file: file.name, fileOffset: base + start), scratch: scratch)
        try list.run(fieldLengths: &fieldLengths)
      } catch {
        log.problem(error)
      }
    }
    if expected != file.range(of: .postings).count {
      log.problem(file.malformed(.postings, expected, "bytes behind the last term"))
    }
    if !filter.finish().elementsEqual(try file.bytes(of: .termFilter)) {
      log.problem(file.malformed(.termFilter, 0, "the filter is not that of the terms"))
    }
  }

  private var base: Int { file.range(of: .postings).lowerBound }

  private func check(_ term: Term, _ payload: UnsafeRawBufferPointer, _ fileOffset: Int) {
    if !term.encodePayload().elementsEqual(payload) {
      log.problem(malformed(fileOffset, "a term that is not written as kheo writes it"))
    }
    if zip(term.spellings, term.spellings.dropFirst()).contains(where: { !$0.bytes.lexicographicallyPrecedes($1.bytes) }
    ) {
      log.problem(malformed(fileOffset, "spellings do not rise"))
    }
    if term.spellings.contains(where: { $0.languages.isEmpty || !$0.languages.isSubset(of: .all) }) {
      log.problem(malformed(fileOffset, "a spelling of no known language"))
    }
  }

  private func malformed(_ fileOffset: Int, _ sentence: String) -> CorruptIndexError {
    CorruptIndexError(file: file.name, offset: fileOffset, reason: .malformed(sentence))
  }
}

/// Checks that every stem leads to spellings that exist.
struct StemsVerification {
  let file: SegmentFile
  let spellingCounts: [UInt32]
  let log: VerificationLog

  /// Returns the number of stems.
  func run() throws(CorruptIndexError) -> Int {
    let table = TableVerification(
      file: file, blockSection: .stemBlocks, offsetSection: .stemBlockOffsets, log: log)
    var stemCount = 0
    try table.forEachEntry { (key, payload, fileOffset) throws(CorruptIndexError) in
      stemCount += 1
      var reader = ByteReader(payload, file: file.name, fileOffset: fileOffset)
      if key.first.flatMap(Language.init(rawValue:)) == nil { log.problem(reader.malformed("a stem of no language")) }
      let count = try reader.readVarint()
      if count == 0 { log.problem(reader.malformed("a stem without spellings")) }
      for _ in 0..<count {
        let ordinal = try reader.readVarint()
        guard ordinal < spellingCounts.count else { throw reader.malformed("a stem names no term") }
        guard try reader.readVarint() < spellingCounts[ordinal] else {
          throw reader.malformed("a stem names no spelling")
        }
      }
      if !reader.isAtEnd { log.problem(reader.malformed("bytes behind the last spelling of a stem")) }
    }
    return stemCount
  }
}
