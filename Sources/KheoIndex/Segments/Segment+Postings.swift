/// Postings of terms whose spellings nobody asks for.
extension Segment {
  /// Where the postings of a folded key lie; nil where the segment does not have it.
  package func termPostings(_ key: [UInt8]) throws(CorruptIndexError) -> TermPostings? {
    guard let payload = try terms.payload(of: key) else { return nil }
    return try TermPostings(payload: payload, file: segmentFile.name)
  }

  /// Calls `body` with the postings of each term whose key begins so, in bytewise order of the keys.
  package func forEachPostings(beginningWith prefix: [UInt8], _ body: (TermPostings) throws -> Void) throws {
    let name = segmentFile.name
    try terms.scan(from: prefix) { key, payload in
      guard key.starts(with: prefix) else { return false }
      try body(try TermPostings(payload: payload, file: name))
      return true
    }
  }

  /// Calls `body` with the documents of a term, rising, until it returns false.
  package func forEachDocument(of term: TermPostings, _ body: (UInt32) throws -> Bool) throws {
    let arena = PostingArena()
    var cursor = try postings(of: term, arena: arena)
    while cursor.document != PostingCursor.end {
      if try !body(cursor.document) { return }
      cursor.next()
    }
  }
}
