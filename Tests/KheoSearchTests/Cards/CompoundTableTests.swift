import KheoTestSupport
import Testing

@testable import KheoSearch

@Suite struct CompoundTableTests {
  @Test("no compound of a part is missed", arguments: UInt64(0)..<40)
  func findsAll(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let make = { (range: ClosedRange<Int>, generator: inout SplitMix64) in
      (0..<Int.random(in: range, using: &generator)).map { _ in "abc".utf8.randomElement(using: &generator)! }
    }
    let words = (0..<400).map { _ in make(0...14, &generator) }
    let table = CompoundTable { body in for (number, word) in words.enumerated() { body(number, word) } }
    for _ in 0..<60 {
      let parts = Set((0..<Int.random(in: 1...3, using: &generator)).map { _ in make(5...8, &generator) })
      let candidates = table.candidates(of: parts)
      #expect(candidates == candidates.sorted() && Set(candidates).count == candidates.count)
      let compounds = words.indices.filter { index in parts.contains { CardWays.isCompound(words[index], of: $0) } }
      #expect(Set(compounds).isSubset(of: candidates), "seed \(seed)")
    }
  }

  @Test("an empty list has no compounds")
  func empty() { #expect(CompoundTable { _ in }.candidates(of: [Array("haus".utf8), Array("schule".utf8)]).isEmpty) }
}
