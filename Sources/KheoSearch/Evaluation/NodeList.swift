/// The operands of a node, for loops that run once a document: going through an array of objects counts a reference up
/// and down for each, which takes longer than asking it for its document.
struct NodeList {
  let nodes: [MatchNode]
  private let pointers: UnsafeMutablePointer<Unmanaged<MatchNode>>

  init(_ nodes: [MatchNode]) {
    self.nodes = nodes
    pointers = .allocate(capacity: max(1, nodes.count))
    for (index, node) in nodes.enumerated() { (pointers + index).initialize(to: Unmanaged.passUnretained(node)) }
  }

  /// For the `deinit` of the owner.
  func deallocate() { pointers.deallocate() }

  @inline(__always) var count: Int { nodes.count }

  /// About how many documents the first `count` of them match together.
  func cost(ofFirst count: Int) -> Int {
    nodes[..<count].reduce(0) { sum, node in
      let (total, overflow) = sum.addingReportingOverflow(node.cost)
      return overflow ? .max : total
    }
  }

  /// Sends all of them back to their first documents.
  func rewind() throws { for node in nodes { try node.rewind() } }

  @inline(__always)
  func document(of index: Int) -> UInt32 { pointers[index]._withUnsafeGuaranteedRef { $0.document } }

  /// Steps a node that stands before `target`; its document.
  @inline(__always)
  func seek(_ index: Int, to target: UInt32) throws -> UInt32 {
    try pointers[index]._withUnsafeGuaranteedRef { node in
      if node.document < target { try node.seek(to: target) }
      return node.document
    }
  }

  @inline(__always)
  func probe(_ index: Int, _ target: UInt32) throws -> UInt32 {
    try pointers[index]._withUnsafeGuaranteedRef { node in
      node.document < target ? try node.probe(target) : node.document
    }
  }

  @inline(__always)
  func score(_ window: ScoreWindow, of index: Int, operand: Int) throws {
    try pointers[index]._withUnsafeGuaranteedRef { try $0.score(window, operand: operand) }
  }

  @inline(__always)
  func fill(_ sheet: ScoreSheet, of index: Int) throws {
    try pointers[index]._withUnsafeGuaranteedRef { try $0.fill(sheet) }
  }

  @inline(__always)
  func distance(of index: Int, _ tiers: AgreementTiers) throws -> Int {
    try pointers[index]._withUnsafeGuaranteedRef { try $0.distance(tiers) }
  }

  @inline(__always)
  func appendMatches(of index: Int, to matches: inout [Match]) throws {
    try pointers[index]._withUnsafeGuaranteedRef { try $0.appendMatches(to: &matches) }
  }
}
