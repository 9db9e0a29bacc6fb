/// Recognises the line that says when an article was published: a date, and little beside it.
struct DateLine {
  let lists: DebrisLists
  /// For the key of a word.
  let part: LineKey

  /// Letters that may stand beside the date: a site's name, a section, an author.
  private static let mostLetters = 48

  /// The day, ISO 8601, or nil for a line of another kind.
  func date(_ text: UnsafeRawBufferPointer, _ shape: LineShape) -> String? {
    guard shape.digits >= 5, shape.digits <= 24, shape.scalars <= 110, shape.words <= 14, !isSentence(shape) else {
      return nil
    }
    guard let date = lists.dates.dates(text, in: shape.trimmed).first else { return nil }
    var beside = Words()
    count(text, shape.trimmed.lowerBound..<date.range.lowerBound, &beside)
    count(text, date.range.upperBound..<shape.trimmed.upperBound, &beside)
    return beside.letters <= Self.mostLetters && beside.others <= 6 && beside.small <= 2 ? date.iso : nil
  }

  /// What stands beside the date.
  private struct Words {
    var letters = 0
    /// Words that are no words of date lines.
    var others = 0
    /// Those of them in small letters, with more than two bytes; they make a clause: "am 3. Mai 2024 in Kraft getreten".
    var small = 0
  }

  private func count(_ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ words: inout Words) {
    ByteText.forEachRun(text, range, of: { ByteText.isLetter($0) && !ByteText.isSpace($0) }) { word in
      var index = word.lowerBound
      while index < word.upperBound {
        index += ByteText.scalar(text, at: index).length
        words.letters += 1
      }
      part.write(text, word)
      if !lists.kinds(part.view).contains(.dateWords) {
        words.others += 1
        let isCapital = ByteText.isCapital(ByteText.scalar(text, at: word.lowerBound).value)
        if !isCapital, word.count > 2 { words.small += 1 }
      }
      return words.letters <= Self.mostLetters
    }
  }

  private func isSentence(_ shape: LineShape) -> Bool { shape.endsSentence && shape.letterWords > 5 }
}
