import Glibc

/// Whether one ranking is better than another on the same queries, or only seems so.
///
/// A two-sided paired randomisation test: were the two no different, each query's difference might as well have the other
/// sign. Its probability is the share of random signs with which the mean is at least as far from 0 (Smucker, Allan and
/// Carterette, "A comparison of statistical significance tests for information retrieval evaluation", 2007).
public struct Significance: Sendable, Equatable {
  /// The mean of the second minus that of the first.
  public var difference: Double
  /// The probability of such a difference by chance.
  public var p: Double
  /// Queries of which the second does better, and worse.
  public var better: Int
  public var worse: Int

  static let roundCount = 10_000

  /// `first` and `second` are the scores of the same queries in one order.
  public init(_ first: [Double], _ second: [Double]) {
    let differences = zip(first, second).map { $1 - $0 }
    let sum = differences.reduce(0, +)
    difference = differences.isEmpty ? 0 : sum / Double(differences.count)
    better = differences.count { $0 > 0 }
    worse = differences.count { $0 < 0 }
    let moved = differences.filter { $0 != 0 }
    var random = SplitMix(state: 1)
    var extreme = 0
    for _ in 0..<Self.roundCount where !moved.isEmpty {
      var total = 0.0
      var signs: UInt64 = 0
      for (index, difference) in moved.enumerated() {
        if index & 63 == 0 { signs = random.next() }
        total += signs & 1 == 0 ? difference : -difference
        signs >>= 1
      }
      if abs(total) >= abs(sum) - 1e-12 { extreme += 1 }
    }
    p = moved.isEmpty ? 1 : Double(extreme + 1) / Double(Self.roundCount + 1)
  }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same signs on every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
