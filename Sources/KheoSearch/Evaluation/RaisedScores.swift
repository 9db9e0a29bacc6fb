import KheoIndex
import KheoText

/// Scores of a segment's documents in languages that have terms of several words for words of the query: between what their
/// words make them and what such terms could.
final class RaisedScores {
  private let bounds: PhraseBounds
  private let columns: DocumentColumns
  private let scorer: DocumentScorer
  private let sheet: ScoreSheet
  /// By `Language.rawValue`, what the terms add at most.
  private let most: [Float]

  init(_ bounds: PhraseBounds, plan: QueryPlan, columns: DocumentColumns, scorer: DocumentScorer, fields: FieldScorer) {
    self.bounds = bounds
    self.columns = columns
    self.scorer = scorer
    sheet = ScoreSheet(slotCount: plan.slots.count)
    most = Language.allCases.map { bounds.has($0) ? bounds.most(in: $0, plan, fields) : 0 }
  }

  deinit { sheet.deallocate() }

  func has(_ document: UInt32) -> Bool { bounds.has(columns.language(of: document)) }

  func most(of document: UInt32) -> Float { most[Int(columns.language(of: document).rawValue)] }

  /// Offers a document by the most that it can score.
  func offer(_ index: Int, _ document: UInt32, _ found: ScoreSheet, to list: inout CandidateList) {
    let language = columns.language(of: document)
    var candidate = scorer.candidate(index, document, found)
    // With its phrases a word may count more and yet cover less.
    bounds.raise(found, into: sheet, in: language, covering: min)
    let least = found.sums.score * scorer.coverage(sheet.sums.covered)
    bounds.raise(found, into: sheet, in: language, covering: max)
    candidate.bound = scorer.candidate(index, document, sheet).most * 1.0001 - candidate.score
    list.offer(candidate, least: least)
  }
}
