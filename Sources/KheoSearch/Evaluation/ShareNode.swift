import KheoIndex

/// The documents that have so many of the operands that what these are worth together is at least a given sum.
///
/// Documents are found by the operands that are worth most. Those that are worth less than the sum even all together cannot
/// make a document match by themselves: they are looked up in the documents of the others (Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995, whose non-essential terms they are).
final class ShareNode: MatchNode {
  /// What is worth most first.
  let operands: NodeList
  let worths: [Float]
  let least: Float
  /// The operands that documents are found by.
  private let leadingCount: Int

  /// `operands` are not empty; each comes with what it is worth.
  init(operands: [(node: MatchNode, worth: Float)], least: Float) throws {
    let sorted = operands.sorted { $0.worth > $1.worth }
    self.operands = NodeList(sorted.map(\.node))
    worths = sorted.map(\.worth)
    self.least = least
    var rest = Float(0)
    var leading = sorted.count
    while leading > 1, rest + worths[leading - 1] < least {
      rest += worths[leading - 1]
      leading -= 1
    }
    leadingCount = leading
    super.init()
    try seek(to: 0)
  }

  deinit { operands.deallocate() }

  override var cost: Int { operands.cost(ofFirst: leadingCount) }

  override func rewind() throws {
    try operands.rewind()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var target = target
    while true {
      var lowest = PostingCursor.end
      for index in 0..<leadingCount { lowest = min(lowest, try operands.seek(index, to: target)) }
      document = lowest
      if lowest == PostingCursor.end { return }
      var worth = Float(0)
      for index in 0..<operands.count {
        let found = index < leadingCount ? operands.document(of: index) : try operands.probe(index, lowest)
        if found == lowest { worth += worths[index] }
      }
      if worth >= least { return }
      target = lowest + 1
    }
  }

  override func probe(_ target: UInt32) throws -> UInt32 {
    if document >= target { return document }
    if target == PostingCursor.end { return target }
    var worth = Float(0)
    for index in 0..<operands.count where try operands.probe(index, target) == target { worth += worths[index] }
    if worth < least { return target + 1 }
    document = target
    return target
  }

  override func score(_ window: ScoreWindow, operand: Int) throws {
    fatalError("a window has the operands themselves")
  }

  /// Writes down what the operands are worth in the documents of a window, and calls `body` with those that have enough.
  func forEach(in window: ScoreWindow, _ body: (_ document: UInt32) throws -> Void) throws {
    for index in 0..<operands.count where operands.document(of: index) < window.high {
      try operands.score(window, of: index, operand: index)
    }
    try window.forEachTouched { document in
      var worth = Float(0)
      for index in 0..<operands.count where window.isTouched(document, operand: index) { worth += worths[index] }
      if worth >= least { try body(document) }
    }
  }

  /// Operands of a window.
  var operandCount: Int { operands.count }

  /// The first document that an operand has behind a window.
  var nextDocument: UInt32 { (0..<operands.count).reduce(PostingCursor.end) { min($0, operands.document(of: $1)) } }

  override func fill(_ sheet: ScoreSheet) throws {
    for index in 0..<operands.count where operands.document(of: index) == document {
      try operands.fill(sheet, of: index)
    }
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for index in 0..<operands.count where operands.document(of: index) == document {
      try operands.appendMatches(of: index, to: &matches)
    }
  }
}
