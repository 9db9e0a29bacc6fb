import KheoIndex

/// The documents that have all operands, as far as their places bear it out.
///
/// Documents are found by a conjunction, which costs no positions; a subclass then looks at the places and keeps those
/// that make the document match.
class ConfirmedNode: MatchNode {
  let operands: [MatchNode]
  /// The matches of the current document that bear it out, in rising order of places.
  final var found: [Match] = []
  private let conjunction: AndNode
  private var watch: Watch

  init(operands: [MatchNode], deadline: Deadline) throws {
    self.operands = operands
    watch = Watch(deadline, every: 64)
    conjunction = try AndNode(operands: operands, exclusions: [])
    super.init()
  }

  /// Fills `found` for the document that all operands stand on; it is empty before the call.
  func confirm() throws { fatalError("overridden by every subclass") }

  /// Steps to the first document, from the one that the conjunction stands on, that is borne out. For the end of a
  /// subclass's `init`.
  final func advance() throws {
    while conjunction.document != PostingCursor.end {
      try watch.look()
      found.removeAll(keepingCapacity: true)
      try confirm()
      if !found.isEmpty { break }
      try conjunction.next()
    }
    document = conjunction.document
  }

  final override var cost: Int { conjunction.cost }

  final override func rewind() throws {
    try conjunction.rewind()
    try advance()
  }

  final override func seek(to target: UInt32) throws {
    if conjunction.document < target { try conjunction.seek(to: target) }
    if conjunction.document != document { try advance() }
  }

  final override func fill(_ sheet: ScoreSheet) throws { try conjunction.fill(sheet) }

  final override func distance(_ tiers: AgreementTiers) throws -> Int { tiers.distance(of: found) }

  final override func appendMatches(to matches: inout [Match]) throws { matches += found }
}
