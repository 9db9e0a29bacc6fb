import KheoIndex

/// A walk through the cards of one segment that match a plan, with the words of each.
final class CardWalk {
  private let root: MatchNode
  /// Words that a card need not have.
  private let optional: [MatchNode]
  private let isCondition: [Bool]

  init(builder: NodeBuilder, optional: Set<Int>) throws {
    root = try builder.makeRoot()
    self.optional = try optional.sorted().map { try builder.word($0) }
    isCondition = builder.plan.slots.map(\.isCondition)
  }

  /// The current card; `PostingCursor.end` when there is none left.
  var document: UInt32 { root.document }

  func next() throws { try root.next() }

  func seek(to document: UInt32) throws { if root.document < document { try root.seek(to: document) } }

  /// Where the current card has words of the query.
  func matches() throws -> [CardMatch] { try all().filter { !isCondition[$0.slot] }.compactMap(CardMatch.init) }

  /// Where the current card has words of conditions.
  func conditions() throws -> [CardMatch] { try all().filter { isCondition[$0.slot] }.compactMap(CardMatch.init) }

  private func all() throws -> [Match] {
    var matches: [Match] = []
    try root.appendMatches(to: &matches)
    for node in optional {
      if node.document < document { try node.seek(to: document) }
      if node.document == document { try node.appendMatches(to: &matches) }
    }
    return matches
  }
}
