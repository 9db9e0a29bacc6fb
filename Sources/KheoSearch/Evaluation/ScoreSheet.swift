/// What a word of a query is worth in a document.
struct WordScore {
  /// What it adds to the document's score.
  var score: Float
  /// Of what the word is worth, the share that the document's best form of it has.
  var covered: Float
  /// The most that a pair with the word can be worth, times the pair's own worth: what the word itself is, for a pair
  /// occurs no more often than its words, and in no better form.
  var ceiling: Float

  static let none = WordScore(score: 0, covered: 0, ceiling: 0)
}

/// What the words of a query are worth in one document, by slot: walks fill it (`MatchNode.fill`), the ranking reads it.
///
/// Plain memory, filled once a document. Whoever makes a sheet deallocates it.
struct ScoreSheet {
  private let rows: UnsafeMutableBufferPointer<WordScore>

  init(slotCount: Int) {
    rows = .allocate(capacity: slotCount)
    rows.initialize(repeating: .none)
  }

  /// A sheet in memory of another.
  init(rows: UnsafeMutableBufferPointer<WordScore>) { self.rows = rows }

  func deallocate() { rows.deallocate() }

  /// For the next document.
  func clear() { rows.update(repeating: .none) }

  func enter(_ score: WordScore, slot: Int) { rows[slot] = score }

  subscript(slot: Int) -> WordScore { rows[slot] }

  /// What all words add, and the share of the query that they cover.
  var sums: (score: Float, covered: Float) {
    var score = Float(0)
    var covered = Float(0)
    for row in rows {
      score += row.score
      covered += row.covered
    }
    return (score, covered)
  }
}
