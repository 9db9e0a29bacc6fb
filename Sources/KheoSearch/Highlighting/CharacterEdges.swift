/// Ranges of a text at the edges of its characters (extended grapheme clusters, UAX #29).
///
/// A word may begin inside a character, behind a sign that belongs to what follows it, and nobody can highlight half a
/// character.
enum CharacterEdges {
  /// Rising ranges of bytes of `text`, each widened to whole characters. Linear in the text; ASCII costs one look at it.
  static func widen(_ ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    // ASCII has one character of two bytes, the line end CR LF, and no word reaches into it.
    if ranges.isEmpty || text.allSatisfy({ $0 < 0x80 }) { return ranges }
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
}
