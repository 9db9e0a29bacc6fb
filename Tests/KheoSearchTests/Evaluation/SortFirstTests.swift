import KheoTestSupport
import Testing

@testable import KheoSearch

@Suite struct SortFirstTests {
  @Test("what is asked for stands as if all were sorted, step by step", arguments: UInt64(0)..<80)
  func prefixes(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 0...600, using: &generator)
    let range = [3, 50, 100_000].randomElement(using: &generator)!
    // Equal values are told apart by their index, as candidates are by their documents.
    var elements = (0..<count).map { (value: Int.random(in: 0..<range, using: &generator), index: $0) }
    let precedes = { (a: (value: Int, index: Int), b: (value: Int, index: Int)) in
      a.value != b.value ? a.value > b.value : a.index < b.index
    }
    let sorted = elements.sorted(by: precedes)
    var start = 0
    while start <= count {
      let end = start + Int.random(in: 1...60, using: &generator)
      elements.sortFirst(end, from: start, by: precedes)
      let known = min(end, count)
      #expect(elements[..<known].map(\.index) == sorted[..<known].map(\.index), "seed \(seed)")
      start = end
    }
    #expect(Set(elements.map(\.index)).count == count)
  }
}
