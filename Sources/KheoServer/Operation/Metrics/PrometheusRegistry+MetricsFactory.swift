public import Metrics

/// What libraries report through swift-metrics, in the same registry.
///
/// Labels become names of Prometheus: other characters than letters, digits and `_` turn into `_`, counters end in
/// `_total`, timers in `_seconds`. Series are never destroyed: a counter that vanished would break rates.
extension PrometheusRegistry: MetricsFactory {
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let family = counter(name(label, suffix: "_total"), help: label, labels: names(dimensions))
    return Counting(family.cell(dimensions.map(\.1)))
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    let family = gauge(name(label, suffix: ""), help: label, labels: names(dimensions))
    return Metering(family.cell(dimensions.map(\.1)))
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    guard aggregate else {
      let family = gauge(name(label, suffix: ""), help: label, labels: names(dimensions))
      return Metering(family.cell(dimensions.map(\.1)))
    }
    let bounds = (0...9).flatMap { power in
      [1, 2.5, 5].map { $0 * Double((0..<power).reduce(1) { sum, _ in sum * 10 }) }
    }
    let family = histogram(name(label, suffix: ""), help: label, labels: names(dimensions), bounds: bounds)
    return Recording(family.cell(dimensions.map(\.1)))
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let family = histogram(name(label, suffix: "_seconds"), help: label, labels: names(dimensions))
    return Recording(family.cell(dimensions.map(\.1)))
  }

  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func names(_ dimensions: [(String, String)]) -> [String] { dimensions.map { name($0.0, suffix: "") } }

  private func name(_ label: String, suffix: String) -> String {
    var name = String(
      label.unicodeScalars.map { scalar -> Character in
        let isNamed = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        return isNamed ? Character(scalar) : "_"
      })
    if name.first.map({ $0.isNumber }) ?? true { name = "_" + name }
    return name.hasSuffix(suffix) ? name : name + suffix
  }
}

private final class Counting: CounterHandler {
  private let cell: CounterCell
  init(_ cell: CounterCell) { self.cell = cell }
  func increment(by amount: Int64) { cell.add(Int(amount)) }
  func reset() { cell.reset() }
}

private final class Metering: MeterHandler, RecorderHandler {
  private let cell: GaugeCell
  init(_ cell: GaugeCell) { self.cell = cell }
  func set(_ value: Int64) { cell.set(Double(value)) }
  func set(_ value: Double) { cell.set(value) }
  func increment(by amount: Double) { cell.add(amount) }
  func decrement(by amount: Double) { cell.add(-amount) }
  func record(_ value: Int64) { cell.set(Double(value)) }
  func record(_ value: Double) { cell.set(value) }
}

private final class Recording: RecorderHandler, TimerHandler {
  private let cell: HistogramCell
  init(_ cell: HistogramCell) { self.cell = cell }
  func record(_ value: Int64) { cell.record(Double(value)) }
  func record(_ value: Double) { cell.record(value) }
  func recordNanoseconds(_ duration: Int64) { cell.record(Double(duration) / 1e9) }
}
