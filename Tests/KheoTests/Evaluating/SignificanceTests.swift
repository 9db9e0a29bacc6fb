import Kheo
import KheoTestSupport
import Testing

/// Whether one ranking is better than another: the paired test.
@Suite struct SignificanceTests {
  private static func scores(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: 0...10, using: &generator)) / 10 }
  }

  @Test("Two equal runs are no different, whatever their length", arguments: [0, 1, 2, 500])
  func equalRuns(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let run = Self.scores(count, &generator)
    let significance = Significance(run, run)
    #expect(significance.p == 1 && significance.difference == 0)
    #expect(significance.better == 0 && significance.worse == 0)
  }

  @Test("A clear difference is not by chance, and a difference of one query may well be")
  func clearDifference() {
    var generator = SplitMix64(seed: 5)
    let first = Self.scores(60, &generator)
    let better = Significance(first, first.map { $0 + 0.1 })
    #expect(better.p < 0.001 && abs(better.difference - 0.1) < 1e-9 && better.better == 60 && better.worse == 0)
    var one = first
    one[7] += 0.5
    #expect(Significance(first, one).p == 1)
    // As often better as worse, by as much.
    let mixed = first.enumerated().map { $0.element + ($0.offset % 2 == 0 ? 0.1 : -0.1) }
    #expect(Significance(first, mixed).p > 0.9)
  }

  @Test("Either way round the test says the same", arguments: UInt64(0)..<20)
  func isSymmetric(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (first, second) = (Self.scores(30, &generator), Self.scores(30, &generator))
    let (one, other) = (Significance(first, second), Significance(second, first))
    #expect(one.p == other.p && abs(one.difference + other.difference) < 1e-12, "seed \(seed)")
    #expect(one.better == other.worse && one.worse == other.better)
    #expect(one == Significance(first, second), "the same on every run")
  }

  @Test("The probability is near that of all signs", arguments: UInt64(0)..<12)
  func equalsEnumeration(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (first, second) = (Self.scores(11, &generator), Self.scores(11, &generator))
    let differences = zip(first, second).map { $1 - $0 }
    let sum = differences.reduce(0, +)
    let extreme = (0..<1 << differences.count).count { signs in
      let total = differences.indices.reduce(0.0) { $0 + (signs >> $1 & 1 == 0 ? 1 : -1) * differences[$1] }
      return abs(total) >= abs(sum) - 1e-9
    }
    let exact = Double(extreme) / Double(1 << differences.count)
    #expect(abs(Significance(first, second).p - exact) < 0.02, "seed \(seed)")
  }
}
