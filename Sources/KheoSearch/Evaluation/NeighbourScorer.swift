import KheoIndex

/// What words of a query that stand side by side in the text, as they do in the query, add to a document's score.
///
/// The ordered windows of the sequential dependence model (Metzler and Croft, "A Markov random field model for term
/// dependencies", 2005), with windows of two: a pair is worth what its plan says, and its occurrences saturate like a word's.
struct NeighbourScorer {
  private let pairs: [PairPlan]
  private let scorer: FieldScorer
  /// Places and weights of the current document by slot, in rising order; kept for their memory.
  private var bySlot: [[(place: UInt32, weight: Float)]]

  init(plan: QueryPlan, scorer: FieldScorer) {
    pairs = plan.pairs
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
      let (best, frequency) = neighbours(bySlot[pair.first], bySlot[pair.second], document, columns)
      if best == 0 || pair.worth == 0 { continue }
      contributions.append(
        Contribution(
          part: .neighbours(pair.first, pair.second), agreement: best,
          score: pair.worth * scorer.value(best: best, frequency: frequency)))
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

  /// The greatest weight of the second word right behind the first, and the sum of the frequencies of all such places, each
  /// times its weight. A pair weighs as much as the lower of its words.
  private func neighbours(
    _ first: [(place: UInt32, weight: Float)], _ second: [(place: UInt32, weight: Float)], _ document: UInt32,
    _ columns: DocumentColumns
  ) -> (best: Float, frequency: Float) {
    var best = Float(0)
    var frequency = Float(0)
    var index = 0
    for (place, firstWeight) in first {
      let wanted = Place(rawValue: place &+ 1)
      while index < second.count, second[index].place < wanted.rawValue { index += 1 }
      if index == second.count { break }
      let field = Place(rawValue: place).field
      guard second[index].place == wanted.rawValue, wanted.field == field else { continue }
      let weight = min(firstWeight, second[index].weight)
      best = max(best, weight)
      frequency += weight * scorer.factor(field, document, columns)
    }
    return (best, frequency)
  }
}
