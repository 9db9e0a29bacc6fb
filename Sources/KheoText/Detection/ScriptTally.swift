/// Counts letters of scripts other than Latin. Each stands for its most frequent language.
struct ScriptTally {
  private static let tags = ["el", "ru", "he", "ar", "hi", "th", "ko", "ja", "zh", "und"]
  private var counts = [Int](repeating: 0, count: ScriptTally.tags.count)

  /// Counts `scalar` (U+0370 and above) if it is a letter of another script. Blocks as in the Unicode Standard, chapters 7 to 18.
  mutating func count(_ scalar: UInt32) {
    let script: Int
    switch scalar {
    case 0x370...0x3FF, 0x1F00...0x1FFF: script = 0
    case 0x400...0x52F: script = 1
    case 0x590...0x5FF: script = 2
    case 0x600...0x6FF, 0x750...0x77F: script = 3
    case 0x900...0x97F: script = 4
    case 0xE00...0xE7F: script = 5
    case 0x1100...0x11FF, 0xAC00...0xD7AF: script = 6
    case 0x3040...0x30FF: script = 7
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: script = 8
    case 0x530...0x58F, 0x700...0x74F, 0x780...0x8FF, 0x980...0xDFF, 0xE80...0x10FF, 0x1200...0x1CFF: script = 9
    default: return
    }
    counts[script] += 1
  }

  /// The language of the other scripts and their share of all letters, where they are more than the Latin ones.
  ///
  /// A character of Chinese, Japanese or Korean says as much as three letters.
  func foreign(latin: Int) -> (tag: String, share: Double)? {
    var weighted = counts
    for script in 6...8 { weighted[script] *= 3 }
    let total = weighted.reduce(0, +)
    guard total > latin, var best = weighted.indices.max(by: { weighted[$0] < weighted[$1] }) else { return nil }
    // Japanese text has more Chinese characters than kana, Chinese text has no kana.
    if best == 8, weighted[7] * 8 > weighted[8] { best = 7 }
    return (Self.tags[best], Double(total) / Double(total + latin))
  }
}
