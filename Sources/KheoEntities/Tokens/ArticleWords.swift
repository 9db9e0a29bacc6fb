import KheoText

/// The words of one article, in order, reused from article to article.
struct ArticleWords {
  private(set) var words: [Word] = []
  private var buffer = TokenBuffer()

  var count: Int { words.count }

  subscript(index: Int) -> Word { words[index] }

  /// Reads the words of an article's stretches.
  mutating func read(_ article: EntityText, analyzer: Analyzer, vocabulary: inout Vocabulary) {
    words.removeAll(keepingCapacity: true)
    article.text.withUnsafeBufferPointer { text in
      for stretch in article.stretches where stretch.range.upperBound <= text.count && !stretch.range.isEmpty {
        analyzer.analyze(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[stretch.range]), language: article.language,
          into: &buffer)
        append(text, stretch, &vocabulary)
      }
    }
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, _ stretch: EntityText.Stretch, _ vocabulary: inout Vocabulary
  ) {
    let base = stretch.range.lowerBound
    var last = base
    words.reserveCapacity(words.count + buffer.tokens.count + buffer.tokens.count / 8)
    buffer.arena.withUnsafeBufferPointer { arena in
      for (index, token) in buffer.tokens.enumerated() {
        let start = base + Int(token.start)
        let end = base + Int(token.end)
        let id = vocabulary.id(
          spelling: UnsafeBufferPointer(
            rebasing: arena[Int(token.spellingStart)..<Int(token.spellingStart) + Int(token.spellingLength)]),
          key: UnsafeBufferPointer(rebasing: arena[Int(token.keyStart)..<Int(token.keyStart) + Int(token.keyLength)]))
        var gap = Gap(text, min(last, start)..<start)
        if index == 0 { gap.insert(.line) }
        if token.flags.contains(.elided) {
          // The article and its apostrophe are no sign between two words.
          gap.subtract([.sign, .apostrophe])
          gap.insert(.space)
        }
        var shape = Self.shape(text, start..<end)
        if token.kind == .number { shape.insert(.number) }
        if token.flags.contains(.sentenceStart) || index == 0 {
          shape.insert(.sentenceStart)
          gap.insert(.sentence)
        }
        if stretch.isCaption { shape.insert(.caption) }
        append(Word(start: UInt32(start), end: UInt32(end), id: id, gap: gap, shape: shape), &vocabulary)
        last = end
      }
    }
  }

  /// Whether a compound stands behind a given name: "Lena Oberdorf" is no village.
  private func isFamilyName(_ word: Word, _ vocabulary: borrowing Vocabulary) -> Bool {
    guard let last = words.last, last.isCapital, word.isCapital, word.gap.isTight else { return false }
    let flags = vocabulary[last.id].flags
    return flags.contains(.given) && !flags.contains(.common)
  }

  /// A compound of the lexicon becomes a word for each of its parts.
  private mutating func append(_ word: Word, _ vocabulary: inout Vocabulary) {
    let info = vocabulary[word.id]
    guard info.partCount > 0, !isFamilyName(word, vocabulary) else {
      words.append(word)
      return
    }
    let spelling = Array(vocabulary.spelling(word.id))
    let isLikeText = spelling.count == Int(word.end - word.start)
    for number in 0..<Int(info.partCount) {
      let part = vocabulary.parts[Int(info.partStart) + number]
      let bytes = Array(spelling[Int(part.start)..<Int(part.end)])
      var piece = word
      if isLikeText {
        piece.start = word.start + UInt32(part.start)
        piece.end = word.start + UInt32(part.end)
      }
      piece.id = vocabulary.id(spelling: bytes, key: Folding.key(of: bytes))
      if number > 0 {
        piece.gap = .compound
        piece.shape.subtract([.capital, .sentenceStart, .initial])
        piece.shape.insert(.part)
      }
      words.append(piece)
    }
  }

  private static func shape(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Word.Shape {
    var shape: Word.Shape = []
    guard let first = LetterCase(text, at: range.lowerBound, end: range.upperBound) else { return shape }
    if first.isCapital { shape.insert(.capital) } else { return shape }
    var index = range.lowerBound + first.byteCount
    var letters = 1
    var isRoman = LetterCase.isRoman(text[range.lowerBound])
    while index < range.upperBound {
      isRoman = isRoman && LetterCase.isRoman(text[index])
      guard let letter = LetterCase(text, at: index, end: range.upperBound) else { break }
      if letter.isSmall {
        // The s of a genitive behind capitals: "NATOs".
        let isGenitive = letters > 1 && index + 1 == range.upperBound && text[index] == UInt8(ascii: "s")
        if isGenitive { shape.insert(.allCapitals) }
        return shape
      }
      letters += letter.isCapital ? 1 : 0
      index += letter.byteCount
    }
    shape.insert(letters > 1 ? .allCapitals : .initial)
    if isRoman { shape.insert(.roman) }
    return shape
  }
}
