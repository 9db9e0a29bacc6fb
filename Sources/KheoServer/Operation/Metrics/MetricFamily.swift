import Synchronization

/// All series of one name: a cell for each combination of labels.
public final class MetricFamily<Cell: AnyObject & Sendable>: Sendable {
  public let name: String
  let help: String
  let labelNames: [String]
  private let makeCell: @Sendable () -> Cell
  private let cells = Mutex<[[String]: Cell]>([:])

  /// More series than this are not made; what would be one more is counted under `other`, so that no input can fill
  /// the memory.
  static var maximumSeriesCount: Int { 1_000 }

  init(name: String, help: String, labels: [String], makeCell: @escaping @Sendable () -> Cell) {
    self.name = name
    self.help = help
    self.labelNames = labels
    self.makeCell = makeCell
  }

  /// The cell of these label values, in the order of the names; made when it is first asked for.
  public func callAsFunction(_ labels: String...) -> Cell { cell(labels) }

  func cell(_ labels: [String]) -> Cell {
    precondition(labels.count == labelNames.count, "a value for each label of \(name)")
    return cells.withLock { cells in
      if let cell = cells[labels] { return cell }
      let isFull = cells.count >= Self.maximumSeriesCount
      let labels = isFull ? labels.map { _ in "other" } : labels
      if let cell = cells[labels] { return cell }
      let cell = makeCell()
      cells[labels] = cell
      return cell
    }
  }

  /// Forgets all series, for gauges that describe a state as a whole.
  func removeAll() { cells.withLock { $0.removeAll() } }

  /// The series, sorted by their labels.
  var series: [(labels: [String], cell: Cell)] {
    cells.withLock { $0.map { (labels: $0.key, cell: $0.value) } }.sorted {
      $0.labels.lexicographicallyPrecedes($1.labels)
    }
  }
}
