import KheoIndex
import KheoText

/// Makes the walk over one segment that a plan describes.
struct NodeBuilder {
  /// A word that stands for more keys than this is merged by a table instead of document by document. All segments go the
  /// same way, for the two score differently.
  private static let mergedKeyLimit = 48

  let plan: QueryPlan
  let model: RankingModel
  let scorer: FieldScorer
  let segment: Segment
  /// The segment's index in the collection.
  let segmentIndex: Int
  let arena: PostingArena
  /// Shared by the walks of one plan; nil where there is one walk alone.
  var unions: UnionTables?
  var deadline = Deadline.none

  /// The walk of the whole query; an exclusion alone selects from all documents, a query that says nothing from none,
  /// unless everything is asked for that meets the conditions.
  func makeRoot() throws -> MatchNode {
    var exclusions: [MatchNode] = []
    var operands: [MatchNode] = []
    try collect(plan.root, &operands, &exclusions)
    if operands.isEmpty && exclusions.isEmpty && !plan.listsAll { return NoDocumentsNode() }
    for condition in plan.conditions { operands.append(try ConditionNode(make(condition))) }
    if operands.isEmpty { operands = [try AllDocumentsNode(segment: segment)] }
    return try AndNode(operands: operands, exclusions: exclusions)
  }

  private func collect(_ node: PlanNode, _ operands: inout [MatchNode], _ exclusions: inout [MatchNode]) throws {
    switch node {
    case .and(let nodes): for node in nodes { try collect(node, &operands, &exclusions) }
    case .not(let inner): exclusions.append(try make(inner))
    case .none: break
    default: operands.append(try make(node))
    }
  }

  private func make(_ node: PlanNode) throws -> MatchNode {
    switch node {
    case .slot(let number): return try word(number)
    case .phrase(let numbers, _):
      if numbers.count == 1 { return try word(numbers[0]) }
      return try PhraseNode(slots: numbers.map { try word($0) }, deadline: deadline)
    case .near(let nodes, let distance):
      return try NearNode(operands: nodes.map { try make($0) }, distance: distance, deadline: deadline)
    case .or(let nodes): return try OrNode(operands: nodes.map { try make($0) })
    case .either(let nodes): return try EitherNode(ways: nodes.map { (try make($0), $0.slots) })
    case .share(let nodes, let least):
      return try ShareNode(operands: nodes.map { (try make($0), plan.worth(of: $0)) }, least: least)
    case .and, .not:
      var operands: [MatchNode] = []
      var exclusions: [MatchNode] = []
      try collect(node, &operands, &exclusions)
      if operands.isEmpty { operands = [try AllDocumentsNode(segment: segment)] }
      return try AndNode(operands: operands, exclusions: exclusions)
    case .required(let node): return try make(node)
    case .condition(let node): return try ConditionNode(make(node))
    case .filter(let filter): return try FilterNode(segment: segment, filter: filter)
    case .mark(let keys): return try MarkNode(keys: keys, segment: segment, arena: arena)
    case .member(let numbers): return try MemberNode(slots: numbers.map { try word($0) }, deadline: deadline)
    case .documents(let documents): return try DocumentsNode(segment: segment, documents: documents[segmentIndex])
    case .none: return NoDocumentsNode()
    }
  }

  /// The walk of what stands beside the words of a relaxed plan; nil where nothing does.
  func makeConditions() throws -> MatchNode? {
    var exclusions: [MatchNode] = []
    var operands: [MatchNode] = []
    if case .and(let nodes) = plan.root { for node in nodes.dropFirst() { try collect(node, &operands, &exclusions) } }
    for condition in plan.conditions { operands.append(try make(condition)) }
    if operands.isEmpty, exclusions.isEmpty { return nil }
    return try AndNode(operands: operands + [AllDocumentsNode(segment: segment)], exclusions: exclusions)
  }

  /// The walk of one word.
  func word(_ number: Int) throws -> WordNode {
    let slot = plan.slots[number]
    let terms = slot.terms[segmentIndex]
    if slot.keyCount > Self.mergedKeyLimit {
      let make = { try UnionTable(plan: slot, terms: terms, segment: segment, deadline: deadline) }
      let table = try unions?.table(segmentIndex, number, make) ?? make()
      return try UnionSlotNode(slot: number, plan: slot, table: table, scorer: scorer)
    }
    return try SlotNode(
      slot: number, plan: slot, terms: terms, segment: segment, index: segmentIndex, scorer: scorer, arena: arena)
  }
}
