/// A name for an article without a headline.
public enum DerivedTitle {
  /// Scalars that a derived title has at most, the ellipsis with them.
  public static let mostScalars = 100

  /// The first sentence of the body; where it is longer than `mostScalars`, its words up to there and "…". Nil for a text
  /// without body or caption.
  public static func make(from text: [UInt8], cleaned: CleanedText) -> String? {
    let isNamed = { (line: CleanedLine) in !line.content.isEmpty && line.content.upperBound <= text.count }
    let line =
      cleaned.lines.first { $0.class == .body && isNamed($0) }
      ?? cleaned.lines.first { $0.class == .caption && isNamed($0) }
    guard let line else { return nil }
    return text.withUnsafeBytes { shorten($0, line.content) }
  }

  /// Decodes no more of a long line than the title may need.
  private static func shorten(_ text: UnsafeRawBufferPointer, _ content: Range<Int>) -> String {
    var index = content.lowerBound
    var scalars = 0
    var wordEnd = content.lowerBound  // the end of the last whole word within the limit, with room for the ellipsis
    var letters = 0
    var isAfterStop = false
    while index < content.upperBound {
      let (value, length) = ByteText.scalar(text, at: index)
      if ByteText.isSpace(value) {
        if isAfterStop { return ByteText.string(text, content.lowerBound..<index) }
        if scalars < mostScalars { wordEnd = index }
        letters = 0
      } else if value == 0x2E || value == 0x21 || value == 0x3F {
        isAfterStop = value != 0x2E || letters >= 3
        letters = 0
      } else if ByteText.isLetter(value) {
        letters += 1
        isAfterStop = false
      } else if !ByteText.isCloser(value) {
        isAfterStop = false
        letters = 0
      }
      index += length
      scalars += 1
      if scalars > mostScalars { return cut(text, content.lowerBound, wordEnd, index) }
    }
    return ByteText.string(text, content)
  }

  /// The words up to `wordEnd` with an ellipsis; a single endless word is cut between scalars.
  private static func cut(_ text: UnsafeRawBufferPointer, _ start: Int, _ wordEnd: Int, _ index: Int) -> String {
    guard wordEnd > start else {
      return String(
        String.UnicodeScalarView(ByteText.string(text, start..<index).unicodeScalars.prefix(mostScalars - 1))) + "…"
    }
    var words = ByteText.string(text, start..<wordEnd)
    while let last = words.unicodeScalars.last, !ByteText.isLetter(last.value), !(0x30...0x39).contains(last.value),
      !ByteText.isCloser(last.value)
    { words.unicodeScalars.removeLast() }
    return words + "…"
  }
}
