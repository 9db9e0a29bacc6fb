package import KheoText

/// One spelling under a folded key.
package struct Spelling: Sendable, Hashable {
  /// UTF-8, composed, lower-cased, with its marks.
  package var bytes: [UInt8]
  /// The languages of the documents that have it.
  package var languages: LanguageSet
  /// Documents that have it.
  package var documentCount: Int
}

/// An entry of the term dictionary: a folded key, the spellings that occur under it, and where its postings lie.
package struct Term: Sendable {
  /// The folded form, UTF-8.
  package var key: [UInt8]
  /// Documents that have the term in any spelling.
  package var documentCount: Int
  /// Occurrences in all documents.
  package var occurrenceCount: Int
  /// In bytewise order; never empty.
  package var spellings: [Spelling]
  /// Bytes from the start of the postings section to this term's postings; its positions follow them.
  var postingsOffset: Int
  var postingsByteCount: Int
  var positionsByteCount: Int

  /// Bytes of the postings section that hold the positions.
  var positionsRange: Range<Int> {
    postingsOffset + postingsByteCount..<postingsOffset + postingsByteCount + positionsByteCount
  }

  /// Where the postings lie.
  package var postings: TermPostings {
    TermPostings(
      documentCount: documentCount, spellingCount: spellings.count, offset: postingsOffset,
      byteCount: postingsByteCount, positionsByteCount: positionsByteCount)
  }

  /// The payload of the term's entry in the dictionary (FORMAT.md, Term entry).
  func encodePayload() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(documentCount)
    bytes.appendVarint(occurrenceCount - documentCount)
    bytes.appendVarint(postingsOffset)
    bytes.appendVarint(postingsByteCount)
    bytes.appendVarint(positionsByteCount)
    bytes.appendVarint(spellings.count)
    for spelling in spellings {
      bytes.appendCounted(spelling.bytes == key ? [] : spelling.bytes)
      bytes.append(spelling.languages.rawValue)
      if spellings.count > 1 { bytes.appendVarint(spelling.documentCount) }
    }
    return bytes
  }

  init(
    key: [UInt8], documentCount: Int, occurrenceCount: Int, spellings: [Spelling], postingsOffset: Int,
    postingsByteCount: Int, positionsByteCount: Int
  ) {
    self.key = key
    self.documentCount = documentCount
    self.occurrenceCount = occurrenceCount
    self.spellings = spellings
    self.postingsOffset = postingsOffset
    self.postingsByteCount = postingsByteCount
    self.positionsByteCount = positionsByteCount
  }

  /// Decodes a payload of the dictionary, which lies at `fileOffset` in the file, if that is known.
  init(
    key: [UInt8], payload: UnsafeRawBufferPointer, file: String, fileOffset: Int = 0
  ) throws(CorruptIndexError) {
    var reader = ByteReader(payload, file: file, fileOffset: fileOffset)
    self.key = key
    documentCount = try reader.readVarint()
    occurrenceCount = try reader.readVarint() &+ documentCount
    postingsOffset = try reader.readVarint()
    postingsByteCount = try reader.readVarint()
    positionsByteCount = try reader.readVarint()
    let count = try reader.readVarint()
    guard count > 0, count <= payload.count, documentCount > 0, occurrenceCount >= documentCount else {
      throw reader.malformed("a term without documents or spellings")
    }
    spellings = []
    spellings.reserveCapacity(count)
    for _ in 0..<count {
      let bytes = Array(try reader.readCounted())
      let languages = LanguageSet(rawValue: try reader.read(UInt8.self))
      spellings.append(
        Spelling(
          bytes: bytes.isEmpty ? key : bytes, languages: languages,
          documentCount: count > 1 ? try reader.readVarint() : documentCount))
    }
  }
}
