import KheoIndex
import KheoText

/// The documents of a word that stands for very many terms (`a*`): the terms are walked through one after the other, and
/// what each document is worth is kept in a table.
///
/// Costs four bytes a document and one pass over all postings, whatever the number of terms; a merge of the terms
/// document by document would cost their number for each document.
final class UnionSlotNode: WordNode {
  private let table: UnionTable
  private let segment: Segment
  private let worth: Float
  private let scorer: FieldScorer

  init(slot: Int, plan: SlotPlan, table: UnionTable, scorer: FieldScorer) throws {
    self.table = table
    segment = table.segment
    worth = plan.worth
    self.scorer = scorer
    super.init(slot: slot, plan: plan, best: table.terms.reduce(0) { max($0, $1.bestWeight) }, scorer: scorer)
    try seek(to: 0)
  }

  override var cost: Int { table.weights.count }

  override func rewind() throws { try seek(to: 0) }

  override func seek(to target: UInt32) throws {
    var next = Int(target)
    let weights = table.weights
    while next < weights.count, weights[next] == 0 { next += 1 }
    document = next < weights.count ? UInt32(next) : PostingCursor.end
  }

  /// The weight alone: how often one of so many words occurs says little.
  override func fill(_ sheet: ScoreSheet) throws {
    let weight = table.weights[Int(document)]
    sheet.enter(
      WordScore(score: worth * weight, covered: worth * weight, ceiling: scorer.ceiling(best: weight)), slot: slot)
  }

  override func appendMatches(to matches: inout [Match]) throws {
    let language = Int(segment.columns.language(of: document).rawValue)
    var occurrences: [Occurrence] = []
    for number in try table.numbersOfTerms(in: document) {
      let term = table.terms[number]
      let arena = PostingArena()
      var cursor = try segment.postings(of: term.term, arena: arena)
      cursor.seek(to: document)
      guard cursor.document == document else { continue }
      occurrences.removeAll(keepingCapacity: true)
      try cursor.appendOccurrences(to: &occurrences)
      for occurrence in occurrences where table.isSearched(occurrence.place.field) {
        let row = occurrence.spelling * Language.allCases.count + language
        guard term.weights[row] > 0 else { continue }
        for offset in 0..<UInt32(term.wordCount) {
          let place = Place(rawValue: occurrence.place.rawValue &+ offset)
          matches.append(Match(place: place, slot: slot, reason: term.reasons[row], weight: term.weights[row]))
        }
      }
    }
  }
}
