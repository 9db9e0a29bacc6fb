package import KheoText
import Synchronization

/// One immutable, memory-mapped segment of a collection, and which of its documents are deleted.
///
/// Opening reads the footer, the statistics and the columns; everything else is read, and its checksums checked, when a
/// query first comes to it. Safe to use from any number of tasks.
package final class Segment: Sendable {
  package let file: SegmentFileName
  package let kind: Kind
  package let documentCount: Int
  package let statistics: SegmentStatistics
  package let columns: DocumentColumns
  package let deletions: Deletions?
  let segmentFile: SegmentFile
  let terms: FrontCodedTableReader
  let pairs: FrontCodedTableReader
  private let stems: FrontCodedTableReader
  private let stored: StoredDocumentsReader
  let identifiers: IdentifiersReader
  /// Made when compounds are first looked for, and shared by all who search.
  private let partIndex = Mutex<PartIndex?>(nil)

  /// Opens a segment file. Throws `CorruptIndexError` or `IndexError`.
  package convenience init(path: String, name: String, deletions: Deletions? = nil) throws {
    try self.init(file: SegmentFile(path: path, name: name), deletions: deletions)
  }

  /// As `init(path:name:deletions:)`, over a file that is open.
  init(file segmentFile: SegmentFile, deletions: Deletions? = nil) throws {
    self.segmentFile = segmentFile
    guard segmentFile.documentCount > 0 else {
      throw CorruptIndexError(file: segmentFile.name, offset: 0, reason: .malformed("a segment without documents"))
    }
    file = SegmentFileName(identifier: segmentFile.identifier)
    kind = segmentFile.kind
    documentCount = segmentFile.documentCount
    statistics = try SegmentStatistics(file: segmentFile)
    columns = try DocumentColumns(file: segmentFile)
    self.deletions = deletions
    terms = FrontCodedTableReader(file: segmentFile, blockSection: .termBlocks, offsetSection: .termBlockOffsets)
    stems = FrontCodedTableReader(file: segmentFile, blockSection: .stemBlocks, offsetSection: .stemBlockOffsets)
    pairs = FrontCodedTableReader(file: segmentFile, blockSection: .pairBlocks, offsetSection: .pairBlockOffsets)
    stored = StoredDocumentsReader(file: segmentFile)
    identifiers = IdentifiersReader(file: segmentFile)
  }

  /// Gives back memory that reading has taken: pages of the file, and stored blocks that are kept.
  func releaseMemory() {
    stored.recent.removeAll()
    segmentFile.releasePages()
  }

  /// Bytes of the file.
  package var byteCount: Int { segmentFile.byteCount }

  /// Documents that are not deleted.
  package var liveDocumentCount: Int { documentCount - (deletions?.count ?? 0) }

  /// Whether a document is there and not deleted.
  package func isLive(_ document: UInt32) -> Bool {
    Int(document) < documentCount && !(deletions?.contains(document) ?? false)
  }

  /// Where the documents come from. Throws `CorruptIndexError`.
  package func sources() throws(CorruptIndexError) -> SourceColumn { try SourceColumn(file: segmentFile) }

  /// The dictionary's entry for a folded key; nil where the segment does not have it.
  package func term(_ key: [UInt8]) throws(CorruptIndexError) -> Term? {
    guard let payload = try terms.payload(of: key) else { return nil }
    return try Term(key: key, payload: payload, file: segmentFile.name)
  }

  /// What the maxima of postings are made by.
  package var impacts: Impacts { Impacts(statistics: statistics) }

  /// Which keys the segment may have. Checks the whole filter's pages.
  package func termFilter() throws(CorruptIndexError) -> TermFilter { try TermFilter(file: segmentFile) }

  /// Calls `body` with the terms from `start` on, in bytewise order of their keys, until it returns false.
  ///
  /// `decode` gives the whole term; keys that are passed over cost no decoding.
  package func scanTerms(
    from start: [UInt8], _ body: (_ key: [UInt8], _ decode: () throws -> Term) throws -> Bool
  ) throws {
    try scanTerms(from: start, passing: { nil }, body)
  }

  /// As `scanTerms(from:_:)`, passing over terms unread where `passing` gives a prefix that they all have.
  package func scanTerms(
    from start: [UInt8], passing: () -> [UInt8]?,
    _ body: (_ key: [UInt8], _ decode: () throws -> Term) throws -> Bool
  ) throws {
    let name = segmentFile.name
    try terms.scan(from: start, passing: passing) { key, payload in
      try body(key) { try Term(key: key, payload: payload, file: name) }
    }
  }

  /// The term at `ordinal`, counted from 0 in the order of the keys. Throws where there is none.
  package func term(at ordinal: Int) throws(CorruptIndexError) -> Term {
    guard let entry = try terms.entry(at: ordinal) else {
      throw segmentFile.malformed(.termBlocks, 0, "no term of the ordinal \(ordinal)")
    }
    return try Term(key: entry.key, payload: entry.payload, file: segmentFile.name)
  }

  /// The spellings that are filed under a folded stem of a language.
  package func members(ofStem stem: [UInt8], in language: Language) throws -> [StemMember] {
    guard let payload = try stems.payload(of: [language.rawValue] + stem) else {
      guard let term = try term(stem) else { return [] }
      return term.spellings.indices.compactMap { index in
        term.spellings[index].languages.contains(language) ? StemMember(term: term, spelling: index) : nil
      }
    }
    var reader = ByteReader(payload, file: segmentFile.name, fileOffset: 0)
    let count = try reader.readVarint()
    var members: [StemMember] = []
    for _ in 0..<count {
      let ordinal = try reader.readVarint()
      let spelling = try reader.readVarint()
      guard let entry = try terms.entry(at: ordinal) else { throw reader.malformed("a stem names no term") }
      let term = try Term(key: entry.key, payload: entry.payload, file: segmentFile.name)
      guard spelling < term.spellings.count else { throw reader.malformed("a stem names no spelling") }
      members.append(StemMember(term: term, spelling: spelling))
    }
    return members
  }

  /// The words that may be compounds, by their ends. The first call makes the table.
  package func parts() throws -> PartIndex {
    try partIndex.withLock { known in
      if let known { return known }
      let made = try PartIndex(segment: self)
      known = made
      return made
    }
  }

  /// A cursor over a term's postings, on its first document. The arena must outlive it.
  package func postings(of term: Term, arena: PostingArena) throws(CorruptIndexError) -> PostingCursor {
    try postings(of: term.postings, arena: arena)
  }

  /// As `postings(of:arena:)`, for a term whose spellings nobody asks for.
  package func postings(of term: TermPostings, arena: PostingArena) throws(CorruptIndexError) -> PostingCursor {
    let bytes = try segmentFile.bytes(of: .postings, from: term.offset, count: term.byteCount)
    let full = term.documentCount / BitPacking.blockCount
    let least = full > 0 ? (full + (term.documentCount % BitPacking.blockCount > 0 ? 1 : 0)) * 16 + full * 6 : 2
    guard bytes.count >= least, !term.positionsRange.isEmpty else {
      throw CorruptIndexError(
        file: segmentFile.name, offset: segmentFile.range(of: .postings).lowerBound + term.offset,
        reason: .malformed("postings are too short for their documents"))
    }
    return PostingCursor(segment: self, term: term, postings: bytes, arena: arena)
  }

  /// The position bytes of a term (`Term.positionsRange`) from `start` to `end`, their pages checked.
  func positions(
    of range: Range<Int>, from start: Int, to end: Int
  ) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    guard start < end, end <= range.count else {
      throw CorruptIndexError(
        file: segmentFile.name, offset: segmentFile.range(of: .postings).lowerBound + range.lowerBound,
        reason: .malformed("positions of a block that ends before it begins"))
    }
    return try segmentFile.bytes(of: .postings, from: range.lowerBound + start, count: end - start)
  }

  /// A stored document.
  package func record(of document: UInt32) throws -> StoredRecord { try stored.record(of: document) }

  /// As `record`, with the UTF-8 of the id and the payload in bytes that are lent for the call.
  package func withRecord<Result>(
    of document: UInt32, _ body: (_ id: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try stored.withRecord(of: document, body)
  }

  /// Calls `body` with what the collection's owner stored of each of some documents, which rise. The bytes are lent for
  /// the call. Far cheaper than one record after the other where documents are close together.
  package func forEachPayload(
    of documents: some Sequence<UInt32>, _ body: (_ document: UInt32, _ payload: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try stored.forEachPayload(of: documents, body)
  }

  /// As `forEachPayload`, with the UTF-8 of the documents' ids.
  package func forEachRecord(
    of documents: some Sequence<UInt32>,
    _ body: (_ document: UInt32, _ id: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try stored.forEachRecord(of: documents, body)
  }

  /// The live document with this id; nil where the segment has none.
  package func document(withIdentifier identifier: String) throws -> UInt32? {
    for document in try identifiers.documents(withHash: Identifiers.hash(identifier)) where isLive(document) {
      let isNamed = try stored.withRecord(of: document) { id, _ in id.elementsEqual(identifier.utf8) }
      if isNamed { return document }
    }
    return nil
  }
}

/// The names that belong to a segment: its file and its files of deletions.
package struct SegmentFileName: Sendable, Hashable {
  /// 16 random bytes.
  package let identifier: [UInt8]

  package init(identifier: [UInt8]) { self.identifier = identifier }

  /// A name that no other segment has.
  static func makeUnique() -> SegmentFileName { SegmentFileName(identifier: FileSystem.randomBytes(16)) }

  private var stem: String {
    identifier.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The segment file, below the index's folder.
  package var path: String { "segments/\(stem).seg" }

  /// The file of deletions of a generation.
  func deletionsPath(generation: UInt64) -> String { "segments/\(stem)-\(generation).del" }
}
