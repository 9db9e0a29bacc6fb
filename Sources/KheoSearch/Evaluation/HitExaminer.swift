import KheoIndex

/// Looks at candidates closely: where their words are, and which of them stand side by side. What was seen of a document is kept
/// for the next ranking of the same query.
///
/// Not thread-safe: one per search.
final class HitExaminer {
  /// What was seen of a document.
  private struct Look {
    var matches: [Match]
    /// What words and pairs add, before coverage.
    var contributions: [Contribution]
  }

  private let plan: QueryPlan
  private let segments: [Segment]
  private let makeRoot: (_ segment: Int) throws -> MatchNode
  /// By segment, walks that are done with, to be used again.
  private var roots: [MatchNode]
  private let joint: [JointScan]
  private var neighbours: NeighbourScorer
  private var looks: [UInt64: Look?] = [:]
  /// The walk that was used last, with the document that it was asked for.
  private var walk: (segment: Int, document: UInt32, root: MatchNode)?

  /// `joint` are passes through all segments, which are over, or none; `roots` walks through all of them, or none.
  init(
    plan: QueryPlan, segments: [Segment], scorer: FieldScorer, joint: [JointScan] = [], roots: [MatchNode] = [],
    makeRoot: @escaping (_ segment: Int) throws -> MatchNode
  ) {
    self.plan = plan
    self.segments = segments
    self.joint = joint
    self.roots = roots
    self.makeRoot = makeRoot
    neighbours = NeighbourScorer(plan: plan, scorer: scorer)
  }

  /// Appends candidates as hits with their final scores.
  func examine(
    _ candidates: ArraySlice<Candidate>, deadline: Deadline, _ hits: inout [Hit], _ order: inout [ExaminedCandidate]
  ) throws {
    var watch = Watch(deadline, every: 64)
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    for member in candidates.sorted(by: { ($0.segment, $0.document) < ($1.segment, $1.document) }) {
      try watch.look()
      guard let look = try look(at: member, sheet) else { continue }
      var score = member.score
      var contributions = look.contributions
      for number in contributions.indices {
        contributions[number].score *= member.coverage
        if case .neighbours = contributions[number].part { score += contributions[number].score }
      }
      if member.tierScore > 0 { contributions.append(Contribution(part: .agreement, score: member.tierScore)) }
      order.append(
        ExaminedCandidate(
          index: hits.count, segment: member.segment, document: member.document, score: score,
          dateKey: member.dateKey))
      hits.append(
        Hit(
          segment: member.segment, document: member.document, score: score, matches: look.matches,
          contributions: contributions))
    }
  }

  /// A walk of a segment from its beginning.
  private func root(of segment: Int) throws -> MatchNode {
    guard roots.indices.contains(segment) else { return try makeRoot(segment) }
    try roots[segment].rewind()
    return roots[segment]
  }

  /// Nil where the document does not match.
  private func look(at member: Candidate, _ sheet: ScoreSheet) throws -> Look? {
    let key = UInt64(member.segment) << 32 | UInt64(member.document)
    if let known = looks[key] { return known }
    sheet.clear()
    var matches: [Match] = []
    if joint.isEmpty {
      if walk == nil || walk!.segment != member.segment || walk!.document > member.document {
        walk = (member.segment, 0, try root(of: member.segment))
      }
      walk!.document = member.document
      guard let root = walk?.root, try root.probe(member.document) == member.document else {
        looks[key] = .some(nil)
        return nil
      }
      try root.appendMatches(to: &matches)
      try root.fill(sheet)
    } else {
      try joint[member.segment].look(at: member.document, sheet, &matches)
    }
    var contributions = plan.slots.indices.compactMap { slot in
      sheet[slot].score > 0 ? Contribution(part: .word(slot), score: sheet[slot].score) : nil
    }
    contributions += neighbours.contributions(
      of: matches, document: member.document, columns: segments[member.segment].columns)
    let look = Look(matches: matches, contributions: contributions)
    looks[key] = look
    return look
  }
}

/// A candidate with its final score.
struct ExaminedCandidate {
  /// Of the hit.
  var index: Int
  var segment: Int
  var document: UInt32
  var score: Float
  var dateKey: Int64

  /// Whether it precedes every candidate from `next` on.
  func stands(before next: Candidate) -> Bool {
    if dateKey != next.dateKey { return dateKey < next.dateKey }
    // Candidates that can score the same stand in the order of the documents.
    return score > next.most || (score == next.most && (segment, document) < (next.segment, next.document))
  }

  /// As candidates.
  static func precedes(_ a: ExaminedCandidate, _ b: ExaminedCandidate) -> Bool {
    if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
    return a.score != b.score ? a.score > b.score : (a.segment, a.document) < (b.segment, b.document)
  }
}
