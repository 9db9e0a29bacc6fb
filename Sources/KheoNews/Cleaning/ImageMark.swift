/// Image marks of Markdown and the bars of tables around them.
enum ImageMark {
  /// Debris of a line that is made of image marks, bars and dashes; nil for a line with text of its own.
  static func debris(_ text: UnsafeRawBufferPointer, _ shape: LineShape) -> Debris? {
    guard let first = shape.trimmed.first, text[first] == 0x21 || text[first] == 0x7C || text[first] == 0x5B else {
      return nil
    }
    guard !textStart(text, shape).hasText else { return nil }
    return textStart(text, shape).hasMark ? .imageMark : .tableDebris
  }

  /// Whether the line holds an image mark, whether it holds text beside it, and where this text begins.
  static func textStart(
    _ text: UnsafeRawBufferPointer, _ shape: LineShape
  ) -> (hasMark: Bool, hasText: Bool, start: Int) {
    var index = shape.trimmed.lowerBound
    var hasMark = false
    while index < shape.trimmed.upperBound {
      switch text[index] {
      case 0x7C, 0x20, 0x09, 0x2D, 0x3A:  // | space tab - :
        index += 1
        continue
      case 0x21, 0x5B:  // ![…](…), also inside a link
        guard let end = markEnd(text, from: index, before: shape.trimmed.upperBound) else {
          return (hasMark, true, index)
        }
        hasMark = true
        index = end
        continue
      default: break
      }
      let (value, _) = ByteText.scalar(text, at: index)
      return (
        hasMark, ByteText.isLetter(value) || ByteText.isDigit(text[index]) || value > 0x7F || text[index] == 0x22, index
      )
    }
    return (hasMark, false, index)
  }

  /// The end of the image mark that begins at `index`: `![alt](address)` or `[![alt](address)](address)`.
  private static func markEnd(_ text: UnsafeRawBufferPointer, from start: Int, before end: Int) -> Int? {
    var index = start
    let linked = text[index] == 0x5B
    if linked { index += 1 }
    guard index + 1 < end, text[index] == 0x21, text[index + 1] == 0x5B else { return nil }
    guard let close = text[index..<end].firstIndex(of: 0x5D), close + 1 < end, text[close + 1] == 0x28,
      var last = text[close..<end].firstIndex(of: 0x29)
    else { return nil }
    if linked {
      guard last + 2 < end, text[last + 1] == 0x5D, text[last + 2] == 0x28,
        let outer = text[(last + 1)..<end].firstIndex(of: 0x29)
      else { return nil }
      last = outer
    }
    return last + 1
  }
}
