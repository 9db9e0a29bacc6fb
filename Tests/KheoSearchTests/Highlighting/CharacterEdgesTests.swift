import KheoTestSupport
import Testing

@testable import KheoSearch

@Suite struct CharacterEdgesTests {
  private static let pieces: [Unicode.Scalar] = [
    "a", "Z", "7", " ", ".", "\u{0D}", "\u{0A}", "\u{09}", "é", "ß", "ơ", "ậ", "«", "\u{AD}", "\u{A9}", "“", "–",
    "\u{200D}",
    "\u{301}", "\u{323}", "\u{E33}", "क", "\u{94D}", "\u{600}", "한", "\u{1100}", "\u{1161}", "😀", "🇳", "🇴", "\u{FE0F}",
  ]

  @Test("ranges are widened to the characters they touch, whatever stands beside them", arguments: UInt64(0)..<300)
  func widening(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...24, using: &generator) {
      scalars.append(Self.pieces.randomElement(using: &generator)!)
    }
    let string = String(scalars)
    let text = Array(string.utf8)
    // Edges of scalars, as words have them.
    var edges = [0]
    for scalar in scalars { edges.append(edges.last! + UTF8.width(scalar)) }
    var ranges: [Range<Int>] = []
    var index = 0
    while index + 1 < edges.count {
      let end = Int.random(in: index + 1..<edges.count, using: &generator)
      if Bool.random(using: &generator) { ranges.append(edges[index]..<edges[end]) }
      index = end
    }
    var starts = [0]
    for character in string { starts.append(starts.last! + character.utf8.count) }
    let expected = ranges.map { range in
      starts.last { $0 <= range.lowerBound }!..<starts.first { $0 >= range.upperBound }!
    }
    #expect(CharacterEdges.widen(ranges, in: text) == expected, "seed \(seed): \(scalars.map(\.value))")
  }
}
