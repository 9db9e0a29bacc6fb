import KheoIndex

/// The documents that have a term of several words which counts as one word of the query: as often as it stands there.
///
/// It stops at every document with all of the words; whether they stand side by side is looked up when `holds` asks.
final class PhraseFormNode: MatchNode {
  private let slot: Int
  private let phrase: PhraseNode
  private let words: [WordNode]
  /// The words where all are walks through terms, and room for their places in a document.
  private let slots: [SlotNode]
  private var places: [[UInt32]]
  private let segment: Segment
  private let scorer: FieldScorer
  /// How well the term agrees with the word.
  private let weight: Float
  private let worth: Float

  /// `words` are walks of the words, whose slots are their numbers from 0.
  init(
    slot: Int, plan: PhrasePlan, worth: Float, words: [WordNode], segment: Segment, scorer: FieldScorer,
    deadline: Deadline
  ) throws {
    self.slot = slot
    self.segment = segment
    self.scorer = scorer
    weight = plan.weight
    self.worth = worth
    self.words = words
    slots = words.compactMap { $0 as? SlotNode }
    places = [[UInt32]](repeating: [], count: words.count)
    phrase = try PhraseNode(slots: words, deadline: deadline, confirmsLater: true)
    super.init()
    document = phrase.document
  }

  override var cost: Int { phrase.cost }

  override func seek(to target: UInt32) throws {
    if phrase.document < target { try phrase.seek(to: target) }
    document = phrase.document
  }

  /// Adds the documents that have all of the words, wherever they stand. The walk stands where it did.
  func markCandidates(_ bits: DocumentBits) throws {
    for (number, word) in words.enumerated() {
      let other = DocumentBits(documentCount: segment.documentCount)
      try word.mark(other)
      if number == 0 { bits.formUnion(other) } else { bits.formIntersection(other) }
      try word.rewind()
      if word.document < document { try word.seek(to: document) }
    }
  }

  /// Whether the words stand side by side in a document. Documents come in rising order; the walk is of no other use then.
  func isFound(in document: UInt32) throws -> Bool {
    if slots.count < words.count {
      if self.document < document { try seek(to: document) }
      return try self.document == document && holds()
    }
    for (number, slot) in slots.enumerated() {
      places[number].removeAll(keepingCapacity: true)
      try slot.appendPlaces(in: document, to: &places[number])
      if places[number].isEmpty { return false }
    }
    return Self.haveRow(places)
  }

  /// Whether a place of the first list is followed by one of each further list; all rise.
  private static func haveRow(_ places: [[UInt32]]) -> Bool {
    var next = [Int](repeating: 0, count: places.count)
    return places[0].contains { start in
      (1..<places.count).allSatisfy { number in
        let wanted = Place(rawValue: start &+ UInt32(number))
        while next[number] < places[number].count, places[number][next[number]] < wanted.rawValue { next[number] += 1 }
        return next[number] < places[number].count && places[number][next[number]] == wanted.rawValue
          && wanted.field == Place(rawValue: start).field
      }
    }
  }

  override func holds() throws -> Bool { try phrase.isConfirmed() }

  override func fill(_ sheet: ScoreSheet) throws {
    var frequency = Float(0)
    for match in phrase.found where match.slot == 0 {
      frequency += weight * scorer.factor(match.place.field, document, segment.columns)
    }
    let value = scorer.value(best: weight, frequency: frequency)
    sheet.enter(WordScore(score: worth * value, covered: worth * weight, ceiling: value), slot: slot)
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int { tiers[.concept] }

  override func appendMatches(to matches: inout [Match]) throws {
    for match in phrase.found {
      matches.append(Match(place: match.place, slot: slot, reason: .concept, weight: weight))
    }
  }
}
