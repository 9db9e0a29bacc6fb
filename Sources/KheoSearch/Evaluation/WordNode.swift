/// The documents that have a word of the query.
class WordNode: MatchNode {
  let slot: Int
  /// What the word is worth at most in a document of the segment.
  let most: WordScore

  /// `best` is the weight of the best form that it has in the segment.
  init(slot: Int, plan: SlotPlan, best: Float, scorer: FieldScorer) {
    self.slot = slot
    let value = scorer.ceiling(best: best)
    most = WordScore(score: plan.worth * value, covered: plan.worth * best, ceiling: value)
    super.init()
  }

  /// Goes back to the first document.
  func rewind() throws { fatalError("overridden by every node of a word") }

  override func score(_ window: ScoreWindow, operand: Int) throws {
    while document < window.high {
      try fill(window.sheet(of: document))
      window.touch(document, operand: operand)
      if let tiers = window.tiers { window.enter(distance: try distance(tiers), document, slot: slot) }
      try next()
    }
  }
}
