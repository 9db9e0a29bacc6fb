import KheoIndex

/// The documents that have something said in any of several ways. A document gets what the best of them is worth.
final class EitherNode: MatchNode {
  private let ways: NodeList
  /// By way, in rising order.
  private let slots: [[Int]]

  /// Each way comes with its slots.
  init(ways: [(node: MatchNode, slots: Set<Int>)]) throws {
    self.ways = NodeList(ways.map(\.node))
    slots = ways.map { $0.slots.sorted() }
    super.init()
    try seek(to: 0)
  }

  deinit { ways.deallocate() }

  override var cost: Int { ways.cost(ofFirst: ways.count) }

  override func rewind() throws {
    try ways.rewind()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var lowest = PostingCursor.end
    for index in 0..<ways.count { lowest = min(lowest, try ways.seek(index, to: target)) }
    document = lowest
  }

  override func fill(_ sheet: ScoreSheet) throws {
    var best: (way: Int, score: Float)?
    for index in 0..<ways.count where ways.document(of: index) == document {
      try ways.fill(sheet, of: index)
      let score = slots[index].reduce(Float(0)) { $0 + sheet[$1].score }
      if score > best?.score ?? -1 { best = (index, score) }
    }
    guard let best else { return }
    for index in 0..<ways.count where index != best.way {
      for slot in slots[index] where !slots[best.way].contains(slot) { sheet.enter(.none, slot: slot) }
    }
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
