import KheoIndex
import KheoText

/// The ranking of one planned query in a collection. Not thread-safe: one per search.
final class PlanRanking {
  /// `total` is the number of documents that were looked at, `count` that of all that match.
  typealias Outcome = (total: Int, hits: [Hit], count: MatchCount)

  /// What is asked for.
  struct Asked {
    var count: Int
    var sort: SearchSort
    var deadline: Deadline
    var countsFacets: Bool
    var countsTotal: Bool

    /// Whether it is asked for how many documents match.
    var counts: Bool { countsTotal || countsFacets }
  }

  /// Words of a query that are all required where the best document of all has them all.
  private static let shortQuery = 2
  /// From here on two words that stand side by side are likely to be those that were meant.
  private static let likelyAgreement: Float = 0.5
  /// Where so many documents or fewer have the whole query, those that have it side by side get more for it.
  static let phraseLimit = 16

  let plan: QueryPlan
  let asked: Asked
  let segments: [Segment]
  let model: RankingModel
  let scorer: FieldScorer
  let windows: WindowPool
  private let unions: UnionTables
  /// The plan any of whose words is enough; nil where there is none other.
  let relaxed: QueryPlan?

  init(
    _ plan: QueryPlan, _ asked: Asked, segments: [Segment], model: RankingModel, scorer: FieldScorer,
    windows: WindowPool
  ) {
    self.plan = plan
    self.asked = asked
    self.segments = segments
    self.model = model
    self.scorer = scorer
    self.windows = windows
    unions = UnionTables(segmentCount: segments.count)
    relaxed = QueryPlanner.relaxed(plan, model: model)
  }

  // MARK: Whole and partial

  /// The documents that have the whole query, where these are what is meant; otherwise the documents with a part of it.
  ///
  /// The whole query is meant where the best document that has it has its words side by side, as it does for names; and
  /// where a query of two words has no better document than one with both. In all other queries, and above all in questions, a
  /// document that happens to have every word is no better for it than its words make it.
  func ranked(mayBePartial: Bool) throws -> (Outcome, CollectionResult.Matched) {
    let count = max(1, asked.count)
    let partCount = relaxed?.partCount ?? 0
    let isDeliberate = asked.sort != .relevance || plan.isDeliberate
    let joint = mayBePartial && !isDeliberate ? try jointly(count) : nil
    let wholes = try joint?.whole ?? all(plan, count, partCount: partCount)
    // More of them than the first are looked at when it is known that they are what is meant.
    let isShort = partCount <= Self.shortQuery
    let areMeant = !mayBePartial || isShort || isDeliberate
    var whole = try page(wholes, areMeant ? count : 1, partCount: partCount)
    if !mayBePartial { return (cut(whole), whole.total > 0 ? .all : .none) }
    if whole.total > 0, relaxed == nil || isDeliberate { return (cut(whole), .all) }
    if let first = whole.hits.first, isSideBySide(first, partCount: partCount) {
      if !areMeant { whole = try page(wholes, count, partCount: partCount) }
      return (cut(whole), .all)
    }
    guard let relaxed else { return try opened() }
    if whole.total > 0, isShort {
      let rivals = try joint?.parts ?? parts(relaxed, 1, countsAll: false)
      if let rival = try page(rivals, 1).hits.first, try hasWhole(rival) { return (cut(whole), .all) }
    }
    let partial = try page(joint?.parts ?? parts(relaxed, count), count)
    if partial.total == 0 { return try opened() }
    return (cut(partial), try areAllWhole(partial, of: relaxed, whole) ? .all : .partial)
  }

  /// The documents with a part of one of the alternatives (`OR`): these are taken apart only where nothing has any of them whole.
  private func opened() throws -> (Outcome, CollectionResult.Matched) {
    guard let opened = QueryPlanner.relaxed(plan, model: model, opensAlternatives: true) else {
      return ((0, [], MatchCount(total: 0)), .none)
    }
    let partial = try page(parts(opened, max(1, asked.count)), max(1, asked.count))
    return (cut(partial), partial.total > 0 ? .partial : .none)
  }

  /// Whether every document that has a part of the query has the whole of it.
  private func areAllWhole(_ partial: Outcome, of relaxed: QueryPlan, _ whole: Outcome) throws -> Bool {
    let slots: [Int] = relaxed.share?.operands.compactMap { if case .slot(let slot) = $0 { slot } else { nil } } ?? []
    for hit in partial.hits {
      let found: [Int] = hit.contributions.compactMap { if case .word(let slot) = $0.part { slot } else { nil } }
      if !slots.allSatisfy(found.contains) { return false }
    }
    if !asked.counts { return partial.total == whole.total }
    return try partial.count().total == whole.count().total
  }

  private func cut(_ outcome: Outcome) -> Outcome {
    outcome.hits.count > asked.count
      ? (outcome.total, Array(outcome.hits.prefix(asked.count)), outcome.count) : outcome
  }

  /// Whether a hit has every pair of neighbours of the query.
  private func isSideBySide(_ hit: Hit, partCount: Int) -> Bool {
    let found = hit.contributions.count {
      if case .neighbours = $0.part { $0.agreement >= Self.likelyAgreement } else { false }
    }
    return found >= max(plan.pairs.count { $0.worth > 0 }, partCount - 1)
  }

  /// Whether a document has the whole query.
  private func hasWhole(_ hit: Hit) throws -> Bool {
    let root = try builder(plan, hit.segment, PostingArena(), .none).makeRoot()
    return try root.probe(hit.document) == hit.document
  }

  // MARK: The page

  /// What is looked at for the page.
  struct Found {
    var candidates: [Candidate]
    var total: Int
    var count: MatchCount
    var examiner: HitExaminer

    init(candidates: [Candidate], total: Int, count: MatchCount, examiner: HitExaminer) {
      self.candidates = candidates
      self.total = total
      self.count = count
      self.examiner = examiner
    }

    /// All that a list has.
    init(_ list: CandidateList, _ examiner: HitExaminer) {
      self.init(candidates: list.kept, total: list.total, count: MatchCount(total: list.total), examiner: examiner)
    }
  }

  /// The second of two steps. First every matching document got the score of its words. Now neighbouring words are looked
  /// for in the best candidates, as many as could still reach the page: what a pair can add is bounded by what its words add,
  /// so the result is the same as if every document had been looked at.
  ///
  /// `partCount` is that of a query all of whose words are required, 0 where it does not matter whether they stand side by side.
  private func page(_ found: Found, _ count: Int, partCount: Int = 0) throws -> Outcome {
    var candidates = found.candidates
    Self.raiseTiers(&candidates)
    let looksForPhrases = partCount > 1 && found.total <= Self.phraseLimit
    // Without pairs the candidates are in their order already.
    let ahead = plan.pairs.isEmpty ? 0 : min(count, 8)
    var hits: [Hit] = []
    var order: [ExaminedCandidate] = []
    var examined = 0
    while true {
      let next = min(
        candidates.count, max(count + ahead, examined * 2, looksForPhrases ? candidates.count : 0))
      candidates.sortFirst(next + 1, from: examined, by: Candidate.precedes)
      try found.examiner.examine(candidates[examined..<next], deadline: asked.deadline, &hits, &order)
      if looksForPhrases {
        for index in order.indices where isSideBySide(hits[order[index].index], partCount: partCount) {
          let score = model.phrase * plan.worth
          hits[order[index].index].contributions.append(Contribution(part: .phrase, score: score))
          hits[order[index].index].score += score
          order[index].score += score
        }
      }
      order.sort(by: ExaminedCandidate.precedes)
      examined = next
      if examined == candidates.count { break }
      if order.count >= count, order[count - 1].stands(before: candidates[examined]) { break }
    }
    let best = order.prefix(count).map { place in
      var hit = hits[place.index]
      hit.matches.sortByPlace()
      return hit
    }
    return (found.total, best, found.count)
  }

  /// Adds to every candidate as much for each tier below its own as any of them could score otherwise, so that no
  /// frequency carries a document over a tier. Where all are in one tier nothing is added.
  private static func raiseTiers(_ candidates: inout [Candidate]) {
    guard let first = candidates.first else { return }
    if candidates.allSatisfy({ $0.distance == first.distance }) { return }
    let ceiling = candidates.reduce(Float(0)) { max($0, $1.most) } * 1.0001
    let distances = Set(candidates.map(\.distance)).sorted(by: >)
    let rank = Dictionary(uniqueKeysWithValues: distances.enumerated().map { ($0.element, $0.offset) })
    for index in candidates.indices {
      candidates[index].tierScore = Float(rank[candidates[index].distance]!) * ceiling
      candidates[index].score += candidates[index].tierScore
    }
  }

  func examiner(_ plan: QueryPlan, joint: [JointScan] = [], roots: [MatchNode] = []) -> HitExaminer {
    HitExaminer(plan: plan, segments: segments, scorer: scorer, joint: joint, roots: roots) { [self] segment in
      try builder(plan, segment, PostingArena(), asked.deadline).makeRoot()
    }
  }

  func builder(_ plan: QueryPlan, _ index: Int, _ arena: PostingArena, _ deadline: Deadline) -> NodeBuilder {
    NodeBuilder(
      plan: plan, model: model, scorer: scorer, segment: segments[index], segmentIndex: index, arena: arena,
      unions: unions, deadline: deadline)
  }
}
