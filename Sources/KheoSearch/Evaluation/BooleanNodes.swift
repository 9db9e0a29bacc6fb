import KheoIndex

/// The documents that match every operand and none of the exclusions.
final class AndNode: MatchNode {
  private let operands: [MatchNode]
  private let exclusions: [MatchNode]

  /// `operands` are not empty.
  init(operands: [MatchNode], exclusions: [MatchNode]) throws {
    self.operands = operands
    self.exclusions = exclusions
    super.init()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var candidate = target
    search: while true {
      for operand in operands {
        if operand.document < candidate { try operand.seek(to: candidate) }
        if operand.document == PostingCursor.end {
          document = PostingCursor.end
          return
        }
        if operand.document > candidate {
          candidate = operand.document
          continue search
        }
      }
      for exclusion in exclusions {
        if exclusion.document < candidate { try exclusion.seek(to: candidate) }
        if exclusion.document == candidate {
          candidate += 1
          continue search
        }
      }
      document = candidate
      return
    }
  }

  override func score() throws -> Float { try operands.reduce(0) { try $0 + $1.score() } }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    try operands.reduce(0) { try $0 + $1.distance(tiers) }
  }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    for operand in operands { try operand.appendContributions(to: &contributions) }
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for operand in operands { try operand.appendMatches(to: &matches) }
  }
}

/// The documents that match any operand; a document's score is the sum over those it matches.
final class OrNode: MatchNode {
  private let operands: [MatchNode]

  init(operands: [MatchNode]) throws {
    self.operands = operands
    super.init()
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var lowest = PostingCursor.end
    for operand in operands {
      if operand.document < target { try operand.seek(to: target) }
      lowest = min(lowest, operand.document)
    }
    document = lowest
  }

  override func score() throws -> Float {
    try operands.reduce(0) { try $1.document == document ? $0 + $1.score() : $0 }
  }

  override func distance(_ tiers: AgreementTiers) throws -> Int {
    try operands.filter { $0.document == document }.map { try $0.distance(tiers) }.min() ?? 0
  }

  override func appendContributions(to contributions: inout [Contribution]) throws {
    for operand in operands where operand.document == document {
      try operand.appendContributions(to: &contributions)
    }
  }

  override func appendMatches(to matches: inout [Match]) throws {
    for operand in operands where operand.document == document { try operand.appendMatches(to: &matches) }
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
