import KheoIndex

/// Goes through the documents of a segment that match a query by windows, where the query has the shape for it: one word, or
/// words any of which may be enough; with conditions or without.
///
/// Word by word a posting costs a few additions; document by document every word is asked for its document.
struct WindowScan {
  private let root: RankedRoot
  private let node: MatchNode
  private let segment: Segment

  /// Nil where the query has another shape. `root` is not moved otherwise afterwards.
  init?(_ root: MatchNode, segment: Segment) {
    guard let root = RankedRoot(root) else { return nil }
    let node = root.node
    guard node is ShareNode || node is SlotNode else {
      root.deallocate()
      return nil
    }
    self.root = root
    self.node = node
    self.segment = segment
  }

  /// Operands that a window of it has.
  var operandCount: Int { (node as? ShareNode)?.operandCount ?? 1 }

  func deallocate() { root.deallocate() }

  /// Calls `body` with the documents that match, in rising order, with what its words are worth and how far they are from the
  /// query's.
  ///
  /// Of a query of one word, documents may be left out that cannot score more than `least`, which is asked for each window.
  func forEach(
    in window: ScoreWindow, deadline: Deadline, above least: () -> Float,
    _ body: (_ document: UInt32, _ sheet: ScoreSheet, _ distance: Int) throws -> Void
  ) throws {
    let share = node as? ShareNode
    let word = node as? SlotNode
    let limit = UInt32(segment.documentCount)
    var next = share?.nextDocument ?? node.document
    while next < limit {
      try deadline.check()
      window.move(to: next, limit: limit)
      let consider = { (document: UInt32) throws in
        guard segment.isLive(document), try root.accepts(document) else { return }
        try body(document, window.sheet(of: document), window.distance(of: document))
      }
      if let share {
        try share.forEach(in: window, consider)
        next = share.nextDocument
      } else {
        if let word { try word.score(window, operand: 0, above: least()) } else { try node.score(window, operand: 0) }
        try window.forEachTouched(consider)
        next = node.document
      }
    }
  }
}
