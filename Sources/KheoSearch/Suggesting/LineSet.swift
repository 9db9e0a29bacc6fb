import KheoIndex

/// The lines of a segment that hold some whole words, and how well: a bit a line.
struct LineSet {
  private var any: [UInt64]
  private var near: [UInt64]
  private var agreeing: [UInt64]
  /// Lines that begin with the first of the words.
  private var first: [UInt64]

  init(count: Int) {
    any = [UInt64](repeating: 0, count: count / 64 + 1)
    near = any
    agreeing = any
    first = any
  }

  mutating func insert(_ entry: LineEntry, tier: UInt64) {
    let (word, bit) = (entry.line >> 6, UInt64(1) << UInt64(entry.line & 63))
    guard word < any.count else { return }
    any[word] |= bit
    if tier <= AgreementTier.near { near[word] |= bit }
    if tier == AgreementTier.agreeing { agreeing[word] |= bit }
    if !entry.isLater { first[word] |= bit }
  }

  /// Keeps the lines that are in another set as well; what they begin with stays as it was here.
  mutating func formIntersection(_ other: LineSet) {
    for word in any.indices {
      any[word] &= other.any[word]
      near[word] &= other.near[word]
      agreeing[word] &= other.agreeing[word]
    }
  }

  var isEmpty: Bool { any.allSatisfy { $0 == 0 } }

  /// How well the words of a line agree and whether it begins with the first; nil for a line that has not all of them.
  @inline(__always)
  func place(ofLine line: Int) -> (tier: UInt64, isLater: Bool)? {
    let (word, bit) = (line >> 6, UInt64(1) << UInt64(line & 63))
    guard word < any.count, any[word] & bit != 0 else { return nil }
    let tier =
      agreeing[word] & bit != 0
      ? AgreementTier.agreeing : near[word] & bit != 0 ? AgreementTier.near : AgreementTier.other
    return (tier, first[word] & bit == 0)
  }
}
