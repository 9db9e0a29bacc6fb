import KheoIndex

/// The documents in which slots stand side by side, in their order.
final class PhraseNode: ConfirmedNode {
  private let slots: NodeList
  /// Of each slot, in rising order of places, its matches in the document, kept for their memory.
  private let matches: UnsafeMutablePointer<[Match]>
  /// Of each slot, the match that is looked at.
  private let next: UnsafeMutablePointer<Int>

  /// `slots` are two or more.
  init(slots: [MatchNode], deadline: Deadline = .none) throws {
    self.slots = NodeList(slots)
    matches = .allocate(capacity: slots.count)
    matches.initialize(repeating: [], count: slots.count)
    next = .allocate(capacity: slots.count)
    next.initialize(repeating: 0, count: slots.count)
    try super.init(operands: slots, deadline: deadline)
    try advance()
  }

  deinit {
    matches.deinitialize(count: slots.count)
    matches.deallocate()
    next.deallocate()
    slots.deallocate()
  }

  override func confirm() throws {
    for index in 0..<slots.count {
      matches[index].removeAll(keepingCapacity: true)
      next[index] = 0
      try slots.appendMatches(of: index, to: &matches[index])
      if matches[index].isEmpty { return }
      Self.sort(&matches[index])
    }
    var places: [Match] = []
    swap(&places, &found)
    for start in 0..<matches[0].count where isStart(matches[0][start].place) {
      places.append(matches[0][start])
      for index in 1..<slots.count { places.append(matches[index][next[index]]) }
    }
    // Occurrences may overlap (a b a in a b a b a): a place counts once for each slot.
    places.sortByPlace()
    swap(&places, &found)
  }

  /// By place, and at one place the greatest weight first. A word in one form comes in this order.
  private static func sort(_ matches: inout [Match]) {
    let isRising = (1..<max(1, matches.count)).allSatisfy { matches[$0 - 1].place < matches[$0].place }
    if !isRising { matches.sort { ($0.place.rawValue, -$0.weight) < ($1.place.rawValue, -$1.weight) } }
  }

  /// Whether each further slot stands as far behind `start` as it does in the phrase; `next` then tells its match. Starts
  /// come in rising order.
  private func isStart(_ start: Place) -> Bool {
    for index in 1..<slots.count {
      let wanted = Place(rawValue: start.rawValue &+ UInt32(index))
      guard wanted.field == start.field else { return false }
      while next[index] < matches[index].count, matches[index][next[index]].place < wanted { next[index] += 1 }
      guard next[index] < matches[index].count, matches[index][next[index]].place == wanted else { return false }
    }
    return true
  }
}
