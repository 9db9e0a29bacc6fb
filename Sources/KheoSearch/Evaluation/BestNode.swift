import KheoIndex

/// The documents that match a word of the query in any of several ways; a document's score is that of its best way, never
/// a sum.
final class BestNode: MatchNode {
  private let slot: Int
  private let ways: NodeList

  init(slot: Int, ways: [MatchNode]) throws {
    self.slot = slot
    self.ways = NodeList(ways)
    super.init()
    try seek(to: 0)
  }

  deinit { ways.deallocate() }

  override var cost: Int {
    ways.nodes.reduce(0) { sum, way in
      let (total, overflow) = sum.addingReportingOverflow(way.cost)
      return overflow ? .max : total
    }
  }

  override func seek(to target: UInt32) throws {
    var lowest = PostingCursor.end
    for index in 0..<ways.count { lowest = min(lowest, try ways.seek(index, to: target)) }
    document = lowest
  }

  override func score() throws -> Float {
    var best = Float(0)
    for index in 0..<ways.count where ways.document(of: index) == document {
      best = max(best, try ways.score(of: index))
    }
    return best
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var least = Int.max
    for index in 0..<ways.count where ways.document(of: index) == document {
      least = min(least, try ways.distance(of: index, tiers))
    }
    return least == .max ? 0 : least
  }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    contributions.append(Contribution(part: .word(slot), score: try score()))
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for way in ways.nodes where way.document == document { try way.appendMatches(to: &matches) }
  }
}
