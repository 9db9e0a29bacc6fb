import KheoIndex

/// The documents in which slots stand side by side, in their order.
final class PhraseNode: MatchNode {
  private let slots: [MatchNode]
  private let conjunction: AndNode
  private var slotMatches: [[Match]]
  /// The matches of the current document that lie in an occurrence of the phrase.
  private var found: [Match] = []
  private let adjacency: Float

  init(slots: [MatchNode], model: RankingModel) throws {
    self.slots = slots
    adjacency = model.adjacency
    slotMatches = [[Match]](repeating: [], count: slots.count)
    conjunction = try AndNode(operands: slots, exclusions: [])
    super.init()
    try advanceToPhrase()
  }

  override func seek(to target: UInt32) throws {
    if conjunction.document < target { try conjunction.seek(to: target) }
    try advanceToPhrase()
  }

  override func score() throws -> Float { try conjunction.score() }

  override func distance(_ tiers: AgreementTiers) throws -> Int { tiers.distance(of: found) }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    try conjunction.appendContributions(to: &contributions)
  }

  override func appendMatches(to matches: inout [Match]) throws { matches += found }

  private func advanceToPhrase() throws {
    while conjunction.document != PostingCursor.end {
      if try findPhrase() { break }
      try conjunction.next()
    }
    document = conjunction.document
  }

  private func findPhrase() throws -> Bool {
    found.removeAll(keepingCapacity: true)
    for index in slots.indices {
      slotMatches[index].removeAll(keepingCapacity: true)
      try slots[index].appendMatches(to: &slotMatches[index])
    }
    var places = slotMatches.map { Dictionary($0.map { ($0.place.rawValue, $0) }, uniquingKeysWith: Self.better) }
    for (start, match) in places[0] {
      var occurrence = [match]
      for index in 1..<slots.count {
        guard let next = places[index][start + UInt32(index)], next.place.field == match.place.field else { break }
        occurrence.append(next)
      }
      if occurrence.count == slots.count { found += occurrence }
    }
    places.removeAll()
    found.sort { ($0.place, $0.slot) < ($1.place, $1.slot) }
    return !found.isEmpty
  }

  private static func better(_ a: Match, _ b: Match) -> Match { a.weight >= b.weight ? a : b }
}
