package import KheoIndex
package import KheoText

/// A made-up document for tests of the index: words with chosen keys, spellings and positions.
package struct SyntheticDocument: Sendable {
  /// One token.
  package struct Word: Sendable {
    package var key: String
    package var spelling: String
    package var position: UInt32

    package init(key: String, spelling: String, position: UInt32) {
      self.key = key
      self.spelling = spelling
      self.position = position
    }
  }

  package var identifier: String
  package var language = Language.other
  /// Days since 1970-01-01.
  package var date: Int32?
  package var source: String?
  package var payload: [UInt8] = []
  /// In the order in which they are handed to the builder; a field may come more than once.
  package var fields: [(field: Field, words: [Word])] = []
  /// The line that the words of the title are, if they are one.
  package var titleLine: Line?

  package init(identifier: String) { self.identifier = identifier }

  /// A document whose body is these words, each its own key and spelling, at positions 0, 1, 2, ….
  package init(identifier: String, body: String) {
    self.identifier = identifier
    let words = body.split(separator: " ").enumerated().map { position, word in
      Word(key: String(word), spelling: String(word), position: UInt32(position))
    }
    fields = [(.body, words)]
  }

  /// Adds the document to a segment.
  package func add(to builder: SegmentBuilder) throws {
    for (field, words) in fields {
      var buffer = TokenBuffer()
      for word in words { buffer.append(word) }
      builder.addTokens(
        buffer, field: field, positionBase: 0, language: language, line: field == .title ? titleLine : nil)
    }
    try builder.endDocument(
      identifier: identifier, language: language, date: date, source: source, payload: payload,
      textByteCount: payload.count)
  }
}

extension TokenBuffer {
  /// Appends a token; of a word that is spelled like its key, the bytes stand in the arena once.
  fileprivate mutating func append(_ word: SyntheticDocument.Word) {
    let keyStart = UInt32(arena.count)
    arena += word.key.utf8
    var spellingStart = keyStart
    if word.spelling != word.key {
      spellingStart = UInt32(arena.count)
      arena += word.spelling.utf8
    }
    tokens.append(
      Token(
        start: 0, end: 0, keyStart: keyStart, keyLength: UInt16(word.key.utf8.count), spellingStart: spellingStart,
        spellingLength: UInt16(word.spelling.utf8.count), position: word.position, kind: .word, flags: []))
  }
}

/// A plain rule in the place of stemmers: the key without its last letter, in languages other than Vietnamese.
package func shorteningStems(_ language: Language, _ spelling: [UInt8]) -> [[UInt8]] {
  switch language {
  case .vietnamese, .other: []
  default: spelling.count > 3 ? [spelling.dropLast()] : [spelling]
  }
}
