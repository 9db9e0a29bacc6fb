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

  override func fill(_ sheet: ScoreSheet) throws {
    var best = WordScore.none
    for index in 0..<ways.count where ways.document(of: index) == document {
      try ways.fill(sheet, of: index)
      if sheet[slot].score > best.score { best = sheet[slot] }
    }
    sheet.enter(best, slot: slot)
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var least = Int.max
    for index in 0..<ways.count where ways.document(of: index) == document {
      least = min(least, try ways.distance(of: index, tiers))
    }
    return least == .max ? 0 : least
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for way in ways.nodes where way.document == document { try way.appendMatches(to: &matches) }
  }
}
