import Synchronization

/// The metrics of the process, by name, and their text for `/metrics`.
public final class PrometheusRegistry: Sendable {
  /// A family of any kind.
  enum Family: Sendable {
    case counter(MetricFamily<CounterCell>)
    case gauge(MetricFamily<GaugeCell>)
    case histogram(MetricFamily<HistogramCell>)
  }

  private let families = Mutex<[String: Family]>([:])

  public init() {}

  /// A family of this name; the one that is there where it is asked for again. Names end in `_total`.
  public func counter(_ name: String, help: String, labels: [String] = []) -> MetricFamily<CounterCell> {
    families.withLock { families in
      if case .counter(let family) = families[name], family.labelNames == labels { return family }
      let family = MetricFamily(name: name, help: help, labels: labels) { CounterCell() }
      families[name] = .counter(family)
      return family
    }
  }

  public func gauge(_ name: String, help: String, labels: [String] = []) -> MetricFamily<GaugeCell> {
    families.withLock { families in
      if case .gauge(let family) = families[name], family.labelNames == labels { return family }
      let family = MetricFamily(name: name, help: help, labels: labels) { GaugeCell() }
      families[name] = .gauge(family)
      return family
    }
  }

  /// - Parameter bounds: Upper bounds of the buckets, rising.
  public func histogram(
    _ name: String, help: String, labels: [String] = [], bounds: [Double] = HistogramCell.durations
  ) -> MetricFamily<HistogramCell> {
    families.withLock { families in
      if case .histogram(let family) = families[name], family.labelNames == labels { return family }
      let family = MetricFamily(name: name, help: help, labels: labels) { HistogramCell(bounds: bounds) }
      families[name] = .histogram(family)
      return family
    }
  }

  /// Names, labels and meanings of all families, sorted by name.
  var descriptions: [(name: String, labels: [String], help: String)] {
    families.withLock { $0 }.values.map { family in
      switch family {
      case .counter(let family): (family.name, family.labelNames, family.help)
      case .gauge(let family): (family.name, family.labelNames, family.help)
      case .histogram(let family): (family.name, family.labelNames, family.help)
      }
    }.sorted { $0.0 < $1.0 }
  }

  /// All metrics, sorted by name, with those of the process.
  public func text() -> String {
    var text = PrometheusText()
    for (_, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { write(family, into: &text) }
    ProcessMetrics.read().write(into: &text)
    return text.text
  }

  public static let contentType = PrometheusText.contentType

  private func write(_ family: Family, into text: inout PrometheusText) {
    switch family {
    case .counter(let family):
      write(family, type: "counter", into: &text) { $2.sample(family.name, $1, Double($0.value)) }
    case .gauge(let family):
      write(family, type: "gauge", into: &text) { $2.sample(family.name, $1, $0.value) }
    case .histogram(let family):
      write(family, type: "histogram", into: &text) { write($0, family.name, $1, into: &$2) }
    }
  }

  private typealias Labels = [(name: String, value: String)]

  /// A family without series is left out: it has nothing to say yet.
  private func write<Cell>(
    _ family: MetricFamily<Cell>, type: String, into text: inout PrometheusText,
    _ body: (Cell, Labels, inout PrometheusText) -> Void
  ) {
    let series = family.series
    guard !series.isEmpty else { return }
    text.begin(family.name, help: family.help, type: type)
    for (values, cell) in series {
      body(cell, zip(family.labelNames, values).map { (name: $0, value: $1) }, &text)
    }
  }

  private func write(_ cell: HistogramCell, _ name: String, _ labels: Labels, into text: inout PrometheusText) {
    let (cumulative, sum) = cell.snapshot
    for (bound, count) in zip(cell.bounds.map { PrometheusText.number($0) } + ["+Inf"], cumulative) {
      text.sample("\(name)_bucket", labels + [(name: "le", value: bound)], Double(count))
    }
    text.sample("\(name)_sum", labels, sum)
    text.sample("\(name)_count", labels, Double(cumulative.last ?? 0))
  }
}
