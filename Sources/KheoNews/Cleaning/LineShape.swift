/// The measures of a line that tell text from debris without knowing its words.
struct LineShape {
  /// Bytes of the line without its line end, and without white space around it.
  var range: Range<Int>
  var trimmed: Range<Int>
  /// Scalars between the ends of `trimmed`.
  var scalars = 0
  /// Runs without white space.
  var words = 0
  /// Words that begin with a letter, and those among them that begin with a capital.
  var letterWords = 0
  var capitalWords = 0
  var digits = 0
  /// Ends of sentences, the one at the end of the line with them.
  var sentenceEnds = 0
  /// The line ends as a sentence does: with a full stop, a question or exclamation mark, or an ellipsis.
  var endsSentence = false
  /// The line ends with a full stop (not a question or an exclamation, which headlines may end with).
  var endsWithStop = false
  /// The line ends with a colon, so that a list may follow.
  var endsWithColon = false
  /// The line ends with a semicolon or a comma, as the items of a list do.
  var endsOpen = false
  /// Words before the first colon; 0 where there is none.
  var labelWords = 0
  /// Commas behind the first colon.
  var commasBehindLabel = 0
  /// The line begins with a list mark: `-`, `•`, `*`, `–`, or a number with a point or bracket.
  var startsWithBullet = false
  /// Letters of the words, for what remains of a date line.
  var letters = 0

  var isBlank: Bool { trimmed.isEmpty }

  init(_ text: UnsafeRawBufferPointer, range: Range<Int>) {
    self.range = range
    trimmed = ByteText.trim(text, range)
    measure(text)
  }

  private mutating func measure(_ text: UnsafeRawBufferPointer) {
    var index = trimmed.lowerBound
    var wordLength = 0  // scalars of letters since the last thing that is no letter
    var inWord = false
    var pendingStop = false  // a sentence mark was read, and since then only closers
    var last: UInt32 = 0  // the last scalar that closes nothing
    while index < trimmed.upperBound {
      if inWord {
        // Inside a word letters of ASCII, most of every text, are only counted.
        let start = index
        while index < trimmed.upperBound, (text[index] | 0x20) &- 0x61 < 26 { index += 1 }
        if index > start {
          scalars += index - start
          letters += index - start
          wordLength += index - start
          pendingStop = false
          last = UInt32(text[index - 1])
          continue
        }
      }
      let (value, length) = ByteText.scalar(text, at: index)
      index += length
      scalars += 1
      if ByteText.isSpace(value) {
        inWord = false
        wordLength = 0
        continue
      }
      if !inWord {
        inWord = true
        words += 1
        if pendingStop, ByteText.isCapital(value) || !ByteText.isLetter(value) { sentenceEnds += 1 }
        if ByteText.isLetter(value) {
          letterWords += 1
          if ByteText.isCapital(value) { capitalWords += 1 }
        }
        pendingStop = false
      }
      if ByteText.isLetter(value) {
        letters += 1
        wordLength += 1
        pendingStop = false
      } else if value == 0x2E || value == 0x21 || value == 0x3F || value == 0x2026 {
        // "Nr. 5", "z. B." and "18. Juni" end no sentence: the word before the stop has three letters at least.
        pendingStop = value != 0x2E || wordLength >= 3
        wordLength = 0
      } else {
        if (0x30...0x39).contains(value) { digits += 1 }
        if !ByteText.isCloser(value) { pendingStop = false }
        if value == 0x3A, labelWords == 0 { labelWords = words }
        if value == 0x2C, labelWords > 0 { commasBehindLabel += 1 }
        wordLength = 0
      }
      if !ByteText.isCloser(value) { last = value }
    }
    endsWithStop = last == 0x2E || last == 0x2026
    endsSentence = endsWithStop || last == 0x21 || last == 0x3F
    endsWithColon = last == 0x3A
    endsOpen = last == 0x3B || last == 0x2C
    if endsSentence { sentenceEnds += 1 }
    startsWithBullet = Self.bulletLength(text, trimmed) > 0
  }

  /// Bytes of the list mark at the start of `range` with the space behind it, or 0.
  static func bulletLength(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    var index = range.lowerBound
    let (first, length) = ByteText.scalar(text, at: index)
    switch first {
    case 0x2D, 0x2A, 0x2B, 0xB7, 0x2022, 0x2023, 0x25AA, 0x25CF, 0x25CB, 0x25BA, 0x2013, 0x2014, 0x27A4: index += length
    case 0x30...0x39:
      while index < range.upperBound, index - range.lowerBound < 2, ByteText.isDigit(text[index]) { index += 1 }
      guard index < range.upperBound, text[index] == 0x29 else { return 0 }
      index += 1
    default: return 0
    }
    guard index < range.upperBound, text[index] == 0x20 || text[index] == 0x09 else { return 0 }
    return index + 1 - range.lowerBound
  }

  /// A long line of sentences: text even where only debris is expected.
  var isStrongText: Bool {
    (sentenceEnds >= 2 && scalars >= 120) || (scalars >= 250 && (endsSentence || endsWithColon))
  }

  /// A paragraph of running text, be it a single sentence.
  var isRunningText: Bool {
    if scalars >= 250 { return true }
    if words >= 10, scalars >= 80, endsSentence || endsWithColon || endsOpen { return true }
    return sentenceEnds >= 2 && scalars >= 60 && endsSentence
  }

  /// A line as headlines have it: a few words, one sentence at most.
  var isHeadlineLike: Bool {
    words > 0 && scalars <= 130 && sentenceEnds <= 1 && !endsWithColon && !endsOpen && !isLabelledList
  }

  /// A label, a colon and several names: the line of a team or of a cast.
  var isLabelledList: Bool {
    (1...4).contains(labelWords) && commasBehindLabel >= 1 && words - labelWords >= 4
      && capitalWords * 5 >= letterWords * 4
  }
}
