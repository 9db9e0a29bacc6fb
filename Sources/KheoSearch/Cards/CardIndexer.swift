package import KheoIndex
package import KheoText

/// Adds cards to a segment. Not thread-safe (it holds an analyzer): one per task.
package struct CardIndexer {
  private let analyzer: Analyzer
  private var buffer = TokenBuffer()

  package init(analyzer: Analyzer) { self.analyzer = analyzer }

  /// Adds a card under the words of `text`. `sources` are those of its articles. Throws `IndexError` where the disk refuses.
  package mutating func add(
    _ card: StoredCard, text: CardText, sources: Set<String> = [], identifier: String, to builder: SegmentBuilder
  ) throws {
    for stretch in text.stretches {
      analyze(stretch.text, language: stretch.language)
      let base = CardAddress.base(part: stretch.part, ordinal: stretch.ordinal, length: buffer.tokens.count)
      let isName = stretch.part == .properName || stretch.part == .name
      let line =
        isName
        ? NameLine.line(card, identifier: identifier, name: stretch.text, language: stretch.language) : nil
      builder.addTokens(buffer, field: stretch.part.field, positionBase: base, language: stretch.language, line: line)
    }
    for concept in text.concepts {
      fill(marks: [CardMark.concept(concept.name)])
      let base = CardAddress.base(part: concept.part, ordinal: concept.ordinal, length: 1)
      builder.addTokens(buffer, field: concept.part.field, positionBase: base, language: .other)
    }
    let languages = Language.allCases.filter(card.languages.contains)
    let marks = [CardMark.kind(card.kind)] + languages.map(CardMark.language) + sources.sorted().map(CardMark.source)
    fill(marks: marks)
    builder.addTokens(
      buffer, field: .source, positionBase: CardAddress.base(part: .mark, ordinal: 0, length: 0), language: .other)
    let payload = card.encode()
    try builder.endDocument(
      identifier: identifier, language: card.names.first?.language ?? .other,
      date: card.latestDate.flatMap(DateCondition.days(of:)), payload: payload, textByteCount: payload.count)
  }

  /// Fills the buffer with the first words of a stretch, numbered without gaps.
  private mutating func analyze(_ text: String, language: Language) {
    var text = text
    text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), language: language, into: &buffer) }
    if buffer.tokens.count > CardAddress.lengthLimit {
      buffer.tokens.removeSubrange(CardAddress.lengthLimit...)
    }
    for index in buffer.tokens.indices { buffer.tokens[index].position = UInt32(index) }
  }

  private mutating func fill(marks: [[UInt8]]) {
    buffer.removeAll()
    for (index, mark) in marks.enumerated() {
      let start = UInt32(buffer.arena.count)
      let length = UInt16(clamping: mark.count)
      buffer.arena += mark
      buffer.tokens.append(
        Token(
          start: 0, end: 0, keyStart: start, keyLength: length, spellingStart: start, spellingLength: length,
          position: UInt32(min(index, CardAddress.lengthLimit)), kind: .symbol, flags: []))
    }
  }
}
