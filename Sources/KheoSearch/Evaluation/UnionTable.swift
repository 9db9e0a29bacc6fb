import KheoIndex
import KheoText

/// What a word that stands for very many terms is worth in each document of a segment.
final class UnionTable {
  let segment: Segment
  let terms: [SlotTerm]
  private let fields: Set<Field>
  /// Postings that are held to find the matches of documents: 8 MB.
  private static let heldPostingLimit = 2_000_000
  /// Made when matches are first asked for: of cards they are for all.
  private var termsOfDocuments: TermsOfDocuments?
  /// The best weight of each document; 0 for no match.
  let weights: [Float]

  init(plan: SlotPlan, terms: [SlotTerm], segment: Segment, deadline: Deadline = .none) throws {
    self.segment = segment
    self.terms = terms
    fields = plan.word.fields
    var weights = [Float](repeating: 0, count: segment.documentCount)
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
    self.weights = weights
  }

  func isSearched(_ field: Field) -> Bool { fields.isEmpty || fields.contains(field) }

  /// The terms that a document may have: where their postings are few enough to be held, those that it has.
  func numbersOfTerms(in document: UInt32) throws -> [Int] {
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

/// The tables of a query's words, which all its walks share. Not thread-safe: one per search.
final class UnionTables {
  /// By segment and slot.
  private var tables: [[Int: UnionTable]]

  init(segmentCount: Int) { tables = [[Int: UnionTable]](repeating: [:], count: segmentCount) }

  func table(_ segment: Int, _ slot: Int, _ make: () throws -> UnionTable) rethrows -> UnionTable {
    if let known = tables[segment][slot] { return known }
    let table = try make()
    tables[segment][slot] = table
    return table
  }
}
