package import KheoText

extension Segment {
  /// Calls `body` with every term, in the order of the keys: its ordinal, its key, lent for the call, the documents that have
  /// it, and the languages of these. Spellings and postings stay undecoded. Throws `CorruptIndexError`.
  package func forEachTerm(
    _ body: (_ ordinal: Int, _ key: UnsafeRawBufferPointer, _ documentCount: Int, _ languages: LanguageSet) throws ->
      Void
  ) throws {
    var ordinal = 0
    try terms.forEachEntry { key, payload in
      var offset = 0
      let documentCount = Self.varint(payload, &offset)
      // Occurrences, and where the postings are.
      for _ in 0..<4 { _ = Self.varint(payload, &offset) }
      let count = Self.varint(payload, &offset)
      var languages = LanguageSet(rawValue: 0)
      for _ in 0..<min(count, payload.count) {
        let byteCount = Self.varint(payload, &offset)
        offset = min(payload.count, offset &+ min(byteCount, payload.count))
        guard offset < payload.count else { break }
        languages.formUnion(LanguageSet(rawValue: payload[offset]))
        offset &+= 1
        if count > 1 { _ = Self.varint(payload, &offset) }
      }
      try body(ordinal, key, documentCount, languages)
      ordinal += 1
    }
  }

  /// A number of a payload; of one that is cut off what there is. `Term` says what is wrong with a payload.
  @inline(__always)
  private static func varint(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) -> Int {
    var (value, shift) = (UInt64(0), UInt64(0))
    while offset < bytes.count {
      let byte = bytes[offset]
      offset &+= 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 || shift >= 56 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: value & UInt64(Int.max))
  }

  /// The ordinals of the terms whose keys begin with `prefix`.
  package func ordinals(ofTermsFrom prefix: [UInt8]) throws(CorruptIndexError) -> Range<Int> {
    let start = try terms.ordinal(ofFirstFrom: prefix)
    // No byte of UTF-8 is 0xFF: it stands behind every key that begins so.
    let end = try terms.ordinal(ofFirstFrom: prefix + [0xFF])
    return start..<max(start, end)
  }
}
