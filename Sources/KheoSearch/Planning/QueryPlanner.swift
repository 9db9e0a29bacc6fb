import KheoIndex
import KheoText

/// Plans a query tree against a collection.
struct QueryPlanner {
  var expander: WordExpander
  private let thesaurus: ThesaurusReader?
  var slots: [SlotPlan] = []
  var pairs: [PairPlan] = []
  /// Whether the query is one word.
  private var isAlone = false

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
    expander.isMarked = tree.positiveWords.contains { $0.spelling != $0.key }
    expander.lastEnd = tree.positiveWords.last?.range.upperBound ?? -1
    expander.takesKeys = try tree.expandedWords.contains { try expander.standsForKeys($0) }
    expander.takesDates = expander.options.dates && expander.cards == nil
    isAlone = if case .word = tree { true } else { false }
    let terms = try translate(tree)
    let root = try node(tree)
    let nodes = try nodes(of: conditions)
    if !expander.isMarked, expander.options.restoration, expander.cards == nil { try restoreMarks(pairs) }
    let isOfSyllables = try !pairs.isEmpty && isOfSyllables()
    for index in pairs.indices { pairs[index].worth = try worth(of: pairs[index], isOfSyllables: isOfSyllables) }
    countOnce()
    var plan = QueryPlan(
      slots: slots, root: root, pairs: pairs, thesaurusTerms: terms, conditions: nodes,
      listsAll: listsAll && tree == .empty)
    plan.isDeliberate = tree.isDeliberate
    return plan
  }

  /// Gives the words of a tree their translations; the ranges of the terms that they are.
  private mutating func translate(_ tree: QueryTree) throws -> [Range<Int>] {
    guard let thesaurus else { return [] }
    let mayRestore = expander.options.restoration && !expander.isMarked
    let runs = try tree.runs.map { mayRestore ? try restored($0) : $0 }
    let languages = try expander.likelyLanguages(of: mayRestore ? runs.flatMap { $0 } : tree.expandedWords)
    var ranges: [Range<Int>] = []
    for words in runs {
      for run in thesaurus.runs(of: words, in: languages, areRestored: mayRestore) {
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

  /// The same plan with its words made optional: any of them is enough; conditions, exclusions, quoted phrases and what is
  /// required (`+`) stand, and so do alternatives (`OR`), any of which is enough in any case. With `opensAlternatives` the words of
  /// these are optional too, and nothing is required.
  ///
  /// Nil where there is nothing to relax: fewer than two words, quotations and alternatives.
  ///
  /// With a `model`, documents must have the share that it asks for of what the words that the collection has are
  /// worth together.
  static func relaxed(
    _ plan: QueryPlan, model: RankingModel? = nil, opensAlternatives: Bool = false
  ) -> QueryPlan? {
    var parts = OptionalParts(opensAlternatives: opensAlternatives)
    parts.collect(plan.root)
    let optional = parts.optional
    guard optional.count > 1 else { return nil }
    var relaxed = plan
    relaxed.isRelaxed = true
    relaxed.partCount = optional.count
    let found = optional.filter { $0.slots.contains { !plan.slots[$0].isEmpty } }
    let worth = found.reduce(0) { $0 + plan.worth(of: $1) }
    let share = optional.count > 2 ? model?.leastShare : model?.leastShareOfTwo
    let words = PlanNode.share(optional, least: (share ?? 0) * worth)
    relaxed.root = parts.required.isEmpty ? words : .and([words] + parts.required)
    return relaxed
  }

  /// Whether a plan asks for all of some words, and the relaxed one for any of them: nothing else of it ranks.
  static func isOfWords(_ plan: QueryPlan, _ relaxed: QueryPlan) -> Bool {
    guard let parts = relaxed.share?.operands else { return false }
    let areWords = parts.allSatisfy { if case .slot = $0 { true } else { false } }
    return areWords && isConjunction(plan.root)
  }

  /// Whether a plan has neither alternatives nor words that are to stand side by side.
  private static func isConjunction(_ node: PlanNode) -> Bool {
    switch node {
    case .and(let nodes): nodes.allSatisfy(isConjunction)
    case .slot, .not, .filter, .mark, .member, .documents, .none: true
    case .phrase, .near, .or, .either, .share, .required, .condition: false
    }
  }

  /// What becomes optional of a query that is relaxed, and what stands.
  private struct OptionalParts {
    let opensAlternatives: Bool
    var optional: [PlanNode] = []
    var required: [PlanNode] = []

    init(opensAlternatives: Bool) { self.opensAlternatives = opensAlternatives }

    mutating func collect(_ node: PlanNode) {
      switch node {
      case .slot, .near, .phrase(_, relaxes: false), .either: optional.append(node)
      case .phrase(let slots, relaxes: true): optional += slots.map(PlanNode.slot)
      case .and(let nodes): for node in nodes { collect(node) }
      case .or(let nodes):
        var inner = Self(opensAlternatives: opensAlternatives)
        for node in nodes { inner.collect(node) }
        // A condition that is one way among others stays one: the alternatives are optional as a whole.
        if opensAlternatives, inner.required.isEmpty { optional += inner.optional } else { optional.append(node) }
      case .required(let node):
        collect(node)
        if !opensAlternatives { required.append(.condition(node)) }
      case .not, .filter, .mark, .member, .documents, .share, .condition: required.append(node)
      case .none: break
      }
    }
  }

  private mutating func node(_ tree: QueryTree) throws -> PlanNode {
    switch tree {
    case .word(let word): return try slot(word)
    case .phrase(let words, let isQuoted):
      if expander.takesDates, !isQuoted, let found = Self.date([tree]) { return try dated([tree], found.date) }
      return try phrase(words, isQuoted: isQuoted)
    case .near(let operands, let distance): return .near(try operands.map { try node($0) }, distance: distance)
    case .or(let operands): return .or(try operands.map { try node($0) })
    case .and(let operands): return try conjunction(operands)
    case .not(let operand): return .not(try node(operand))
    case .required(let operand): return .required(try node(operand))
    case .filter(let filter): return self.filter(filter)
    case .entity(let condition): return try entity(condition, expander: expander)
    case .empty: return .none
    }
  }

  private mutating func conjunction(_ trees: [QueryTree]) throws -> PlanNode {
    let operands = trees.map(\.bare)
    var nodes: [PlanNode] = []
    var previous: Int?
    var dateEnd = 0
    for (index, operand) in operands.enumerated() where index >= dateEnd {
      let node: PlanNode
      if expander.takesDates, let found = Self.date(operands[index...]) {
        dateEnd = index + found.operandCount
        node = try dated(Array(operands[index..<dateEnd]), found.date)
        previous = nil
      } else if case .word(let word) = operand {
        node = try slot(word, beside: (-2...2).map { Self.word(operands, index + $0) })
        if case .slot(let number) = node {
          if let previous { pairs.append(PairPlan(first: previous, second: number)) }
          previous = number
        } else {
          previous = nil
        }
      } else {
        node = try self.node(operand)
        if case .phrase(let slots, _) = node {
          if let previous, let first = slots.first { pairs.append(PairPlan(first: previous, second: first)) }
          previous = slots.last
        } else {
          previous = nil
        }
      }
      nodes.append(trees[index].isRequired ? .required(node) : node)
    }
    return .and(nodes)
  }

  /// Words that write a date, or the date in other words. A date of numbers is one or none: its numbers apart say nothing.
  private mutating func dated(_ operands: [QueryTree], _ date: WrittenDate) throws -> PlanNode {
    expander.takesDates = false
    defer { expander.takesDates = true }
    var typed = try operands.count == 1 ? node(operands[0]) : conjunction(operands)
    if case .phrase(let numbers, relaxes: true) = typed { typed = .phrase(numbers, relaxes: false) }
    guard let word = operands.first?.positiveWords.first else { return typed }
    return .either([typed] + (try forms(of: date, like: word)))
  }

  /// What two or three words in a row with the middle one among them are written as one.
  private static func wholes(_ beside: [QueryWord?]) -> [[UInt8]] {
    guard beside.count == 5 else { return [] }
    return [1..<3, 2..<4, 0..<3, 1..<4, 2..<5].compactMap { row in
      let words = beside[row].compactMap { $0 }
      return words.count == row.count ? words.flatMap(\.key) : nil
    }
  }

  private static func word(_ operands: [QueryTree], _ index: Int) -> QueryWord? {
    guard operands.indices.contains(index), case .word(let word) = operands[index], word.mode == .expanded,
      word.kind == .word
    else {
      return nil
    }
    return word
  }

  /// `beside` are the two words before, the word, and the two behind.
  private mutating func slot(_ word: QueryWord, beside: [QueryWord?] = []) throws -> PlanNode {
    var plan = try expander.plan(word, wholes: Self.wholes(beside))
    if plan.isEmpty, word.mode == .expanded {
      if let loose = try expander.planLoosely(word) { return add(loose) }
      let loose = try expander.planUnfound(word)
      var ways = try apart(word)
      if let loose {
        ways.append(add(loose))
      } else if expander.options.typos, var corrected = try expander.planCorrected(word) {
        // Parts that the collection has may still stand side by side nowhere; then the correction is what is left.
        if !ways.isEmpty { corrected.correction = nil }
        ways.append(add(corrected))
      }
      if !ways.isEmpty { return ways.count == 1 ? ways[0] : .either(ways) }
    } else if isAlone {
      try expander.fillUp(&plan)
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
    for index in first..<slots.count - 1 { pairs.append(PairPlan(first: index, second: index + 1)) }
    // Letters and digits without a blank may be the keys of one syllable.
    if !isQuoted, let keyed = try expander.planKeys(words) {
      let isWanting = slots[first...].contains(where: \.isEmpty)
      if isWanting { pairs.removeLast(slots.count - 1 - first) }
      let numbers = Array(first..<slots.count)
      return isWanting ? add(keyed) : .either([.phrase(numbers, relaxes: false), add(keyed)])
    }
    let numbers = Array(first..<slots.count)
    return .phrase(numbers, relaxes: !isQuoted)
  }
}
