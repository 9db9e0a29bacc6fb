import KheoIndex

/// The documents that have a term of several words which counts as one word of the query: as often as it stands there.
///
/// It stops at every document with all of the words; whether they stand side by side is looked up when `holds` asks.
final class PhraseFormNode: MatchNode {
  private let slot: Int
  private let phrase: PhraseNode
  private let segment: Segment
  private let scorer: FieldScorer
  /// How well the term agrees with the word.
  private let weight: Float
  private let worth: Float

  /// `words` are walks of the words, whose slots are their numbers from 0.
  init(
    slot: Int, plan: PhrasePlan, worth: Float, words: [MatchNode], segment: Segment, scorer: FieldScorer,
    deadline: Deadline
  ) throws {
    self.slot = slot
    self.segment = segment
    self.scorer = scorer
    weight = plan.weight
    self.worth = worth
    phrase = try PhraseNode(slots: words, deadline: deadline, confirmsLater: true)
    super.init()
    document = phrase.document
  }

  override var cost: Int { phrase.cost }

  override func seek(to target: UInt32) throws {
    if phrase.document < target { try phrase.seek(to: target) }
    document = phrase.document
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
