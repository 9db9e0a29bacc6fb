import Synchronization

/// A count that only grows. Any thread; one atomic addition.
public final class CounterCell: Sendable {
  private let count = Atomic<Int>(0)

  public func add(_ amount: Int = 1) { count.wrappingAdd(amount, ordering: .relaxed) }

  func reset() { count.store(0, ordering: .relaxed) }

  public var value: Int { count.load(ordering: .relaxed) }
}

/// A number that rises and falls. Any thread.
public final class GaugeCell: Sendable {
  /// The bits of a Double.
  private let bits: Atomic<UInt64>

  init(_ value: Double = 0) { bits = Atomic(value.bitPattern) }

  public func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  public func set(_ value: Int) { set(Double(value)) }

  public func add(_ amount: Double) {
    var expected = bits.load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: expected) + amount).bitPattern
      let result = bits.compareExchange(expected: expected, desired: sum, ordering: .relaxed)
      if result.exchanged { return }
      expected = result.original
    }
  }

  public var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}

/// How many values fell into which range. Any thread; three atomic additions.
public final class HistogramCell: Sendable {
  /// Upper bounds, ends included, rising; a last bucket without end follows.
  public let bounds: [Double]
  /// A count for each bound and one for the rest.
  private let counts: [CounterCell]
  private let total = GaugeCell()

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = (0...bounds.count).map { _ in CounterCell() }
  }

  public func record(_ value: Double) {
    guard value.isFinite else { return }
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count].add()
    total.add(value)
  }

  public func record(_ duration: Duration) { record(duration / .seconds(1)) }

  /// The counts up to each bound, all before it included, with the count of all last; and the sum of the values.
  public var snapshot: (cumulative: [Int], sum: Double) {
    var running = 0
    let cumulative = counts.map { count -> Int in
      running += count.value
      return running
    }
    return (cumulative, total.value)
  }

  /// Bounds for durations, in seconds: from half a millisecond to ten seconds, about two to an octave of ten.
  public static let durations: [Double] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
}
