import KheoIndex
import KheoText

/// Plans a query tree against a collection.
struct QueryPlanner {
  private var expander: WordExpander
  private let thesaurus: ThesaurusReader?
  private var slots: [SlotPlan] = []
  private var pairs: [(first: Int, second: Int)] = []

  /// `thesaurus` is asked for terms of other languages; nil for none.
  init(expander: WordExpander, thesaurus: ThesaurusReader? = nil) {
    self.expander = expander
    self.thesaurus = thesaurus
  }

  /// The plan in which every word is required, as the query says.
  ///
  /// `listsAll` says that a tree that is empty asks for everything that meets the conditions, and not for nothing.
  mutating func plan(
    _ tree: QueryTree, conditions: SearchConditions = SearchConditions(), listsAll: Bool = false
  ) throws -> QueryPlan {
    slots = []
    pairs = []
    let terms = try translate(tree)
    let root = try node(tree)
    let nodes = try nodes(of: conditions)
    return QueryPlan(
      slots: slots, root: root, pairs: pairs, thesaurusTerms: terms, conditions: nodes,
      listsAll: listsAll && tree == .empty)
  }

  /// Gives the words of a tree their translations; the ranges of the terms that they are.
  private mutating func translate(_ tree: QueryTree) throws -> [Range<Int>] {
    guard let thesaurus else { return [] }
    let languages = try expander.likelyLanguages(of: tree.expandedWords)
    var ranges: [Range<Int>] = []
    for words in tree.runs {
      for run in thesaurus.runs(of: words, in: languages) {
        let members = words[run.words]
        for word in members { expander.translations[word.range] = run.translations }
        ranges.append(members[members.startIndex].range.lowerBound..<members[members.endIndex - 1].range.upperBound)
      }
    }
    return ranges
  }

  /// Conditions beside a query mean the same however the words of the query are taken. Those on cards are passed over
  /// by other collections.
  private mutating func nodes(of conditions: SearchConditions) throws -> [PlanNode] {
    if conditions.areImpossible { return [.none] }
    var nodes: [PlanNode] = []
    for filter in conditions.filters {
      if case .kind = filter, expander.cards == nil { continue }
      nodes.append(self.filter(filter))
    }
    if let documents = conditions.documents { nodes.append(.documents(documents)) }
    if expander.cards == nil { return nodes }
    var strict = expander
    strict.cards?.isLoose = false
    for condition in conditions.entities { nodes.append(try entity(condition, expander: strict)) }
    return nodes
  }

  /// The same plan with its words made optional: any of them is enough; conditions, exclusions and quoted phrases stand.
  ///
  /// Nil where there is nothing to relax: fewer than two words or quotations.
  static func relaxed(_ plan: QueryPlan) -> QueryPlan? {
    var optional: [PlanNode] = []
    var required: [PlanNode] = []
    collect(plan.root, &optional, &required)
    guard optional.count > 1 else { return nil }
    var relaxed = plan
    relaxed.isRelaxed = true
    relaxed.root = required.isEmpty ? .or(optional) : .and([.or(optional)] + required)
    return relaxed
  }

  private static func collect(_ node: PlanNode, _ optional: inout [PlanNode], _ required: inout [PlanNode]) {
    switch node {
    case .slot, .near, .phrase(_, relaxes: false): optional.append(node)
    case .phrase(let slots, relaxes: true): optional += slots.map(PlanNode.slot)
    case .and(let nodes): for node in nodes { collect(node, &optional, &required) }
    case .or(let nodes):
      // A condition that is one way among others stays one: the alternatives are optional as a whole.
      var conditions: [PlanNode] = []
      var words: [PlanNode] = []
      for node in nodes { collect(node, &words, &conditions) }
      if conditions.isEmpty { optional += words } else { optional.append(node) }
    case .not, .filter, .mark, .member, .documents: required.append(node)
    case .none: break
    }
  }

  private mutating func node(_ tree: QueryTree) throws -> PlanNode {
    switch tree {
    case .word(let word): return try slot(word)
    case .phrase(let words, let isQuoted): return try phrase(words, isQuoted: isQuoted)
    case .near(let operands, let distance): return .near(try operands.map { try node($0) }, distance: distance)
    case .or(let operands): return .or(try operands.map { try node($0) })
    case .and(let operands): return try conjunction(operands)
    case .not(let operand): return .not(try node(operand))
    case .filter(let filter): return self.filter(filter)
    case .entity(let condition): return try entity(condition, expander: expander)
    case .empty: return .none
    }
  }

  private mutating func conjunction(_ operands: [QueryTree]) throws -> PlanNode {
    var nodes: [PlanNode] = []
    var previous: Int?
    for (index, operand) in operands.enumerated() {
      guard case .word(let word) = operand else {
        nodes.append(try node(operand))
        if case .phrase(let slots, _) = nodes[nodes.count - 1] {
          if let previous, let first = slots.first { pairs.append((previous, first)) }
          previous = slots.last
        } else {
          previous = nil
        }
        continue
      }
      let node = try slot(
        word, before: Self.word(operands, index - 1), after: Self.word(operands, index + 1))
      nodes.append(node)
      if case .slot(let number) = node {
        if let previous { pairs.append((previous, number)) }
        previous = number
      } else {
        previous = nil
      }
    }
    return .and(nodes)
  }

  private static func word(_ operands: [QueryTree], _ index: Int) -> QueryWord? {
    guard operands.indices.contains(index), case .word(let word) = operands[index], word.mode == .expanded,
      word.kind == .word
    else {
      return nil
    }
    return word
  }

  private mutating func slot(
    _ word: QueryWord, before: QueryWord? = nil, after: QueryWord? = nil
  ) throws -> PlanNode {
    let plan = try expander.plan(word, before: before, after: after)
    if plan.isEmpty, word.mode == .expanded {
      if let loose = try expander.planLoosely(word) { return add(loose) }
      let parts = expander.options.joining ? try split(word) : nil
      var corrected = expander.options.typos ? try expander.planCorrected(word) : nil
      // Parts that the collection has may still stand side by side nowhere; then the correction is what is left.
      if parts != nil { corrected?.correction = nil }
      let ways = [parts, corrected.map { add($0) }].compactMap { $0 }
      if !ways.isEmpty { return ways.count == 1 ? ways[0] : .or(ways) }
    }
    return add(plan)
  }

  private mutating func add(_ plan: SlotPlan) -> PlanNode {
    slots.append(plan)
    return .slot(slots.count - 1)
  }

  /// A condition on a column, which is one on a mark where cards are asked.
  private func filter(_ filter: QueryFilter) -> PlanNode {
    switch filter {
    case .date: .filter(filter)
    case .source(let source): expander.cards == nil ? .filter(filter) : .mark([CardMark.source(source)])
    case .language(let language): expander.cards == nil ? .filter(filter) : .mark([CardMark.language(language)])
    case .kind(let value): expander.cards.map { .mark($0.kinds(of: value).map(CardMark.kind)) } ?? .none
    }
  }

  /// A condition on cards; other collections have nothing that it could hold for, and pass over it.
  private mutating func entity(_ condition: EntityCondition, expander: WordExpander) throws -> PlanNode {
    guard expander.cards != nil else { return .none }
    let first = slots.count
    for word in condition.words {
      var plan = try expander.plan(word)
      plan.isCondition = true
      slots.append(plan)
    }
    return .member(Array(first..<slots.count))
  }

  private mutating func phrase(_ words: [QueryWord], isQuoted: Bool) throws -> PlanNode {
    let first = slots.count
    for word in words { slots.append(try expander.plan(word)) }
    for index in first..<slots.count - 1 { pairs.append((index, index + 1)) }
    let numbers = Array(first..<slots.count)
    return .phrase(numbers, relaxes: !isQuoted)
  }

  /// Letters of the longest word that is taken for two.
  private static let longestSplit = 48

  /// A word that the collection writes as two side by side: `haiphong` as Hải Phòng. Each part is a word of the
  /// collection of two letters or more.
  private mutating func split(_ word: QueryWord) throws -> PlanNode? {
    guard word.kind == .word, (4...Self.longestSplit).contains(word.key.count), word.key.allSatisfy({ $0 < 0x80 })
    else { return nil }
    var best: (plans: [SlotPlan], count: Int)?
    for cut in 2...word.key.count - 2 {
      var plans: [SlotPlan] = []
      for part in [word.key[..<cut], word.key[cut...]] {
        let plan = try expander.plan(Self.part(of: word, key: Array(part)))
        if plan.isEmpty { break }
        plans.append(plan)
      }
      if plans.count < 2 { continue }
      let count = plans.map { plan in plan.terms.joined().reduce(0) { $0 + $1.term.documentCount } }.min() ?? 0
      if count > best?.count ?? 0 { best = (plans, count) }
    }
    guard let best else { return nil }
    let first = slots.count
    for var plan in best.plans {
      for segment in plan.terms.indices {
        for index in plan.terms[segment].indices {
          plan.terms[segment][index].weights = plan.terms[segment][index].weights.map { $0 * expander.model.split }
          plan.terms[segment][index].reasons = plan.terms[segment][index].reasons.map { _ in .split }
        }
      }
      slots.append(plan)
    }
    return .phrase([first, first + 1], relaxes: false)
  }

  private static func part(of word: QueryWord, key: [UInt8]) -> QueryWord {
    var part = word
    part.key = key
    part.spelling = key
    part.mode = .folded
    return part
  }
}
