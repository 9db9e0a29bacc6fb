import KheoIndex
import KheoText

/// The documents that have a word of the query in any of the forms that its plan allows.
///
/// The forms are merged document by document, and a document counts as its best form, never as a sum of forms.
final class SlotNode: MatchNode {
  /// One term with its walk.
  private struct Form {
    var cursor: PostingCursor
    let weights: [Float]
    let reasons: [MatchReason]
    let idf: Float
  }

  let slot: Int
  private let segment: Segment
  private let scorer: FieldScorer
  private let fields: Set<Field>
  /// Outlives the cursors, which lie in its memory.
  private let arena: PostingArena
  private var forms: [Form] = []
  private var occurrences: [Occurrence] = []

  init(
    slot: Int, plan: SlotPlan, terms: [SlotTerm], segment: Segment, scorer: FieldScorer, arena: PostingArena
  ) throws {
    self.slot = slot
    self.segment = segment
    self.scorer = scorer
    self.arena = arena
    fields = plan.word.fields
    super.init()
    for slotTerm in terms {
      forms.append(
        Form(
          cursor: try segment.postings(of: slotTerm.term, arena: arena), weights: slotTerm.weights,
          reasons: slotTerm.reasons, idf: slotTerm.idf))
    }
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var target = target
    while true {
      var lowest = PostingCursor.end
      for index in forms.indices {
        forms[index].cursor.seek(to: target)
        lowest = min(lowest, forms[index].cursor.document)
      }
      document = lowest
      if lowest == PostingCursor.end { return }
      if segment.isLive(lowest), try hasMatch() { return }
      target = lowest + 1
    }
  }

  override func score() throws -> Float {
    var best = Float(0)
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in forms.indices where forms[index].cursor.document == document {
      if fields.isEmpty, let spelling = forms[index].cursor.spelling {
        let weight = forms[index].weights[spelling * Language.allCases.count + language]
        guard weight > 0 else { continue }
        let saturation = scorer.saturation(
          forms[index].cursor.fieldFrequencies, document: document, columns: segment.columns)
        best = max(best, weight * forms[index].idf * saturation)
      } else {
        best = max(best, try scoreByOccurrence(index, language: language))
      }
    }
    return best
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var closest = Int.max
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in forms.indices where forms[index].cursor.document == document {
      if fields.isEmpty, let spelling = forms[index].cursor.spelling {
        let row = spelling * Language.allCases.count + language
        if forms[index].weights[row] > 0 { closest = min(closest, tiers[forms[index].reasons[row]]) }
      } else {
        occurrences.removeAll(keepingCapacity: true)
        try forms[index].cursor.appendOccurrences(to: &occurrences)
        for occurrence in occurrences where fields.isEmpty || fields.contains(occurrence.place.field) {
          let row = occurrence.spelling * Language.allCases.count + language
          if forms[index].weights[row] > 0 { closest = min(closest, tiers[forms[index].reasons[row]]) }
        }
      }
    }
    return closest == .max ? 0 : closest
  }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    contributions.append(Contribution(part: .word(slot), score: try score()))
  }

  override func appendMatches(to matches: inout [Match]) throws {
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in forms.indices where forms[index].cursor.document == document {
      occurrences.removeAll(keepingCapacity: true)
      try forms[index].cursor.appendOccurrences(to: &occurrences)
      for occurrence in occurrences {
        let row = occurrence.spelling * Language.allCases.count + language
        let weight = forms[index].weights[row]
        guard weight > 0, fields.isEmpty || fields.contains(occurrence.place.field) else { continue }
        matches.append(
          Match(
            place: occurrence.place, slot: slot, reason: forms[index].reasons[row],
            weight: weight * forms[index].idf))
      }
    }
  }

  private func hasMatch() throws -> Bool {
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in forms.indices where forms[index].cursor.document == document {
      if fields.isEmpty, let spelling = forms[index].cursor.spelling {
        if forms[index].weights[spelling * Language.allCases.count + language] > 0 { return true }
      } else if try scoreByOccurrence(index, language: language) > 0 {
        return true
      }
    }
    return false
  }

  /// The score of a form whose occurrences are not all worth the same: the best over the levels of worth, each with the
  /// frequency of what reaches it.
  private func scoreByOccurrence(_ index: Int, language: Int) throws -> Float {
    occurrences.removeAll(keepingCapacity: true)
    try forms[index].cursor.appendOccurrences(to: &occurrences)
    var worths: [(weight: Float, field: Field)] = []
    for occurrence in occurrences {
      let weight = forms[index].weights[occurrence.spelling * Language.allCases.count + language]
      guard weight > 0, fields.isEmpty || fields.contains(occurrence.place.field) else { continue }
      worths.append((weight, occurrence.place.field))
    }
    worths.sort { $0.weight > $1.weight }
    var best = Float(0)
    var frequencies = FieldFrequencies()
    for (position, worth) in worths.enumerated() {
      frequencies.add(worth.field)
      if position + 1 < worths.count, worths[position + 1].weight == worth.weight { continue }
      let saturation = scorer.saturation(frequencies, document: document, columns: segment.columns)
      best = max(best, worth.weight * forms[index].idf * saturation)
    }
    return best
  }
}
