import KheoIndex
import KheoText

/// The documents that match every operand and none of the exclusions.
final class AndNode: MatchNode {
  let operands: NodeList
  /// The same, the rarest first.
  private let walks: NodeList
  let exclusions: NodeList

  /// `operands` are not empty.
  init(operands: [MatchNode], exclusions: [MatchNode]) throws {
    self.operands = NodeList(operands)
    walks = NodeList(operands.sorted { $0.cost < $1.cost })
    self.exclusions = NodeList(exclusions)
    super.init()
    try seek(to: 0)
  }

  deinit {
    operands.deallocate()
    walks.deallocate()
    exclusions.deallocate()
  }

  override var cost: Int { walks.nodes[0].cost }

  override func rewind() throws {
    try operands.rewind()
    try exclusions.rewind()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var candidate = target
    search: while true {
      for index in 0..<walks.count {
        let found = try index == 0 ? walks.seek(0, to: candidate) : walks.probe(index, candidate)
        if found == PostingCursor.end {
          document = PostingCursor.end
          return
        }
        if found > candidate {
          candidate = found
          continue search
        }
      }
      for index in 0..<exclusions.count where try exclusions.seek(index, to: candidate) == candidate {
        candidate += 1
        continue search
      }
      document = candidate
      return
    }
  }

  override func probe(_ target: UInt32) throws -> UInt32 {
    if document >= target { return document }
    if target == PostingCursor.end { return target }
    for index in 0..<walks.count where try walks.probe(index, target) != target { return target + 1 }
    for index in 0..<exclusions.count where try exclusions.seek(index, to: target) == target { return target + 1 }
    document = target
    return target
  }

  override func fill(_ sheet: ScoreSheet) throws {
    for index in 0..<operands.count { try operands.fill(sheet, of: index) }
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var sum = 0
    for index in 0..<operands.count { sum += try operands.distance(of: index, tiers) }
    return sum
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for operand in operands.nodes { try operand.appendMatches(to: &matches) }
  }
}

/// The documents that match any operand; a document gets what all that it matches are worth.
final class OrNode: MatchNode {
  private let operands: NodeList

  init(operands: [MatchNode]) throws {
    self.operands = NodeList(operands)
    super.init()
    try seek(to: 0)
  }

  deinit { operands.deallocate() }

  override var cost: Int { operands.cost(ofFirst: operands.count) }

  override func rewind() throws {
    try operands.rewind()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var lowest = PostingCursor.end
    for index in 0..<operands.count { lowest = min(lowest, try operands.seek(index, to: target)) }
    document = lowest
  }

  override func fill(_ sheet: ScoreSheet) throws {
    for index in 0..<operands.count where operands.document(of: index) == document {
      try operands.fill(sheet, of: index)
    }
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    var least = Int.max
    for index in 0..<operands.count where operands.document(of: index) == document {
      least = min(least, try operands.distance(of: index, tiers))
    }
    return least == .max ? 0 : least
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for operand in operands.nodes where operand.document == document { try operand.appendMatches(to: &matches) }
  }
}

/// The documents that meet a condition beside the query: it neither ranks nor has matches.
final class ConditionNode: MatchNode {
  private let operand: MatchNode

  init(_ operand: MatchNode) {
    self.operand = operand
    super.init()
    document = operand.document
  }

  override var cost: Int { operand.cost }

  override func rewind() throws {
    try operand.rewind()
    document = operand.document
  }

  override func seek(to target: UInt32) throws {
    if operand.document < target { try operand.seek(to: target) }
    document = operand.document
  }
}

/// The live documents whose columns meet a condition.
final class FilterNode: MatchNode {
  private let segment: Segment
  private let filter: QueryFilter
  /// For a condition on the source: the column, and the number in it; nil where no document has the source.
  private let source: (column: SourceColumn, number: Int)?

  init(segment: Segment, filter: QueryFilter) throws {
    self.segment = segment
    self.filter = filter
    if case .source(let name) = filter {
      let column = try segment.sources()
      source = column.number(of: name).map { (column, $0) }
    } else {
      source = nil
    }
    super.init()
    try seek(to: 0)
  }

  override func rewind() throws { try seek(to: 0) }

  override func seek(to target: UInt32) throws {
    document = target
    while Int(document) < segment.documentCount {
      if segment.isLive(document), accepts(document) { return }
      document += 1
    }
    document = PostingCursor.end
  }

  private func accepts(_ document: UInt32) -> Bool {
    switch filter {
    case .language(let language): return segment.columns.language(of: document) == language
    case .date(let days):
      let date = segment.columns.date(of: document)
      return date != DocumentColumns.noDate && days.contains(date)
    case .source: return source.map { $0.column.number(of: document) == $0.number } ?? false
    case .kind: return false
    }
  }
}
