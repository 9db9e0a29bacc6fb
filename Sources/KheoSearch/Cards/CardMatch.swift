import KheoIndex

/// A word of a query, met by a word of a card.
package struct CardMatch: Sendable, Equatable {
  package var slot: Int
  package var address: CardAddress
  package var reason: MatchReason

  /// Nil for a place that is no card's.
  init?(_ match: Match) {
    guard let address = CardAddress(match.place), address.part != .mark else { return nil }
    slot = match.slot
    self.address = address
    reason = match.reason
  }

  /// How far the marks are from the query's: as the tiers of documents have it.
  var markDistance: Int {
    switch reason {
    case .unmarked: 1
    case .otherMarks: 3
    default: 0
    }
  }

  /// How far the form is from the query's.
  var formDistance: Int {
    switch reason {
    case .same, .marked, .unmarked, .otherMarks: 0
    case .digraph, .number, .stem, .concept, .joined, .split, .keys: 1
    case .prefix, .part: 2
    case .edit: 3
    }
  }

  var distance: Int { markDistance * 4 + formDistance }
}
