/// Finds the searchable part of a line: without table bars, image marks, list and heading marks.
enum LineContent {
  static func range(_ text: UnsafeRawBufferPointer, _ shape: LineShape) -> Range<Int> {
    var range = shape.trimmed
    guard let first = range.first else { return range }
    if text[first] == 0x7C || text[first] == 0x21 || text[first] == 0x5B {
      let start = ImageMark.textStart(text, shape)
      if start.hasText, start.start > first { range = start.start..<range.upperBound }
      if text[first] == 0x7C || start.hasMark { range = withoutTrailingBars(text, range) }
    } else if text[first] == 0x23 {
      var index = first
      while index < range.upperBound, text[index] == 0x23, index - first < 6 { index += 1 }
      if index < range.upperBound, text[index] == 0x20 { range = index..<range.upperBound }
    } else {
      let bullet = LineShape.bulletLength(text, range)
      if bullet > 0, !ByteText.isDigit(text[first]) { range = (first + bullet)..<range.upperBound }
    }
    return ByteText.trim(text, range)
  }

  private static func withoutTrailingBars(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1] == 0x7C || text[end - 1] == 0x20 { end -= 1 }
    return range.lowerBound..<end
  }
}
