import KheoIndex

/// The documents in which operands stand within so many words of each other, in any order.
final class NearNode: ConfirmedNode {
  private let distance: UInt32

  init(operands: [MatchNode], distance: Int, deadline: Deadline = .none) throws {
    self.distance = UInt32(distance)
    try super.init(operands: operands, deadline: deadline)
    try advance()
  }

  /// One place that an operand matches.
  private struct OperandMatch {
    var match: Match
    var operand: Int
  }

  /// Looks at the words within `distance` of each matched place. Where every operand has a place of its own among them,
  /// all that the operands match there is matched.
  override func confirm() throws {
    let all = try matchesOfOperands()
    var counts = [Int](repeating: 0, count: operands.count)
    var missing = operands.count
    var end = 0
    var keptEnd = 0
    for start in all.indices {
      while end < all.count, isWithin(all[start].match.place, all[end].match.place) {
        if counts[all[end].operand] == 0 { missing -= 1 }
        counts[all[end].operand] += 1
        end += 1
      }
      if missing == 0, end > keptEnd, haveOwnPlaces(all[start..<end]) {
        found += all[max(start, keptEnd)..<end].map(\.match)
        keptEnd = end
      }
      counts[all[start].operand] -= 1
      if counts[all[start].operand] == 0 { missing += 1 }
    }
    found.sort { ($0.place, $0.slot) < ($1.place, $1.slot) }
  }

  private func isWithin(_ low: Place, _ place: Place) -> Bool {
    low.field == place.field && place.rawValue - low.rawValue <= distance
  }

  /// In rising order of places.
  private func matchesOfOperands() throws -> [OperandMatch] {
    var all: [OperandMatch] = []
    for (index, operand) in operands.enumerated() {
      var matches: [Match] = []
      try operand.appendMatches(to: &matches)
      all += matches.map { OperandMatch(match: $0, operand: index) }
    }
    return all.sorted { $0.match.place < $1.match.place }
  }

  /// Whether each operand can be given a place that no other has: operands are placed one by one, and those before make
  /// room where they can (Kuhn, "The Hungarian method for the assignment problem", 1955, for matchings without weights).
  private func haveOwnPlaces(_ window: ArraySlice<OperandMatch>) -> Bool {
    var places = [[UInt32]](repeating: [], count: operands.count)
    for item in window { places[item.operand].append(item.match.place.rawValue) }
    var owners: [UInt32: Int] = [:]
    func place(_ operand: Int, _ tried: inout Set<UInt32>) -> Bool {
      for candidate in places[operand] where tried.insert(candidate).inserted {
        guard let owner = owners[candidate] else {
          owners[candidate] = operand
          return true
        }
        if place(owner, &tried) {
          owners[candidate] = operand
          return true
        }
      }
      return false
    }
    return operands.indices.allSatisfy { operand in
      var tried: Set<UInt32> = []
      return place(operand, &tried)
    }
  }
}
