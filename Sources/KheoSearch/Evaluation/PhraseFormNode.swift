import KheoIndex

/// The documents that have a term of several words which counts as one word of the query: as often as it stands there.
final class PhraseFormNode: MatchNode {
  private let slot: Int
  private let phrase: PhraseNode
  private let segment: Segment
  private let scorer: FieldScorer
  /// Of one occurrence, without its frequency.
  private let weight: Float

  /// `words` are walks of the words, whose slots are their numbers from 0.
  init(
    slot: Int, plan: PhrasePlan, words: [MatchNode], segment: Segment, scorer: FieldScorer, deadline: Deadline
  ) throws {
    self.slot = slot
    self.segment = segment
    self.scorer = scorer
    weight = plan.weight * plan.idf
    phrase = try PhraseNode(slots: words, deadline: deadline)
    super.init()
    document = phrase.document
  }

  override var cost: Int { phrase.cost }

  override func seek(to target: UInt32) throws {
    if phrase.document < target { try phrase.seek(to: target) }
    document = phrase.document
  }

  override func score() throws -> Float {
    var frequencies = FieldFrequencies()
    for match in phrase.found where match.slot == 0 { frequencies.add(match.place.field) }
    return weight * scorer.saturation(frequencies, document: document, columns: segment.columns)
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int { tiers[.concept] }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    contributions.append(Contribution(part: .word(slot), score: try score()))
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for match in phrase.found {
      matches.append(Match(place: match.place, slot: slot, reason: .concept, weight: weight))
    }
  }
}
