import KheoIndex

/// The documents that have a word of the query.
class WordNode: MatchNode {
  let slot: Int
  /// What the word is worth at most in a document of the segment.
  let most: WordScore

  /// `best` is the weight of the best form that it has in the segment, `frequency` the most that all forms' can be in a
  /// document, each times its weight.
  init(slot: Int, plan: SlotPlan, best: Float, frequency: Float = .infinity, scorer: FieldScorer) {
    self.slot = slot
    let value = scorer.bound(best: best, frequency: frequency)
    most = WordScore(score: plan.worth * value, covered: plan.worth * best, ceiling: value)
    super.init()
  }

  /// Adds all documents that have the word, deleted ones perhaps with them, and stands behind the last.
  func mark(_ bits: DocumentBits) throws {
    try rewind()
    while document != PostingCursor.end {
      bits.insert(document)
      try next()
    }
  }

  /// As `score(_:operand:)`, where documents are of no use to which the word adds `least` or less: they may be missing, or
  /// have less than the word is worth.
  func score(_ window: ScoreWindow, operand: Int, above least: Float) throws {
    try score(window, operand: operand)
  }

  override func score(_ window: ScoreWindow, operand: Int) throws {
    while document < window.high {
      try fill(window.sheet(of: document))
      window.touch(document, operand: operand)
      if let tiers = window.tiers { window.enter(distance: try distance(tiers), document, slot: slot) }
      try next()
    }
  }
}
