import KheoIndex

/// What words of a query that stand side by side in the text, as they do in the query, add to a document's score.
///
/// Each pair is worth a share of its lower word, saturated like a term: the ordered windows of the sequential dependence
/// model (Metzler and Croft, "A Markov random field model for term dependencies", 2005), with windows of two.
struct NeighbourScorer {
  private let pairs: [(first: Int, second: Int)]
  private let adjacency: Float
  private let scorer: FieldScorer
  /// Places and weights of the current document by slot, in rising order; kept for their memory.
  private var bySlot: [[(place: UInt32, weight: Float)]]

  init(plan: QueryPlan, model: RankingModel, scorer: FieldScorer) {
    pairs = plan.pairs
    adjacency = model.adjacency
    self.scorer = scorer
    bySlot = [[(place: UInt32, weight: Float)]](repeating: [], count: plan.slots.count)
  }

  /// The pairs that stand side by side in a document. `matches` are the document's, in any order.
  mutating func contributions(of matches: [Match], document: UInt32, columns: DocumentColumns) -> [Contribution] {
    if pairs.isEmpty { return [] }
    for slot in bySlot.indices { bySlot[slot].removeAll(keepingCapacity: true) }
    for match in matches { bySlot[match.slot].append((match.place.rawValue, match.weight)) }
    for slot in bySlot.indices { Self.sort(&bySlot[slot]) }
    var contributions: [Contribution] = []
    for pair in pairs {
      let (counts, weight) = neighbours(bySlot[pair.first], bySlot[pair.second])
      guard weight > 0 else { continue }
      let saturation = scorer.saturation(counts, document: document, columns: columns)
      contributions.append(
        Contribution(part: .neighbours(pair.first, pair.second), score: adjacency * weight * saturation))
    }
    return contributions
  }

  /// Puts places in rising order, each once with its greatest weight. Those of a word in one form are.
  private static func sort(_ places: inout [(place: UInt32, weight: Float)]) {
    let isRising = (1..<max(1, places.count)).allSatisfy { places[$0 - 1].place < places[$0].place }
    if isRising { return }
    places.sort { $0.place != $1.place ? $0.place < $1.place : $0.weight > $1.weight }
    var kept = 1
    for index in 1..<places.count where places[index].place != places[kept - 1].place {
      places[kept] = places[index]
      kept += 1
    }
    places.removeSubrange(kept...)
  }

  /// How often the second word follows the first, by field, and the most that such a pair is worth.
  private func neighbours(
    _ first: [(place: UInt32, weight: Float)], _ second: [(place: UInt32, weight: Float)]
  ) -> (counts: FieldFrequencies, weight: Float) {
    var counts = FieldFrequencies()
    var weight = Float(0)
    var index = 0
    for (place, firstWeight) in first {
      let wanted = Place(rawValue: place &+ 1)
      while index < second.count, second[index].place < wanted.rawValue { index += 1 }
      if index == second.count { break }
      let field = Place(rawValue: place).field
      guard second[index].place == wanted.rawValue, wanted.field == field else { continue }
      weight = max(weight, min(firstWeight, second[index].weight))
      counts.add(field)
    }
    return (counts, weight)
  }
}
