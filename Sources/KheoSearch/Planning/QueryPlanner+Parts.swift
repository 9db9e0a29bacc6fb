import KheoIndex
import KheoText

/// Words that the query writes as one and the text does not.
extension QueryPlanner {
  /// Letters of the longest word that is taken apart.
  private static let longestWord = 48
  /// Letters of the shortest part, but of compounds.
  private static let shortestPart = 2
  /// Ways to take one word apart that are followed.
  private static let wayLimit = 2
  /// Words between the parts of a compound that the text writes apart, and one.
  private static let compoundDistance = 6

  /// A word that the collection writes as several: `haiphong` as Hải Phòng, `Bahnhofstraße` as Straße am Bahnhof. Empty
  /// where it has not all parts of any way.
  mutating func apart(_ word: QueryWord) throws -> [PlanNode] {
    guard word.kind == .word, (4...Self.longestWord).contains(word.key.count), word.key.allSatisfy({ $0 < 0x80 })
    else { return [] }
    var nodes: [PlanNode] = []
    if expander.options.joining {
      let pairs = (Self.shortestPart...word.key.count - Self.shortestPart).map { [$0] }
      let readings = JoinedSyllables.readings(of: word.key).filter { $0.count > 1 }
      for cuts in [pairs, readings] { nodes += try sideBySide(word, cuts) }
    }
    if expander.options.compounds { nodes += try compound(word) }
    return nodes
  }

  /// The ways whose rarest part is commonest, as words side by side.
  private mutating func sideBySide(_ word: QueryWord, _ ways: [[Int]]) throws -> [PlanNode] {
    var found: [(plans: [SlotPlan], count: Int)] = []
    for cuts in ways {
      let bounds = zip([0] + cuts, cuts + [word.key.count])
      var plans: [SlotPlan] = []
      for (start, end) in bounds {
        let plan = try expander.plan(Self.part(of: word, key: Array(word.key[start..<end]), mode: .folded))
        if plan.isEmpty { break }
        plans.append(plan)
      }
      if plans.count == cuts.count + 1 { found.append((plans, plans.map(Self.documentCount).min() ?? 0)) }
    }
    found.sort { $0.count > $1.count }
    return found.prefix(Self.wayLimit).map { way in
      .phrase(add(way.plans.map { Self.priced($0, expander.model.split, .split, languages: .all) }), relaxes: false)
    }
  }

  /// The parts of a compound, near each other in any order, in documents of a language that joins words.
  private mutating func compound(_ word: QueryWord) throws -> [PlanNode] {
    var nodes: [PlanNode] = []
    for language in [Language.german, .norwegian] {
      guard let rules = CompoundRules.all[language] else { continue }
      var best: (plans: [SlotPlan], count: Int)?
      let last = word.key.count - CompoundRules.partLength
      for cut in stride(from: CompoundRules.partLength, through: last, by: 1) {
        let (head, tail) = (Array(word.key[..<cut]), Array(word.key[cut...]))
        guard rules.canPrecede(head), rules.canFollow(tail), let second = try part(tail, of: word, language) else {
          continue
        }
        for unlinked in rules.unlinked(head) where unlinked.count >= CompoundRules.partLength {
          guard let first = try part(unlinked, of: word, language) else { continue }
          let count = min(Self.documentCount(first), Self.documentCount(second))
          if count > best?.count ?? 0 { best = ([first, second], count) }
        }
      }
      if let best { nodes.append(.near(add(best.plans).map { .slot($0) }, distance: Self.compoundDistance)) }
    }
    return nodes
  }

  /// A part of a compound with its inflections in documents of a language; nil where there is none.
  private func part(_ key: [UInt8], of word: QueryWord, _ language: Language) throws -> SlotPlan? {
    var expander = expander
    expander.options.joining = false
    expander.options.compounds = false
    expander.options.otherMarks = false
    expander.takesKeys = false
    let plan = try expander.plan(Self.part(of: word, key: key, mode: .expanded))
    let priced = Self.priced(plan, expander.model.part, .part, languages: LanguageSet(language))
    return priced.isEmpty ? nil : priced
  }

  private mutating func add(_ plans: [SlotPlan]) -> [Int] {
    slots += plans
    return Array(slots.count - plans.count..<slots.count)
  }

  private static func documentCount(_ plan: SlotPlan) -> Int {
    plan.terms.joined().reduce(0) { $0 + $1.term.documentCount }
  }

  /// A plan with every way to its terms at a price, in documents of some languages; terms that these do not have are left
  /// out.
  private static func priced(
    _ plan: SlotPlan, _ price: Float, _ reason: MatchReason, languages: LanguageSet
  ) -> SlotPlan {
    var plan = plan
    let count = Language.allCases.count
    for segment in plan.terms.indices {
      for index in plan.terms[segment].indices {
        for row in plan.terms[segment][index].weights.indices {
          let isTaken = languages.rawValue >> UInt8(row % count) & 1 == 1
          plan.terms[segment][index].weights[row] *= isTaken ? price : 0
          plan.terms[segment][index].reasons[row] = reason
        }
      }
      plan.terms[segment].removeAll { $0.bestWeight == 0 }
    }
    return plan
  }

  static func part(of word: QueryWord, key: [UInt8], mode: QueryWord.Mode) -> QueryWord {
    var part = word
    part.key = key
    part.spelling = key
    part.mode = mode
    return part
  }
}
