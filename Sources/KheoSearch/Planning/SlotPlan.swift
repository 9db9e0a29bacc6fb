import KheoIndex
import KheoText

/// A term of one segment that a word of the query may stand for, and what each of its spellings is worth.
struct SlotTerm {
  var term: Term
  /// By spelling and `Language.rawValue` of the document: the share of the word's full weight, 0 for no match.
  var weights: [Float]
  /// Beside `weights`: the way from the query's word to the spelling.
  var reasons: [MatchReason]
  /// Words of the text that an occurrence is, from its place on.
  var wordCount: Int
  init(term: Term, wordCount: Int = 1) {
    self.term = term
    self.wordCount = wordCount
    weights = [Float](repeating: 0, count: term.spellings.count * Language.allCases.count)
    reasons = [MatchReason](repeating: .otherMarks, count: weights.count)
  }

  /// Raises what a spelling is worth in documents of some languages; a lower worth changes nothing.
  mutating func offer(_ weight: Float, _ reason: MatchReason, spelling: Int, languages: LanguageSet) {
    for language in Language.allCases where languages.contains(language) {
      let index = spelling * Language.allCases.count + Int(language.rawValue)
      if weight > weights[index] {
        weights[index] = weight
        reasons[index] = reason
      }
    }
  }

  /// Makes every spelling worth as much in any document as it is in those where it is worth most.
  mutating func ignoreLanguages() {
    let count = Language.allCases.count
    for row in stride(from: 0, to: weights.count, by: count) {
      let best = (row..<row + count).max { weights[$0] < weights[$1] }!
      let (weight, reason) = (weights[best], reasons[best])
      for index in row..<row + count { (weights[index], reasons[index]) = (weight, reason) }
    }
  }

  /// What a spelling is worth in documents of a language.
  func weight(of spelling: Int, in language: Language) -> Float {
    weights[spelling * Language.allCases.count + Int(language.rawValue)]
  }

  /// Multiplies what a spelling is worth in documents of some languages.
  mutating func scale(_ spelling: Int, in languages: LanguageSet, by share: Float) {
    for language in Language.allCases where languages.contains(language) {
      weights[spelling * Language.allCases.count + Int(language.rawValue)] *= share
    }
  }

  /// The highest worth of a spelling in any language.
  func bestWeight(of spelling: Int) -> Float {
    let count = Language.allCases.count
    return weights[spelling * count..<(spelling + 1) * count].max() ?? 0
  }

  /// Whether it is a word of another language for the query's and nothing else.
  var isTranslation: Bool {
    zip(weights, reasons).allSatisfy { weight, reason in weight == 0 || reason == .concept }
  }

  /// The highest worth of any spelling.
  var bestWeight: Float { weights.max() ?? 0 }
}

/// One word of a query, planned against a collection: the terms it may stand for, segment by segment.
struct SlotPlan {
  var word: QueryWord
  /// The word's rarity in the collection.
  var idf: Float = 0
  /// What a document that has it once gets, about: by its rarity, and by what it is in the query.
  var worth: Float = 0
  /// Different keys that it may stand for, over all segments, but words of other languages.
  var keyCount = 0
  /// By segment of the collection.
  var terms: [[SlotTerm]]
  /// Whether any segment has a match.
  var isEmpty: Bool { terms.allSatisfy(\.isEmpty) }
  /// What a correction of typing found, for "did you mean"; nil where the word was found as typed.
  var correction: [UInt8]?
  /// Whether it is a word of a condition, which selects and does not rank.
  var isCondition = false

  /// Takes a share of what every form is worth.
  mutating func reduce(to share: Float) {
    for segment in terms.indices {
      for index in terms[segment].indices {
        for row in terms[segment][index].weights.indices { terms[segment][index].weights[row] *= share }
      }
    }
  }

  /// For cards, which speak all languages: see `SlotTerm.ignoreLanguages`.
  mutating func ignoreLanguages() {
    for segment in terms.indices {
      for index in terms[segment].indices { terms[segment][index].ignoreLanguages() }
    }
  }
}

/// A query, planned against a collection: the tree over its slots.
indirect enum PlanNode {
  case slot(Int)
  /// Slots side by side; `relaxes` tells whether a partial match may take them apart.
  case phrase([Int], relaxes: Bool)
  case near([PlanNode], distance: Int)
  case and([PlanNode])
  case or([PlanNode])
  /// The same said in several ways: the best of them counts.
  case either([PlanNode])
  /// Documents with so much of it that the worth of what they have is at least `least`.
  case share([PlanNode], least: Float)
  case not(PlanNode)
  /// What a document must have of the whole query, and of a part of it as far as any has it.
  case required(PlanNode)
  /// Documents that have it; what it is worth counts elsewhere.
  case condition(PlanNode)
  case filter(QueryFilter)
  /// Documents with one of these marks (`CardMark`).
  case mark([[UInt8]])
  /// Documents, by segment and rising.
  case documents([[UInt32]])
  /// Slots in one member of a card: one place, or one role.
  case member([Int])
  /// Matches nothing.
  case none
}

/// A planned query.
struct QueryPlan {
  var slots: [SlotPlan]
  var root: PlanNode
  /// Pairs of slots that stand side by side in the query.
  var pairs: [PairPlan]
  /// Bytes of the query that are a term of the thesaurus, in rising order.
  var thesaurusTerms: [Range<Int>] = []
  /// Whether any of the words is enough.
  var isRelaxed = false
  /// Of a relaxed plan, the words and quotations any of which is enough.
  var partCount = 0
  /// Whether it has quotations or `NEAR`: who writes them wants what they say.
  var isDeliberate = false
  /// Conditions beside the query.
  var conditions: [PlanNode] = []
  /// Whether everything is asked for that meets the conditions.
  var listsAll = false

  /// Of a relaxed plan, its optional words, and what they must be worth.
  var share: (operands: [PlanNode], least: Float)? {
    var node = root
    if case .and(let nodes) = root, let first = nodes.first { node = first }
    guard case .share(let operands, let least) = node else { return nil }
    return (operands, least)
  }

  /// What a document that has the whole query gets for having it.
  var worth: Float { worth(of: root) }

  /// The same of a part of the query.
  func worth(of node: PlanNode) -> Float {
    switch node {
    case .slot(let slot): worth(of: [slot])
    case .phrase(let slots, _): worth(of: slots)
    case .near(let nodes, _), .and(let nodes), .share(let nodes, _): nodes.reduce(0) { $0 + worth(of: $1) }
    case .or(let nodes), .either(let nodes): nodes.map(worth(of:)).max() ?? 0
    case .required(let node): worth(of: node)
    case .not, .condition, .filter, .mark, .documents, .member, .none: 0
    }
  }

  private func worth(of slots: [Int]) -> Float {
    slots.reduce(0) { $0 + (self.slots[$1].isCondition ? 0 : self.slots[$1].worth) }
  }
}

extension PlanNode {
  /// The slots of a part of a query, those of exclusions with them.
  var slots: Set<Int> {
    switch self {
    case .slot(let slot): [slot]
    case .phrase(let slots, _), .member(let slots): Set(slots)
    case .near(let nodes, _), .and(let nodes), .or(let nodes), .either(let nodes), .share(let nodes, _):
      nodes.reduce(into: []) { $0.formUnion($1.slots) }
    case .not(let node), .required(let node), .condition(let node): node.slots
    case .filter, .mark, .documents, .none: []
    }
  }
}

/// Two slots that stand side by side in a query.
struct PairPlan {
  var first: Int
  var second: Int
  /// What a document gets that has them side by side once, about.
  var worth: Float = 0
}
