import KheoIndex

/// The documents in which slots stand side by side, in their order.
final class PhraseNode: ConfirmedNode {
  /// Of each slot, in rising order of places, one match a place; kept for their memory.
  private var matches: [[Match]]
  private var next: [Int]

  /// `slots` are two or more.
  init(slots: [MatchNode], deadline: Deadline = .none) throws {
    matches = [[Match]](repeating: [], count: slots.count)
    next = [Int](repeating: 0, count: slots.count)
    try super.init(operands: slots, deadline: deadline)
    try advance()
  }

  override func confirm() throws {
    for index in operands.indices {
      matches[index].removeAll(keepingCapacity: true)
      next[index] = 0
      try operands[index].appendMatches(to: &matches[index])
      if matches[index].isEmpty { return }
      Self.sort(&matches[index])
    }
    let starts = matches[0]
    for start in starts where isStart(start.place) {
      found.append(start)
      for index in 1..<operands.count { found.append(matches[index][next[index]]) }
    }
    // Occurrences may overlap (a b a in a b a b a): a place counts once for each slot.
    found.sortByPlace()
  }

  /// By place, and at one place the greatest weight first. A word in one form comes in this order.
  private static func sort(_ matches: inout [Match]) {
    let isRising = (1..<max(1, matches.count)).allSatisfy { matches[$0 - 1].place < matches[$0].place }
    if !isRising { matches.sort { ($0.place.rawValue, -$0.weight) < ($1.place.rawValue, -$1.weight) } }
  }

  /// Whether each further slot stands as far behind `start` as it does in the phrase; `next` then tells its match. Starts
  /// come in rising order.
  private func isStart(_ start: Place) -> Bool {
    for index in 1..<operands.count {
      let wanted = Place(rawValue: start.rawValue &+ UInt32(index))
      guard wanted.field == start.field else { return false }
      while next[index] < matches[index].count, matches[index][next[index]].place < wanted { next[index] += 1 }
      guard next[index] < matches[index].count, matches[index][next[index]].place == wanted else { return false }
    }
    return true
  }
}
