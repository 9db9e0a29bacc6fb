/// How often values come, in the order of their first coming.
///
/// Most cards have one or two names; a list is searched until it has more than a few, and a dictionary from then on.
struct Tally<Value: Hashable> {
  private static var listLimit: Int { 8 }

  private(set) var entries: [(value: Value, count: Int)] = []
  private var places: [Value: Int] = [:]

  /// Whether the value is new.
  @discardableResult
  mutating func add(_ value: Value, count: Int = 1) -> Bool {
    let place = entries.count <= Self.listLimit ? entries.firstIndex { $0.value == value } : places[value]
    if let place {
      entries[place].count += count
      return false
    }
    entries.append((value, count))
    if entries.count == Self.listLimit + 1 {
      for (place, entry) in entries.enumerated() { places[entry.value] = place }
    } else if entries.count > Self.listLimit {
      places[value] = entries.count - 1
    }
    return true
  }
}
