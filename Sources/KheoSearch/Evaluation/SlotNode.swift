import KheoIndex
import KheoText

/// The documents that have a word of the query in any of the forms that its plan allows.
///
/// The forms are merged document by document, and a document counts as its best form, to which the others only add
/// occurrences (`FieldScorer.value`). What is
/// done for each document is done on plain memory.
final class SlotNode: WordNode {
  /// One term with its walk.
  struct Form {
    var cursor: PostingCursor
    /// By spelling and language of the document.
    let weights: UnsafePointer<Float>
    let reasons: UnsafePointer<MatchReason>
    /// Whether every document of the term is a match.
    let alwaysMatches: Bool
    /// Spellings.
    let rowCount: Int
    /// The highest of `weights`.
    let bestWeight: Float
    /// Words of the text that an occurrence is.
    let wordCount: UInt32
    /// Where the occurrences in `decodedDocument` are in the scratch memory.
    var occurrences = 0..<0
    var decodedDocument = PostingCursor.end
  }

  private struct Scratch {
    /// Of all forms in one document.
    var occurrences: [Occurrence] = []
    var document = PostingCursor.end
  }

  static let rowCount = Language.allCases.count

  let segment: Segment
  /// The segment's index in the collection.
  let segmentIndex: Int
  let scorer: FieldScorer
  /// Outlives the cursors, which lie in its memory.
  private let arena: PostingArena
  /// A bit for each field that is searched, by `Field.rawValue`; nil for all.
  let fields: UInt32?
  let forms: UnsafeMutableBufferPointer<Form>
  /// Beside `forms`, the documents that their cursors stand on: of many forms few have the current document, and those that
  /// have not are passed over by these alone.
  let documents: UnsafeMutablePointer<UInt32>
  private let weights: UnsafeMutablePointer<Float>
  private let reasons: UnsafeMutablePointer<MatchReason>
  private let scratch: UnsafeMutablePointer<Scratch>
  private let documentLimit: UInt32
  private let hasDeletions: Bool
  private let alwaysMatches: Bool
  private let documentCount: Int
  let worth: Float

  init(
    slot: Int, plan: SlotPlan, terms: [SlotTerm], segment: Segment, index: Int, scorer: FieldScorer,
    arena: PostingArena
  ) throws {
    self.segment = segment
    segmentIndex = index
    worth = plan.worth
    self.scorer = scorer
    self.arena = arena
    documentLimit = UInt32(segment.documentCount)
    hasDeletions = segment.deletions != nil
    let fields = plan.word.fields
    self.fields = fields.isEmpty ? nil : fields.reduce(0) { $0 | 1 << $1.rawValue }
    let cursors = try terms.map { try segment.postings(of: $0.term, arena: arena) }
    documentCount = terms.reduce(0) { $0 + $1.term.documentCount }
    weights = .allocate(capacity: terms.reduce(1) { $0 + $1.weights.count })
    reasons = .allocate(capacity: terms.reduce(1) { $0 + $1.reasons.count })
    scratch = .allocate(capacity: 1)
    scratch.initialize(to: Scratch())
    forms = .allocate(capacity: terms.count)
    documents = .allocate(capacity: terms.count)
    var row = 0
    var alwaysMatches = true
    for (index, term) in terms.enumerated() {
      for offset in term.weights.indices {
        (weights + row + offset).initialize(to: term.weights[offset])
        (reasons + row + offset).initialize(to: term.reasons[offset])
      }
      let always = fields.isEmpty && Self.isMatchEverywhere(term)
      alwaysMatches = alwaysMatches && always
      forms.initializeElement(
        at: index,
        to: Form(
          cursor: cursors[index], weights: weights + row, reasons: reasons + row, alwaysMatches: always,
          rowCount: term.term.spellings.count, bestWeight: term.bestWeight, wordCount: UInt32(term.wordCount)))
      (documents + index).initialize(to: cursors[index].document)
      row += term.weights.count
    }
    self.alwaysMatches = alwaysMatches
    let frequency = forms.reduce(Float(0)) { sum, form in
      form.bestWeight == 0
        ? sum
        : sum + form.bestWeight * Float(form.wordCount)
          * scorer.mostFrequency(form.cursor.greatestImpact, inSegment: index)
    }
    super.init(
      slot: slot, plan: plan, best: forms.reduce(0) { max($0, $1.bestWeight) }, frequency: frequency, scorer: scorer)
    try seek(to: 0)
  }

  deinit {
    scratch.deinitialize(count: 1)
    scratch.deallocate()
    forms.deallocate()
    documents.deallocate()
    weights.deallocate()
    reasons.deallocate()
  }

  /// Whether each spelling is a match in documents of every language that has it.
  private static func isMatchEverywhere(_ term: SlotTerm) -> Bool {
    for (index, spelling) in term.term.spellings.enumerated() {
      for language in Language.allCases where spelling.languages.contains(language) {
        if term.weights[index * rowCount + Int(language.rawValue)] <= 0 { return false }
      }
    }
    return true
  }

  override var cost: Int { documentCount }

  override func rewind() throws {
    for index in 0..<forms.count {
      forms[index].cursor.rewind()
      documents[index] = forms[index].cursor.document
    }
    document = 0
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var target = target
    while true {
      var lowest = PostingCursor.end
      for index in 0..<forms.count {
        if documents[index] < target {
          forms[index].cursor.seek(to: target)
          documents[index] = forms[index].cursor.document
        }
        lowest = min(lowest, documents[index])
      }
      document = lowest
      if lowest == PostingCursor.end { return }
      let isLive = hasDeletions ? segment.isLive(lowest) : lowest < documentLimit
      if isLive, try alwaysMatches || hasMatch(lowest) { return }
      target = lowest + 1
    }
  }

  override func fill(_ sheet: ScoreSheet) throws {
    let document = document
    let columns = segment.columns
    let language = Int(columns.language(of: document).rawValue)
    var best = Float(0)
    var frequency = Float(0)
    // With all places of forms of several words, which bound the pairs.
    var places = Float(0)
    for index in 0..<forms.count where documents[index] == document {
      let before = frequency
      defer { places += (frequency - before) * Float(forms[index].wordCount) }
      if fields == nil, let spelling = forms[index].cursor.spelling {
        let weight = forms[index].weights[spelling &* Self.rowCount &+ language]
        guard weight > 0 else { continue }
        best = max(best, weight)
        frequency +=
          weight * scorer.frequency(forms[index].cursor.fieldFrequencies, document: document, columns: columns)
      } else {
        try forEachMatch(index, document, language: language) { place, row in
          let weight = forms[index].weights[row]
          best = max(best, weight)
          frequency += weight * scorer.factor(place.field, document, columns)
        }
      }
    }
    let value = scorer.value(best: best, frequency: frequency)
    let ceiling = places > frequency ? scorer.value(best: best, frequency: places) : value
    sheet.enter(WordScore(score: worth * value, covered: worth * best, ceiling: ceiling), slot: slot)
  }

  override func mark(_ bits: DocumentBits) throws { try markForms(bits) }

  override func score(_ window: ScoreWindow, operand: Int) throws { try score(window, operand: operand, above: 0) }

  override func score(_ window: ScoreWindow, operand: Int, above least: Float) throws {
    try fill(window, operand: operand, above: least)
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    let document = document
    var closest = Int.max
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in 0..<forms.count where documents[index] == document {
      if fields == nil, let spelling = forms[index].cursor.spelling {
        let row = spelling &* Self.rowCount &+ language
        if forms[index].weights[row] > 0 { closest = min(closest, tiers[forms[index].reasons[row]]) }
      } else {
        try forEachMatch(index, document, language: language) { _, row in
          closest = min(closest, tiers[forms[index].reasons[row]])
        }
      }
    }
    return closest == .max ? 0 : closest
  }

  override func appendMatches(to matches: inout [Match]) throws {
    let document = document
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in 0..<forms.count where documents[index] == document {
      try forEachMatch(index, document, language: language) { place, row in
        let (reason, weight) = (forms[index].reasons[row], forms[index].weights[row])
        for offset in 0..<forms[index].wordCount {
          let place = Place(rawValue: place.rawValue &+ offset)
          matches.append(Match(place: place, slot: slot, reason: reason, weight: weight))
        }
      }
    }
  }

  // MARK: Occurrences

  /// Calls `body` with the place of each occurrence of a form that is a match, and the row of what it is worth.
  @inline(__always)
  func forEachMatch(
    _ index: Int, _ document: UInt32, language: Int, _ body: (_ place: Place, _ row: Int) -> Void
  ) throws {
    try decode(index, document)
    let weights = forms[index].weights
    for number in forms[index].occurrences {
      let occurrence = scratch.pointee.occurrences[number]
      let row = occurrence.spelling &* Self.rowCount &+ language
      guard weights[row] > 0, isSearched(occurrence.place) else { continue }
      body(occurrence.place, row)
    }
  }

  /// Decodes the occurrences of a form in the current document, unless they are.
  private func decode(_ index: Int, _ document: UInt32) throws {
    if scratch.pointee.document != document {
      scratch.pointee.occurrences.removeAll(keepingCapacity: true)
      scratch.pointee.document = document
      // What was decoded is gone, also of forms that stand on a document that was looked at before.
      for other in 0..<forms.count { forms[other].decodedDocument = PostingCursor.end }
    }
    if forms[index].decodedDocument == document { return }
    let first = scratch.pointee.occurrences.count
    try forms[index].cursor.appendOccurrences(to: &scratch.pointee.occurrences)
    forms[index].occurrences = first..<scratch.pointee.occurrences.count
    forms[index].decodedDocument = document
  }

  @inline(__always)
  private func isSearched(_ place: Place) -> Bool {
    guard let fields else { return true }
    return fields >> place.field.rawValue & 1 == 1
  }

  private func hasMatch(_ document: UInt32) throws -> Bool {
    let language = Int(segment.columns.language(of: document).rawValue)
    for index in 0..<forms.count where documents[index] == document {
      if try isMatch(index, document, language: language) { return true }
    }
    return false
  }

  /// Whether a form is a match in the document that it stands on.
  func isMatch(_ index: Int, _ document: UInt32, language: Int) throws -> Bool {
    if forms[index].alwaysMatches { return true }
    if fields == nil, let spelling = forms[index].cursor.spelling {
      return forms[index].weights[spelling &* Self.rowCount &+ language] > 0
    }
    var isMatch = false
    try forEachMatch(index, document, language: language) { _, _ in isMatch = true }
    return isMatch
  }
}
