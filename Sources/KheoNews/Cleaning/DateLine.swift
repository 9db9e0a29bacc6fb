/// Recognises the line that says when an article was published: a date, and little beside it.
struct DateLine {
  let lists: DebrisLists

  /// Letters that may stand beside the date: a site's name, a section, an author.
  private static let mostLetters = 48

  /// The day, ISO 8601, or nil for a line of another kind.
  func date(_ text: UnsafeRawBufferPointer, _ shape: LineShape) -> String? {
    guard shape.digits >= 5, shape.digits <= 24, shape.scalars <= 110, shape.words <= 14, !isSentence(shape) else {
      return nil
    }
    guard let date = lists.dates.dates(text, in: shape.trimmed).first else { return nil }
    let rest =
      ByteText.string(text, shape.trimmed.lowerBound..<date.range.lowerBound) + " "
      + ByteText.string(text, date.range.upperBound..<shape.trimmed.upperBound)
    let words = PhraseList.key(rest).split { !$0.isLetter }
    // Words in small letters that are no words of date lines make a clause: "am 3. Mai 2024 in Kraft getreten".
    let others = words.count { !lists.dateWords.contains($0) }
    let letters = rest.unicodeScalars.count { ByteText.isLetter($0.value) }
    guard letters <= Self.mostLetters, others <= 6 else { return nil }
    let small = rest.split { !$0.isLetter }.count { word in
      word.unicodeScalars.first.map { !ByteText.isCapital($0.value) } == true
        && !lists.dateWords.contains(word.lowercased()) && word.utf8.count > 2
    }
    return small <= 2 ? date.iso : nil
  }

  private func isSentence(_ shape: LineShape) -> Bool { shape.endsSentence && shape.letterWords > 5 }
}
