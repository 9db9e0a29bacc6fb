import KheoIndex
import KheoText

/// The ranking of one planned query in a collection. Not thread-safe: one per search.
final class PlanRanking {
  typealias Outcome = (total: Int, hits: [Hit], facets: ArticleFacets)

  /// What is asked for.
  struct Asked {
    var count: Int
    var sort: SearchSort
    var deadline: Deadline
    var countsFacets: Bool
    var countsTotal: Bool
  }

  /// Words of a query that are all required where the best document of all has them all.
  private static let shortQuery = 2
  /// From here on two words that stand side by side are likely to be those that were meant.
  private static let likelyAgreement: Float = 0.5
  /// Where so many documents or fewer have the whole query, those that have it side by side get more for it.
  static let phraseLimit = 16

  private let plan: QueryPlan
  private let asked: Asked
  private let segments: [Segment]
  private let model: RankingModel
  private let scorer: FieldScorer
  private let windows: WindowPool
  private let unions: UnionTables
  /// The plan any of whose words is enough; nil where there is none other.
  private let relaxed: QueryPlan?

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
      let rivals = try joint?.parts ?? parts(relaxed, 1, countsAll: false, hasPassed: joint != nil)
      if let rival = try page(rivals, 1).hits.first, try hasWhole(rival) { return (cut(whole), .all) }
    }
    let partial = try page(joint?.parts ?? parts(relaxed, count, hasPassed: joint != nil), count)
    if partial.total == 0 { return try opened() }
    return (cut(partial), partial.total == whole.total ? .all : .partial)
  }

  /// The documents with a part of one of the alternatives (`OR`): these are taken apart only where nothing has any of them whole.
  private func opened() throws -> (Outcome, CollectionResult.Matched) {
    guard let opened = QueryPlanner.relaxed(plan, model: model, opensAlternatives: true) else {
      return ((0, [], ArticleFacets()), .none)
    }
    let partial = try page(parts(opened, max(1, asked.count)), max(1, asked.count))
    return (cut(partial), partial.total > 0 ? .partial : .none)
  }

  private func cut(_ outcome: Outcome) -> Outcome {
    outcome.hits.count > asked.count
      ? (outcome.total, Array(outcome.hits.prefix(asked.count)), outcome.facets) : outcome
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
  private struct Found {
    var candidates: [Candidate]
    var total: Int
    var facets = ArticleFacets()
    var examiner: HitExaminer
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
    var hits: [Hit] = []
    var order: [ExaminedCandidate] = []
    var examined = 0
    while true {
      let next = min(
        candidates.count, max(count + min(count, 8), examined * 2, looksForPhrases ? candidates.count : 0))
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
    return (found.total, best, found.facets)
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

  private func examiner(_ plan: QueryPlan, joint: [JointScan] = []) -> HitExaminer {
    HitExaminer(plan: plan, segments: segments, scorer: scorer, joint: joint) { [self] segment in
      try builder(plan, segment, PostingArena(), asked.deadline).makeRoot()
    }
  }

  // MARK: Candidates

  private func builder(_ plan: QueryPlan, _ index: Int, _ arena: PostingArena, _ deadline: Deadline) -> NodeBuilder {
    NodeBuilder(
      plan: plan, model: model, scorer: scorer, segment: segments[index], segmentIndex: index, arena: arena,
      unions: unions, deadline: deadline)
  }

  /// How many of the documents with the whole query are kept: of few all are looked at for it side by side.
  private static func keptCount(_ count: Int, partCount: Int) -> Int {
    max(count, partCount > 1 ? phraseLimit + 1 : 1)
  }

  /// The documents with the whole query and those with a part of it in one pass; nil where it takes two. `parts` is nil where it
  /// is not known that they are all.
  private func jointly(_ count: Int) throws -> (whole: Found, parts: Found?)? {
    guard let relaxed, asked.sort == .relevance, QueryPlanner.isOfWords(plan, relaxed) else { return nil }
    let prunes = !asked.countsTotal && !asked.countsFacets
    let phrases = PhraseBounds(relaxed, scorer: scorer)
    if !prunes, phrases != nil || !hasLikeCosts(relaxed) { return nil }
    var lists = JointScan.Lists(
      whole: CandidateList(count: Self.keptCount(count, partCount: relaxed.partCount), prunes: true),
      parts: CandidateList(count: count, prunes: true))
    var facets = (whole: ArticleFacets(), parts: ArticleFacets())
    guard let joint = try pass(relaxed, phrases, &lists, prunes: prunes, &facets) else { return nil }
    let parts = try parts(relaxed, lists.parts, phrases, joint, facets.parts)
    var isRaised = false
    if let phrases, var whole = lists.whole {
      isRaised = try offerWholes(phrases, to: &whole)
      lists.whole = whole
    }
    let whole = lists.whole ?? CandidateList(count: count, prunes: true)
    return (
      Found(
        candidates: whole.kept, total: whole.total, facets: facets.whole,
        examiner: isRaised ? examiner(plan) : parts?.examiner ?? examiner(phrases?.words ?? relaxed, joint: joint)),
      parts
    )
  }

  /// Passes through all segments for both rankings; nil where the plan has another shape.
  private func pass(
    _ relaxed: QueryPlan, _ phrases: PhraseBounds?, _ lists: inout JointScan.Lists, prunes: Bool,
    _ facets: inout (whole: ArticleFacets, parts: ArticleFacets)
  ) throws -> [JointScan]? {
    let documents = DocumentScorer(relaxed, model: model)
    defer { documents.deallocate() }
    guard let joint = try scans(phrases?.words ?? relaxed, documents, phrases) else { return nil }
    var counters = (whole: ArticleFacetCounter(), parts: ArticleFacetCounter())
    let tiers = lists.whole == nil ? nil : AgreementTiers(wordCount: plan.slots.count)
    try windows.withWindow(slotCount: plan.slots.count, operandCount: relaxed.partCount, tiers: tiers) { window in
      for (index, scan) in joint.enumerated() {
        let raised = phrases.map {
          RaisedScores($0, plan: relaxed, columns: segments[index].columns, scorer: documents, fields: scorer)
        }
        var found: (whole: [UInt32], parts: [UInt32]) = ([], [])
        try scan.run(
          &lists, in: window, scorer: documents, phrases: raised, prunes: prunes, deadline: asked.deadline
        ) { document, isWhole, isPart in
          if !asked.countsFacets { return }
          if isWhole { found.whole.append(document) }
          if isPart { found.parts.append(document) }
        }
        if asked.countsFacets {
          try counters.whole.add(found.whole, of: segments[index])
          try counters.parts.add(found.parts, of: segments[index])
        }
      }
    }
    if asked.countsFacets { facets = (counters.whole.facets, counters.parts.facets) }
    return joint
  }

  /// What a pass found for the ranking of parts, with what terms of several words are worth; nil where these may have been missed.
  private func parts(
    _ relaxed: QueryPlan, _ list: CandidateList, _ phrases: PhraseBounds?, _ joint: [JointScan], _ facets: ArticleFacets
  ) throws -> Found? {
    guard let phrases else {
      return Found(
        candidates: list.kept, total: list.total, facets: facets, examiner: examiner(relaxed, joint: joint))
    }
    let documents = DocumentScorer(relaxed, model: model)
    let sheet = ScoreSheet(slotCount: relaxed.slots.count)
    defer {
      documents.deallocate()
      sheet.deallocate()
    }
    let threshold = list.threshold
    for language in phrases.languages {
      phrases.fillWithoutWords(sheet, in: language)
      if documents.candidate(0, 0, sheet).most * 1.0001 >= threshold { return nil }
    }
    let survivors = list.kept.filter { $0.most >= threshold }
    let haveNone = survivors.allSatisfy { !phrases.has(segments[$0.segment].columns.language(of: $0.document)) }
    if haveNone {
      return Found(candidates: survivors, total: list.total, examiner: examiner(phrases.words, joint: joint))
    }
    let candidates = try withPhrases(relaxed, survivors, phrases, documents)
    return Found(candidates: candidates, total: list.total, examiner: examiner(relaxed))
  }

  /// Offers the documents that have the whole query with terms of several words, where these could be among the best; whether there
  /// are any.
  private func offerWholes(_ phrases: PhraseBounds, to list: inout CandidateList) throws -> Bool {
    let documents = DocumentScorer(plan, model: model)
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer {
      documents.deallocate()
      sheet.deallocate()
    }
    let languages = phrases.languages.filter { language in
      phrases.fillWhole(sheet, in: language, plan, scorer)
        && documents.candidate(0, 0, sheet).most * 1.0001 >= list.threshold
    }
    if languages.isEmpty { return false }
    let wanted = languages.reduce(into: LanguageSet()) { $0.formUnion(LanguageSet($1)) }
    let before = list.kept.count
    list.isInOrder = false
    for index in segments.indices {
      try forEachMatch(plan, index, in: wanted) { document, sheet, distance in
        var candidate = documents.candidate(index, document, sheet)
        candidate.distance = distance
        if !list.passesOver(candidate.most, distance) { list.offer(candidate, least: candidate.score) }
      }
    }
    return list.kept.count > before
  }

  /// Passes through all segments; nil where the plan has another shape.
  private func scans(
    _ relaxed: QueryPlan, _ documents: DocumentScorer, _ phrases: PhraseBounds?
  ) throws -> [JointScan]? {
    var scans: [JointScan] = []
    for index in segments.indices {
      let root = try builder(relaxed, index, PostingArena(), asked.deadline).makeRoot()
      guard
        let scan = JointScan(
          root, plan: relaxed, segment: segments[index], index: index, scorer: documents, phrases: phrases)
      else { return nil }
      scans.append(scan)
    }
    return scans
  }

  /// Whether no word of a plan is in so many more documents than another that looking it up in the other's is quicker than going
  /// through its own.
  private func hasLikeCosts(_ plan: QueryPlan) -> Bool {
    let costs = plan.slots.map { slot in
      slot.terms.joined().reduce(0) { $0 + $1.term.documentCount }
    }
    return costs.reduce(0, +) <= 8 * (costs.min() ?? 0)
  }

  /// The documents with a part of the query. Without `countsAll` what is beside the best may be missing. `hasPassed` says that a pass
  /// was not enough.
  private func parts(
    _ plan: QueryPlan, _ count: Int, countsAll: Bool = true, hasPassed: Bool = false
  ) throws -> Found {
    let isCounted = countsAll && (asked.countsTotal || asked.countsFacets)
    if !hasPassed, !isCounted, asked.sort == .relevance, let phrases = PhraseBounds(plan, scorer: scorer) {
      var lists = JointScan.Lists(whole: nil, parts: CandidateList(count: max(1, count), prunes: true))
      var facets = (whole: ArticleFacets(), parts: ArticleFacets())
      if let joint = try pass(plan, phrases, &lists, prunes: true, &facets),
        let found = try parts(plan, lists.parts, phrases, joint, facets.parts)
      {
        return found
      }
    }
    return try all(plan, count, countsFacets: countsAll && asked.countsFacets)
  }

  /// Every document that matches, but for those that cannot be among the best.
  private func all(
    _ plan: QueryPlan, _ count: Int, partCount: Int = 0, countsFacets: Bool? = nil
  ) throws -> Found {
    let countsFacets = countsFacets ?? asked.countsFacets
    var list = CandidateList(
      count: Self.keptCount(count, partCount: partCount), prunes: asked.sort == .relevance)
    var counter = countsFacets ? ArticleFacetCounter() : nil
    let documents = DocumentScorer(plan, model: model)
    defer { documents.deallocate() }
    for index in segments.indices {
      let columns = segments[index].columns
      var counted: [UInt32] = []
      try forEachMatch(plan, index) { document, sheet, distance in
        if countsFacets { counted.append(document) }
        var candidate = documents.candidate(index, document, sheet)
        if list.passesOver(candidate.most, distance) { return }
        candidate.distance = distance
        if asked.sort != .relevance { candidate.dateKey = asked.sort.key(ofDay: columns.day(of: document)) }
        list.offer(candidate, least: candidate.score)
      }
      try counter?.add(counted, of: segments[index])
    }
    return Found(
      candidates: list.kept, total: list.total, facets: counter?.facets ?? ArticleFacets(), examiner: examiner(plan))
  }

  /// Candidates with what their terms of several words are worth.
  private func withPhrases(
    _ plan: QueryPlan, _ candidates: [Candidate], _ bounds: PhraseBounds, _ documents: DocumentScorer
  ) throws -> [Candidate] {
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    var walk: (segment: Int, root: MatchNode)?
    return try candidates.compactMap { member in
      let index = member.segment
      if !bounds.has(segments[index].columns.language(of: member.document)) { return member }
      if walk?.segment != index { walk = (index, try builder(plan, index, PostingArena(), .none).makeRoot()) }
      guard let root = walk?.root, try root.probe(member.document) == member.document else { return nil }
      sheet.clear()
      try root.fill(sheet)
      return documents.candidate(index, member.document, sheet)
    }
  }

  /// Calls `body` with the documents of a segment that match, with what their words are worth and how far these are from the
  /// query's.
  private func forEachMatch(
    _ plan: QueryPlan, _ index: Int, in languages: LanguageSet? = nil,
    _ body: (_ document: UInt32, _ sheet: ScoreSheet, _ distance: Int) throws -> Void
  ) throws {
    let deadline = asked.deadline
    let root = try builder(plan, index, PostingArena(), deadline).makeRoot(in: languages)
    let tiers = plan.isRelaxed ? nil : AgreementTiers(wordCount: plan.slots.count)
    if languages == nil, let scan = WindowScan(root, segment: segments[index]) {
      defer { scan.deallocate() }
      return try windows.withWindow(slotCount: plan.slots.count, operandCount: scan.operandCount, tiers: tiers) {
        try scan.forEach(in: $0, deadline: deadline, body)
      }
    }
    var watch = Watch(deadline)
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    while root.document != PostingCursor.end {
      try watch.look()
      sheet.clear()
      try root.fill(sheet)
      try body(root.document, sheet, try tiers.map { try root.distance($0) } ?? 0)
      try root.next()
    }
  }
}
