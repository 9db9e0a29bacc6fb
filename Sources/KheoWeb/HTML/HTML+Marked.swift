extension HTML {
  /// Text with `<mark>` around ranges of its bytes.
  ///
  /// Ranges rise and do not overlap; what does not fit, or would cut a scalar, is left unmarked. Marks with nothing but a
  /// space between them become one, as words side by side read better.
  mutating func marked(_ text: String, _ ranges: [Range<Int>]) {
    let bytes = Array(text.utf8)
    var done = 0
    for range in Self.joined(ranges, in: bytes) {
      self.text(utf8: bytes[done..<range.lowerBound])
      element("mark") { $0.text(utf8: bytes[range]) }
      done = range.upperBound
    }
    self.text(utf8: bytes[done...])
  }

  /// A piece of a longer text, marked, with an ellipsis where it begins or ends in the middle of a sentence.
  mutating func excerpt(_ text: String, _ ranges: [Range<Int>]) {
    // Punctuation of what stands before the piece is no beginning.
    let debris = text.utf8.prefix { " ,;:.)".utf8.contains($0) }.count
    let piece = String(text.utf8.dropFirst(debris)) ?? text
    if debris > 0 || piece.unicodeScalars.first?.properties.isLowercase == true { literal("…\u{A0}") }
    marked(piece, ranges.map { $0.lowerBound - debris..<$0.upperBound - debris })
    let ends: Set<Character> = [".", "!", "?", "…", "“", "”", "\"", "»", ":"]
    if let last = text.last(where: { !$0.isWhitespace }), !ends.contains(last) { literal("\u{A0}…") }
  }

  private static func joined(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges {
      guard !range.isEmpty, isBoundary(range.lowerBound, in: bytes), isBoundary(range.upperBound, in: bytes),
        range.lowerBound >= (joined.last?.upperBound ?? 0)
      else { continue }
      if let last = joined.last, range.lowerBound - last.upperBound <= 1,
        bytes[last.upperBound..<range.lowerBound].allSatisfy({ $0 == UInt8(ascii: " ") })
      {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Whether a scalar begins at an offset, or the text ends there.
  private static func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset >= 0 && offset <= bytes.count && (offset == bytes.count || bytes[offset] & 0xC0 != 0x80)
  }
}
