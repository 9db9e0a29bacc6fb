import KheoIndex

/// The terms of a dictionary within some edits of a word: within one by asking its filter, within more by seeking from one that
/// may be to the next.
enum FuzzyTerms {
  /// Calls `body` with each term's distance, in bytewise order of the keys, the cursor standing on it.
  ///
  /// Throws `CorruptIndexError` where the index is damaged, and what `look` throws, which is called for every key that is
  /// looked at.
  static func forEach(
    of segment: Segment, near word: [UInt8], limit: Int, fixesFirst: Bool, look: () throws -> Void = {},
    _ body: (_ distance: Int, _ cursor: borrowing TermCursor) throws -> Void
  ) throws {
    if limit == 1, 1...NeighbourKeys.longestWord ~= word.count {
      return try forEach(of: segment, besides: word, fixesFirst: fixesFirst, look: look, body)
    }
    var automaton = EditAutomaton(word: word, limit: limit, fixesFirst: fixesFirst)
    var cursor = try TermCursor(segment: segment, from: fixesFirst ? Array(word.prefix(1)) : [])
    var target: [UInt8] = []
    while !cursor.isAtEnd {
      try look()
      automaton.rewind(to: cursor.sharedCount)
      let key = cursor.key
      while automaton.depth < key.count, automaton.advance(key[automaton.depth]) {}
      if automaton.depth == key.count {
        if let distance = automaton.distance { try body(distance, cursor) }
        try cursor.next()
        continue
      }
      guard let prefix = nextPrefix(automaton, key) else { return }
      target.removeAll(keepingCapacity: true)
      target.append(contentsOf: key[..<prefix.count])
      target.append(prefix.byte)
      try cursor.seek(to: target)
    }
  }

  /// Those within one edit.
  private static func forEach(
    of segment: Segment, besides word: [UInt8], fixesFirst: Bool, look: () throws -> Void,
    _ body: (_ distance: Int, _ cursor: borrowing TermCursor) throws -> Void
  ) throws {
    let keys = NeighbourKeys.keys(near: word, in: try segment.termFilter(), fixesFirst: fixesFirst)
    guard let first = keys.first else { return }
    var cursor = try TermCursor(segment: segment, from: first)
    for key in keys {
      try look()
      try cursor.seek(to: key)
      if cursor.isAtEnd { return }
      if cursor.key.elementsEqual(key) { try body(key == word ? 0 : 1, cursor) }
    }
  }

  /// The next prefix that is alive behind a key that is not: so many bytes of the key, and another.
  private static func nextPrefix(
    _ automaton: borrowing EditAutomaton, _ key: UnsafeBufferPointer<UInt8>
  ) -> (count: Int, byte: UInt8)? {
    var count = automaton.depth
    while true {
      if let byte = automaton.next(above: key[count], after: count) { return (count, byte) }
      if count == 0 { return nil }
      count -= 1
    }
  }
}
