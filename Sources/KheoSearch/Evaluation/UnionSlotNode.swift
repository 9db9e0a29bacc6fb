import KheoIndex
import KheoText

/// The documents of a word that stands for very many terms (`a*`): the terms are walked through one after the other, and
/// what each document is worth is kept in a table.
///
/// Costs four bytes a document and one pass over all postings, whatever the number of terms; a merge of the terms
/// document by document would cost their number for each document.
final class UnionSlotNode: MatchNode {
  private let slot: Int
  private let segment: Segment
  private let terms: [SlotTerm]
  private let fields: Set<Field>
  /// Postings that are held to find the matches of documents: 8 MB.
  private static let heldPostingLimit = 2_000_000
  /// Made when matches are first asked for: of cards they are for all.
  private var termsOfDocuments: TermsOfDocuments?
  /// The best weight of each document; 0 for no match.
  private var weights: [Float]
  private let worth: Float
  private let scorer: FieldScorer

  init(
    slot: Int, plan: SlotPlan, terms: [SlotTerm], segment: Segment, scorer: FieldScorer, deadline: Deadline = .none
  ) throws {
    self.slot = slot
    self.segment = segment
    self.terms = terms
    fields = plan.word.fields
    weights = [Float](repeating: 0, count: segment.documentCount)
    worth = plan.worth
    self.scorer = scorer
    super.init()
    var occurrences: [Occurrence] = []
    for term in terms {
      try deadline.check()
      let arena = PostingArena()
      var cursor = try segment.postings(of: term.term, arena: arena)
      while cursor.document != PostingCursor.end {
        let document = cursor.document
        let weight = try Self.weight(term, &cursor, segment: segment, fields: fields, &occurrences)
        if segment.isLive(document) { weights[Int(document)] = max(weights[Int(document)], weight) }
        cursor.next()
      }
    }
    try seek(to: 0)
  }

  override var cost: Int { weights.count }

  override func seek(to target: UInt32) throws {
    var next = Int(target)
    while next < weights.count, weights[next] == 0 { next += 1 }
    document = next < weights.count ? UInt32(next) : PostingCursor.end
  }

  /// The weight alone: how often one of so many words occurs says little.
  override func fill(_ sheet: ScoreSheet) throws {
    let weight = weights[Int(document)]
    sheet.enter(
      WordScore(score: worth * weight, covered: worth * weight, ceiling: scorer.ceiling(best: weight)), slot: slot)
  }

  override func appendMatches(to matches: inout [Match]) throws {
    let language = Int(segment.columns.language(of: document).rawValue)
    var occurrences: [Occurrence] = []
    for number in try numbersOfTerms(in: document) {
      let term = terms[number]
      let arena = PostingArena()
      var cursor = try segment.postings(of: term.term, arena: arena)
      cursor.seek(to: document)
      guard cursor.document == document else { continue }
      occurrences.removeAll(keepingCapacity: true)
      try cursor.appendOccurrences(to: &occurrences)
      for occurrence in occurrences where fields.isEmpty || fields.contains(occurrence.place.field) {
        let row = occurrence.spelling * Language.allCases.count + language
        guard term.weights[row] > 0 else { continue }
        matches.append(
          Match(place: occurrence.place, slot: slot, reason: term.reasons[row], weight: term.weights[row]))
      }
    }
  }

  /// The terms that a document may have: where their postings are few enough to be held, those that it has.
  private func numbersOfTerms(in document: UInt32) throws -> [Int] {
    if termsOfDocuments == nil, terms.reduce(0, { $0 + $1.term.documentCount }) <= Self.heldPostingLimit {
      termsOfDocuments = try TermsOfDocuments(terms, segment: segment)
    }
    return termsOfDocuments?.terms(of: document) ?? Array(terms.indices)
  }

  private static func weight(
    _ term: SlotTerm, _ cursor: inout PostingCursor, segment: Segment, fields: Set<Field>,
    _ occurrences: inout [Occurrence]
  ) throws -> Float {
    let language = Int(segment.columns.language(of: cursor.document).rawValue)
    if fields.isEmpty, let spelling = cursor.spelling {
      return term.weights[spelling * Language.allCases.count + language]
    }
    occurrences.removeAll(keepingCapacity: true)
    try cursor.appendOccurrences(to: &occurrences)
    var best = Float(0)
    for occurrence in occurrences where fields.isEmpty || fields.contains(occurrence.place.field) {
      best = max(best, term.weights[occurrence.spelling * Language.allCases.count + language])
    }
    return best
  }
}

/// Which of some terms each document of a segment has.
private struct TermsOfDocuments {
  /// Where the terms of each document begin; one more than there are documents.
  private var starts: [UInt32]
  private var numbers: [UInt32]

  init(_ terms: [SlotTerm], segment: Segment) throws {
    var documents: [UInt32] = []
    var ends: [Int] = []
    starts = [UInt32](repeating: 0, count: segment.documentCount + 1)
    for term in terms {
      let arena = PostingArena()
      var cursor = try segment.postings(of: term.term, arena: arena)
      while cursor.document != PostingCursor.end {
        documents.append(cursor.document)
        starts[Int(cursor.document) + 1] += 1
        cursor.next()
      }
      ends.append(documents.count)
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    numbers = [UInt32](repeating: 0, count: documents.count)
    var number = 0
    for (index, document) in documents.enumerated() {
      while ends[number] <= index { number += 1 }
      numbers[Int(next[Int(document)])] = UInt32(number)
      next[Int(document)] += 1
    }
  }

  /// The indices of a document's terms, rising.
  func terms(of document: UInt32) -> [Int] {
    numbers[Int(starts[Int(document)])..<Int(starts[Int(document) + 1])].map(Int.init)
  }
}
