/// What the words of a document make of its score: their sum, how much of the query they cover, and what pairs can add.
///
/// Plain memory, asked once a document. Whoever makes one deallocates it.
struct DocumentScorer {
  private let pairs: UnsafeMutableBufferPointer<PairPlan>
  /// What a document that has the whole query is worth.
  private let worth: Float
  private let coverageShare: Float

  init(_ plan: QueryPlan, model: RankingModel) {
    pairs = .allocate(capacity: plan.pairs.count)
    _ = pairs.initialize(from: plan.pairs)
    worth = plan.worth
    coverageShare = model.coverage
  }

  func deallocate() { pairs.deallocate() }

  @inline(__always)
  func candidate(_ segment: Int, _ document: UInt32, _ sheet: ScoreSheet) -> Candidate {
    let (score, covered) = sheet.sums
    let coverage = coverage(covered)
    return Candidate(
      segment: segment, document: document, score: score * coverage, bound: coverage * pairBound(sheet),
      coverage: coverage, distance: 0, dateKey: 0)
  }

  /// What of a document's score counts that covers so much of the query's worth.
  @inline(__always)
  func coverage(_ covered: Float) -> Float {
    worth > 0 ? 1 - coverageShare + coverageShare * min(1, covered / worth) : 1
  }

  /// The most that pairs can add in a document. A little above, for sums in another order round otherwise.
  @inline(__always)
  func pairBound(_ sheet: ScoreSheet) -> Float {
    var bound = Float(0)
    for index in 0..<pairs.count {
      let pair = pairs[index]
      bound += pair.worth * min(sheet[pair.first].ceiling, sheet[pair.second].ceiling)
    }
    return bound * 1.0001
  }

  /// As `pairBound(_:)`, of the ceilings of words by slot.
  @inline(__always)
  func pairBound(_ ceilings: UnsafePointer<Float>) -> Float {
    var bound = Float(0)
    for index in 0..<pairs.count {
      let pair = pairs[index]
      bound += pair.worth * min(ceilings[pair.first], ceilings[pair.second])
    }
    return bound * 1.0001
  }
}
