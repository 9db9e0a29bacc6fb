/// Ranges of a text at the edges of its characters (extended grapheme clusters, UAX #29).
///
/// A word may begin inside a character, behind a sign that belongs to what follows it, and nobody can highlight half a
/// character.
enum CharacterEdges {
  /// Rising ranges of bytes of `text`, each widened to whole characters. Linear in the text; edges between plain
  /// letters and signs cost one look at each.
  static func widen(_ ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    if ranges.isEmpty || ranges.allSatisfy({ isPlain($0.lowerBound, text) && isPlain($0.upperBound, text) }) {
      return ranges
    }
    var widened = ranges
    var (lower, upper) = (0, 0)
    var end = 0
    for character in String(decoding: text, as: UTF8.self) {
      let start = end
      end += character.utf8.count
      while lower < ranges.count, ranges[lower].lowerBound < end {
        widened[lower] = min(start, ranges[lower].lowerBound)..<widened[lower].upperBound
        lower += 1
      }
      while upper < ranges.count, ranges[upper].upperBound <= end {
        widened[upper] = widened[upper].lowerBound..<end
        upper += 1
      }
      if upper == ranges.count { break }
    }
    return widened
  }

  /// Whether a character surely ends at an offset: the scalars on both sides are letters and signs of the Latin blocks
  /// or quotation marks and dashes, none of which is a mark, a joiner or a part of a longer sign (UAX #29, rules GB4, GB5
  /// and GB999), and no line end CR LF is cut.
  private static func isPlain(_ offset: Int, _ text: [UInt8]) -> Bool {
    guard offset > 0, offset < text.count else { return offset == 0 || offset == text.count }
    return isPlainStart(offset, text) && isPlainEnd(offset, text)
  }

  /// Whether a plain scalar begins at an offset.
  private static func isPlainStart(_ offset: Int, _ text: [UInt8]) -> Bool {
    let first = text[offset]
    if first < 0x80 { return first != 0x0A }
    if offset + 1 < text.count, isPlain(first, text[offset + 1]) { return true }
    return offset + 2 < text.count && isPlain(first, text[offset + 1], text[offset + 2])
  }

  /// Whether a plain scalar ends before an offset.
  private static func isPlainEnd(_ offset: Int, _ text: [UInt8]) -> Bool {
    if text[offset - 1] < 0x80 { return true }
    if offset >= 2, isPlain(text[offset - 2], text[offset - 1]) { return true }
    return offset >= 3 && isPlain(text[offset - 3], text[offset - 2], text[offset - 1])
  }

  /// U+00A0 … U+02FF but for the soft hyphen.
  private static func isPlain(_ first: UInt8, _ second: UInt8) -> Bool {
    (0xC3...0xCB).contains(first) || (first == 0xC2 && second >= 0xA0 && second != 0xAD)
  }

  /// U+1E00 … U+1EFF and U+2010 … U+2027.
  private static func isPlain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    first == 0xE1 ? (0xB8...0xBB).contains(second) : first == 0xE2 && second == 0x80 && (0x90...0xA7).contains(third)
  }
}
