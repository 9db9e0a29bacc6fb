/// Vietnamese syllables written as one word: `danang`, `hochiminh`.
public enum JoinedSyllables {
  /// Syllables of the longest word that is taken apart: `bariavungtau`.
  public static let maximumCount = 4
  /// Readings of one word at most.
  static let maximumReadings = 24

  /// The ways to read a folded key as two syllables or more, by where the second, the third, … begin; fewer syllables
  /// first. Parts of one letter are no syllables here.
  public static func readings(of key: [UInt8]) -> [[Int]] {
    guard key.count >= 4, key.count <= maximumCount * VietnameseSyllable.longest else { return [] }
    guard key.allSatisfy({ $0 &- 0x61 < 26 }) else { return [] }
    var isSyllable: [Range<Int>: Bool] = [:]
    var found: [[Int]] = []
    for count in 2...maximumCount {
      extend([], to: count, key, &isSyllable, &found)
      if found.count >= maximumReadings { break }
    }
    return Array(found.prefix(maximumReadings))
  }

  private static func extend(
    _ cuts: [Int], to count: Int, _ key: [UInt8], _ isSyllable: inout [Range<Int>: Bool], _ found: inout [[Int]]
  ) {
    let start = cuts.last ?? 0
    if cuts.count == count - 1 {
      if check(start..<key.count, key, &isSyllable) { found.append(cuts) }
      return
    }
    for end in stride(from: start + 2, through: min(start + VietnameseSyllable.longest, key.count - 2), by: 1)
    where check(start..<end, key, &isSyllable) {
      extend(cuts + [end], to: count, key, &isSyllable, &found)
      if found.count >= maximumReadings { return }
    }
  }

  private static func check(_ range: Range<Int>, _ key: [UInt8], _ known: inout [Range<Int>: Bool]) -> Bool {
    if range.count < 2 || range.count > VietnameseSyllable.longest { return false }
    if let known = known[range] { return known }
    let isSyllable = VietnameseSyllable.isUnmarked(key[range])
    known[range] = isSyllable
    return isSyllable
  }
}
