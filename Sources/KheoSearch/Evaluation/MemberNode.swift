import KheoIndex

/// The cards in which slots are met by one member: by one place of the chain with the words for its type, or by one role.
final class MemberNode: ConfirmedNode {
  init(slots: [MatchNode], deadline: Deadline = .none) throws {
    try super.init(operands: slots, deadline: deadline)
    try advance()
  }

  override func confirm() throws {
    var matches: [(match: Match, member: Int)] = []
    for operand in operands {
      var found: [Match] = []
      try operand.appendMatches(to: &found)
      for match in found {
        // Honorifics and words for a kind are neither of a place nor of a role.
        guard let address = CardAddress(match.place), address.part.isMember else { continue }
        matches.append((match, address.member))
      }
    }
    var slots: [Int: Set<Int>] = [:]
    for (match, member) in matches { slots[member, default: []].insert(match.slot) }
    found = matches.filter { slots[$0.member]!.count == operands.count }.map(\.match)
    found.sort { ($0.place, $0.slot) < ($1.place, $1.slot) }
  }
}
