/// The walk of a query, taken apart for passes by windows: what ranks, and the conditions and exclusions beside it.
struct RankedRoot {
  /// Conditions that leave so small a share of the documents are gone through document by document.
  private static let rareShare = 16

  let node: MatchNode
  private let conditions: NodeList
  private let exclusions: NodeList
  /// Keeps the nodes of the lists.
  private let root: AndNode

  /// Nil where more than one node ranks, or a condition is the shorter way to the documents. `root` is not moved otherwise afterwards.
  init?(_ root: MatchNode) {
    guard let root = root as? AndNode else { return nil }
    let others = root.operands.nodes.filter { $0 is ConditionNode || $0 is FilterNode }
    let ranking = root.operands.nodes.filter { !($0 is ConditionNode || $0 is FilterNode) }
    guard ranking.count == 1, let node = ranking.first, others.allSatisfy({ $0.cost > node.cost / Self.rareShare })
    else { return nil }
    self.root = root
    self.node = node
    conditions = NodeList(others)
    exclusions = root.exclusions
  }

  func deallocate() { conditions.deallocate() }

  /// Whether a document meets the conditions. Documents come in rising order.
  func accepts(_ document: UInt32) throws -> Bool {
    for index in 0..<conditions.count where try conditions.seek(index, to: document) != document { return false }
    for index in 0..<exclusions.count where try exclusions.seek(index, to: document) == document { return false }
    return true
  }
}
