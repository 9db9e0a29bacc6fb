package import KheoText

extension Segment {
  /// Calls `body` with every term, in the order of the keys: its ordinal, its key, the documents that have it, and the
  /// languages of these. Spellings and postings stay undecoded. Throws `CorruptIndexError`.
  package func forEachTerm(
    _ body: (_ ordinal: Int, _ key: [UInt8], _ documentCount: Int, _ languages: LanguageSet) throws -> Void
  ) throws {
    var ordinal = 0
    let name = segmentFile.name
    try terms.scan(from: []) { key, payload in
      var reader = ByteReader(payload, file: name, fileOffset: 0)
      let documentCount = try reader.readVarint()
      // Occurrences, and where the postings are.
      for _ in 0..<4 { _ = try reader.readVarint() }
      let count = try reader.readVarint()
      var languages = LanguageSet(rawValue: 0)
      for _ in 0..<count {
        _ = try reader.readCounted()
        languages.formUnion(LanguageSet(rawValue: try reader.read(UInt8.self)))
        if count > 1 { _ = try reader.readVarint() }
      }
      try body(ordinal, key, documentCount, languages)
      ordinal += 1
      return true
    }
  }

  /// The ordinals of the terms whose keys begin with `prefix`.
  package func ordinals(ofTermsFrom prefix: [UInt8]) throws(CorruptIndexError) -> Range<Int> {
    let start = try terms.ordinal(ofFirstFrom: prefix)
    // No byte of UTF-8 is 0xFF: it stands behind every key that begins so.
    let end = try terms.ordinal(ofFirstFrom: prefix + [0xFF])
    return start..<max(start, end)
  }
}
