import KheoText

/// Checks the pairs of neighbouring words: that they are of words that exist, in an order that is right and in numbers that
/// can be; and counts a sample of them again in the postings.
///
/// The sample goes all through the table: every pair of a small segment, some of a large one. That the table lacks no pair
/// is not checked.
struct PairsVerification {
  /// Documents that are looked into for the sample.
  static let sampleDocumentLimit = 200_000

  let file: SegmentFile
  let log: VerificationLog

  private let terms: FrontCodedTableReader
  private let pairs: FrontCodedTableReader

  init(file: SegmentFile, log: VerificationLog) {
    self.file = file
    self.log = log
    terms = FrontCodedTableReader(file: file, blockSection: .termBlocks, offsetSection: .termBlockOffsets)
    pairs = FrontCodedTableReader(file: file, blockSection: .pairBlocks, offsetSection: .pairBlockOffsets)
  }

  /// Checks the table. With `recounting`, which is for postings that are sound, the sample as well.
  func run(recounting: Bool) throws {
    let problemsBefore = log.problemCount(of: file.name)
    let pairCount = try checkEntries()
    guard recounting, log.problemCount(of: file.name) == problemsBefore else { return }
    try recount(pairCount: pairCount)
  }

  // MARK: Entries

  /// Returns the number of entries.
  private func checkEntries() throws(CorruptIndexError) -> Int {
    let table = TableVerification(file: file, blockSection: .pairBlocks, offsetSection: .pairBlockOffsets, log: log)
    var pairCount = 0
    // Pairs of one first word stand together.
    var first: Term?
    try table.forEachEntry { (key, payload, fileOffset) throws(CorruptIndexError) in
      pairCount += 1
      var reader = ByteReader(payload, file: file.name, fileOffset: fileOffset)
      guard let words = Self.words(of: key) else { throw reader.malformed("a pair that is not of two words") }
      if first?.key != words.first { first = try term(words.first) }
      guard let first, let second = try term(words.second) else { throw reader.malformed("a pair names no term") }
      let counts = try PairTable.decode(&reader)
      if !PairTable.encode(counts).elementsEqual(payload) {
        log.problem(reader.malformed("a pair that is not written as kheo writes it"))
      }
      if counts.isEmpty || zip(counts, counts.dropFirst()).contains(where: { !PairCount.precedes($0, $1) }) {
        log.problem(reader.malformed("spellings of a pair that do not fall in their documents"))
      }
      if let count = counts.first(where: { !Self.isPossible($0, first, second) }) {
        throw reader.malformed("a pair cannot be spelled so in \(count.documentCount) documents")
      }
    }
    if pairCount > 0, file.kind != .article { log.problem(file.malformed(.pairBlocks, 0, "pairs of another kind")) }
    return pairCount
  }

  private static func words(of key: [UInt8]) -> (first: [UInt8], second: [UInt8])? {
    guard let separator = key.firstIndex(of: PairTable.separator) else { return nil }
    let words = (first: Array(key[..<separator]), second: Array(key[(separator + 1)...]))
    return PairTable.isWord(words.first) && PairTable.isWord(words.second) ? words : nil
  }

  private func term(_ key: [UInt8]) throws(CorruptIndexError) -> Term? {
    guard let payload = try terms.payload(of: key) else { return nil }
    return try Term(key: key, payload: payload, file: file.name)
  }

  private static func isPossible(_ count: PairCount, _ first: Term, _ second: Term) -> Bool {
    guard count.firstSpelling < first.spellings.count, count.secondSpelling < second.spellings.count else {
      return false
    }
    let spellings = [first.spellings[count.firstSpelling], second.spellings[count.secondSpelling]]
    return count.documentCount >= PairTable.leastDocumentCount
      && spellings.allSatisfy {
        $0.documentCount >= count.documentCount && !$0.languages.isDisjoint(with: .writingSyllablesApart)
      }
  }

  // MARK: Sample

  private func recount(pairCount: Int) throws {
    let segment = try Segment(file: file)
    var documentCount = 0
    // A prime above the number of pairs steps once through all of them, far from one to the next.
    for step in 0..<pairCount where documentCount < Self.sampleDocumentLimit {
      guard let entry = try pairs.entry(at: step * 2_654_435_761 % pairCount), let words = Self.words(of: entry.key),
        let first = try term(words.first), let second = try term(words.second)
      else { continue }
      documentCount += min(first.documentCount, second.documentCount)
      if try count(first, second, in: segment) != segment.pairs(words.first, words.second) {
        let pair = String(decoding: entry.key, as: UTF8.self)
        log.problem(file.malformed(.pairBlocks, 0, "the documents of the pair “\(pair)” are not those of the postings"))
      }
    }
  }

  /// The pair's counts from the postings and positions of its terms.
  private func count(_ first: Term, _ second: Term, in segment: Segment) throws(CorruptIndexError) -> [PairCount] {
    let arena = PostingArena()
    var cursors = (try segment.postings(of: first, arena: arena), try segment.postings(of: second, arena: arena))
    var occurrences: ([Occurrence], [Occurrence]) = ([], [])
    var counts: [PairOfSpellings: Int] = [:]
    while cursors.0.document != PostingCursor.end {
      let document = cursors.0.document
      cursors.1.seek(to: document)
      if cursors.1.document != document {
        cursors.0.seek(to: cursors.1.document)
        continue
      }
      if segment.columns.language(of: document).writesSyllablesApart {
        occurrences.0.removeAll(keepingCapacity: true)
        occurrences.1.removeAll(keepingCapacity: true)
        try cursors.0.appendOccurrences(to: &occurrences.0)
        try cursors.1.appendOccurrences(to: &occurrences.1)
        for pair in Self.pairs(occurrences.0, occurrences.1) { counts[pair, default: 0] += 1 }
      }
      cursors.0.next()
    }
    withExtendedLifetime(arena) {}
    return counts.filter { $0.value >= PairTable.leastDocumentCount }
      .map { PairCount(firstSpelling: $0.key.first, secondSpelling: $0.key.second, documentCount: $0.value) }
      .sorted(by: PairCount.precedes)
  }

  private struct PairOfSpellings: Hashable {
    var first: Int
    var second: Int
  }

  /// The spellings in which an occurrence of the one stands right before one of the other.
  private static func pairs(_ firsts: [Occurrence], _ seconds: [Occurrence]) -> Set<PairOfSpellings> {
    var pairs: Set<PairOfSpellings> = []
    var next = 0
    for first in firsts where first.place.field != .source {
      let place = Place(rawValue: first.place.rawValue + 1)
      while next < seconds.count, seconds[next].place < place { next += 1 }
      if next < seconds.count, seconds[next].place == place, place.field == first.place.field {
        pairs.insert(PairOfSpellings(first: first.spelling, second: seconds[next].spelling))
      }
    }
    return pairs
  }
}
