/// The least of many numbers, each with a name, each name once: what is best has the least number.
struct LeastKeys {
  struct Element {
    var key: UInt64
    /// What the number is of: a line, an entry, a term.
    var name: UInt32
  }

  /// Rising by key.
  private(set) var elements: [Element] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = max(1, limit)
    elements.reserveCapacity(self.limit + 1)
  }

  /// Numbers from here on have no place; the greatest number while there is room.
  var bound: UInt64 { elements.count < limit ? .max : elements[elements.count - 1].key }

  var isFull: Bool { elements.count >= limit }

  /// Takes a number that is below `bound`. Of two with one name, the lesser stays.
  mutating func insert(_ key: UInt64, name: UInt32) {
    if let known = elements.firstIndex(where: { $0.name == name }) {
      if elements[known].key <= key { return }
      elements.remove(at: known)
    }
    insertNew(key, name: name)
  }

  /// As `insert`, with a name that no number has had so far.
  mutating func insertNew(_ key: UInt64, name: UInt32) {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].key <= key { low = middle + 1 } else { high = middle }
    }
    elements.insert(Element(key: key, name: name), at: low)
    if elements.count > limit { elements.removeLast() }
  }
}
