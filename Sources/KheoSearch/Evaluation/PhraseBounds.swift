import KheoIndex
import KheoText

/// What the terms of several words that words of a query stand for can add at most, by the language of the document.
final class PhraseBounds {
  /// The plan without these terms.
  let words: QueryPlan
  /// Languages that have any.
  private(set) var languages: [Language] = []
  private(set) var languageSet = LanguageSet()
  /// By language and slot, what such a term is worth at most; none where there is none.
  private var bounds: [[WordScore]]
  /// By slot, what it is worth at most in a document that its words alone do not make a match; none for others.
  private var alone: [WordScore]
  /// What a pair can be worth at most, whatever its words match.
  private let mostOfPairs: Float

  /// Nil for a plan that has no such terms, or is not one of words any of which is enough.
  init?(_ plan: QueryPlan, scorer: FieldScorer) {
    guard plan.isRelaxed else { return nil }
    mostOfPairs = scorer.ceiling(best: 1)
    var plan = plan
    guard let (operands, least) = plan.share else { return nil }
    bounds = [[WordScore]](
      repeating: [WordScore](repeating: .none, count: plan.slots.count), count: Language.allCases.count)
    alone = [WordScore](repeating: .none, count: plan.slots.count)
    var plain: Set<Int> = []
    for operand in operands {
      if case .slot(let slot) = operand { plain.insert(slot) }
      if plan.worth(of: operand) >= least { continue }
      for slot in operand.slots { alone[slot] = Self.most(1, plan.slots[slot].worth, scorer) }
    }
    for slot in plan.slots.indices where !plan.slots[slot].phrases.isEmpty {
      guard plain.contains(slot) else { return nil }
      for phrase in plan.slots[slot].phrases {
        let most = Self.most(phrase.weight, plan.slots[slot].worth, scorer)
        let language = Int(phrase.language.rawValue)
        bounds[language][slot] = Self.greater(bounds[language][slot], most, covering: max)
        if !languages.contains(phrase.language) { languages.append(phrase.language) }
        languageSet.formUnion(LanguageSet(phrase.language))
      }
      plan.slots[slot].phrases = []
    }
    if languages.isEmpty { return nil }
    words = plan
  }

  private static func most(_ weight: Float, _ worth: Float, _ scorer: FieldScorer) -> WordScore {
    let value = scorer.ceiling(best: weight)
    return WordScore(score: worth * value, covered: worth * weight, ceiling: value)
  }

  private static func greater(
    _ a: WordScore, _ b: WordScore, covering cover: (Float, Float) -> Float
  ) -> WordScore {
    WordScore(score: max(a.score, b.score), covered: cover(a.covered, b.covered), ceiling: max(a.ceiling, b.ceiling))
  }

  func has(_ language: Language) -> Bool { languageSet.contains(language) }

  /// Fills a sheet with what a document of a language is worth at most that has the whole query; false where it cannot have it.
  func fillWhole(_ sheet: ScoreSheet, in language: Language, _ plan: QueryPlan, _ scorer: FieldScorer) -> Bool {
    for slot in plan.slots.indices {
      let weight = plan.slots[slot].bestWeight(in: language)
      let phrase = bounds[Int(language.rawValue)][slot]
      if weight == 0 && phrase.ceiling == 0 { return false }
      let word = Self.most(weight, plan.slots[slot].worth, scorer)
      sheet.enter(Self.greater(word, phrase, covering: max), slot: slot)
    }
    return true
  }

  /// What they add at most to what a document's words are worth.
  func most(in language: Language, _ plan: QueryPlan, _ scorer: FieldScorer) -> Float {
    let bounds = bounds[Int(language.rawValue)]
    let words = bounds.reduce(0) { $0 + $1.score }
    return plan.pairs.reduce(words) { sum, pair in
      let isRaised = bounds[pair.first].score > 0 || bounds[pair.second].score > 0
      return isRaised ? sum + pair.worth * scorer.ceiling(best: 1) : sum
    }
  }

  /// Fills a sheet with what the words of a document are worth at most with such terms. What they cover is between theirs and
  /// the terms'; `cover` chooses.
  func raise(
    _ found: ScoreSheet, into sheet: ScoreSheet, in language: Language, covering cover: (Float, Float) -> Float
  ) {
    let bounds = bounds[Int(language.rawValue)]
    for slot in bounds.indices {
      let bound = bounds[slot]
      var most = bound.score > 0 ? Self.greater(found[slot], bound, covering: cover) : found[slot]
      if bound.score > 0, found[slot].ceiling > 0 { most.ceiling = mostOfPairs }
      sheet.enter(most, slot: slot)
    }
  }

  /// Fills a sheet with what a document is worth at most that the words alone do not find.
  func fillWithoutWords(_ sheet: ScoreSheet, in language: Language) {
    for slot in alone.indices {
      sheet.enter(Self.greater(alone[slot], bounds[Int(language.rawValue)][slot], covering: max), slot: slot)
    }
  }
}

extension SlotPlan {
  /// The weight of the best form that documents of a language have; 0 where they have none.
  fileprivate func bestWeight(in language: Language) -> Float {
    var best = Float(0)
    for term in terms.joined() {
      for (number, spelling) in term.term.spellings.enumerated() where spelling.languages.contains(language) {
        best = max(best, term.weight(of: number, in: language))
      }
    }
    return best
  }
}
