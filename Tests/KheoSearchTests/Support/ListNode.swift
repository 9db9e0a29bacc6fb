@testable import KheoIndex
@testable import KheoSearch

/// A walk through given documents, each with given scores by slot.
final class ListNode: MatchNode {
  private let documents: [UInt32]
  private let scores: [Int: Float]

  /// `documents` rise.
  init(_ documents: [UInt32], scores: [Int: Float]) throws {
    self.documents = documents
    self.scores = scores
    super.init()
    try seek(to: 0)
  }

  override var cost: Int { documents.count }

  override func seek(to target: UInt32) throws { document = documents.first { $0 >= target } ?? PostingCursor.end }

  override func fill(_ sheet: ScoreSheet) throws {
    for (slot, score) in scores { sheet.enter(WordScore(score: score, covered: score, ceiling: score), slot: slot) }
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for slot in scores.keys.sorted() {
      matches.append(Match(place: Place(field: .body, position: UInt32(slot)), slot: slot, reason: .same, weight: 1))
    }
  }
}
