import KheoIndex
import KheoText

/// The first of two steps: the documents that match, with what their words are worth.
extension PlanRanking {
  /// How many of the documents with the whole query are kept: of few all are looked at for it side by side.
  private static func keptCount(_ count: Int, partCount: Int) -> Int {
    max(count, partCount > 1 ? phraseLimit + 1 : 1)
  }

  /// The documents with the whole query and those with a part of it in one pass; nil where it takes two.
  func jointly(_ count: Int) throws -> (whole: Found, parts: Found)? {
    guard let relaxed, asked.sort == .relevance, QueryPlanner.isOfWords(plan, relaxed) else { return nil }
    var lists = JointScan.Lists(
      whole: CandidateList(count: Self.keptCount(count, partCount: relaxed.partCount), prunes: true),
      parts: CandidateList(count: count, prunes: true))
    guard let joint = try pass(relaxed, &lists), let list = lists.whole else { return nil }
    let examiner = examiner(relaxed, joint: joint)
    var whole = Found(list, examiner)
    var parts = Found(lists.parts, examiner)
    if asked.counts {
      var known: [(whole: DocumentBits, parts: DocumentBits)]?
      let matches = { [self] () throws -> [(whole: DocumentBits, parts: DocumentBits)] in
        let found = try known ?? self.matches(relaxed, joint)
        known = found
        return found
      }
      whole.count = MatchCount { [self] in try counted(matches().map(\.whole)) }
      parts.count = MatchCount { [self] in try counted(matches().map(\.parts)) }
    }
    return (whole, parts)
  }

  /// The documents that have the whole query, and those that have parts of it, by segment.
  private func matches(
    _ relaxed: QueryPlan, _ joint: [JointScan]
  ) throws -> [(whole: DocumentBits, parts: DocumentBits)] {
    try joint.enumerated().map { index, scan in
      try MatchCounter(
        segment: segments[index], words: scan.counted, least: scan.least,
        conditions: builder(relaxed, index, PostingArena(), asked.deadline).makeConditions(), deadline: asked.deadline
      ).matches()
    }
  }

  /// The number of documents and what they have in common, where that is asked for.
  private func counted(_ matches: [DocumentBits]) throws -> MatchCount.Counted {
    let total = matches.reduce(0) { $0 + $1.count }
    if !asked.countsFacets { return (total, ArticleFacets()) }
    var counter = ArticleFacetCounter()
    for (segment, matches) in zip(segments, matches) {
      var documents: [UInt32] = []
      matches.forEach { documents.append($0) }
      try counter.add(documents, of: segment)
    }
    return (total, counter.facets)
  }

  /// Passes through all segments for both rankings; nil where the plan has another shape.
  private func pass(_ relaxed: QueryPlan, _ lists: inout JointScan.Lists) throws -> [JointScan]? {
    let documents = DocumentScorer(relaxed, model: model)
    defer { documents.deallocate() }
    guard let joint = try scans(relaxed, documents) else { return nil }
    let tiers = lists.whole == nil ? nil : AgreementTiers(wordCount: plan.slots.count)
    try windows.withWindow(slotCount: plan.slots.count, operandCount: relaxed.partCount, tiers: tiers) { window in
      for scan in joint { try scan.run(&lists, in: window, scorer: documents, deadline: asked.deadline) }
    }
    return joint
  }

  /// Passes through all segments; nil where the plan has another shape.
  private func scans(_ relaxed: QueryPlan, _ documents: DocumentScorer) throws -> [JointScan]? {
    var scans: [JointScan] = []
    for index in segments.indices {
      let root = try builder(relaxed, index, PostingArena(), asked.deadline).makeRoot()
      guard let scan = JointScan(root, plan: relaxed, segment: segments[index], index: index, scorer: documents)
      else { return nil }
      scans.append(scan)
    }
    return scans
  }

  /// The documents with a part of the query. Without `countsAll` what is beside the best may be missing.
  func parts(_ plan: QueryPlan, _ count: Int, countsAll: Bool = true) throws -> Found {
    let isCounted = countsAll && asked.counts
    if !isCounted, asked.sort == .relevance {
      var lists = JointScan.Lists(whole: nil, parts: CandidateList(count: max(1, count), prunes: true))
      if let joint = try pass(plan, &lists) { return Found(lists.parts, examiner(plan, joint: joint)) }
    }
    return try all(plan, count, countsFacets: countsAll && asked.countsFacets)
  }

  /// Every document that matches, but for those that cannot be among the best.
  func all(
    _ plan: QueryPlan, _ count: Int, partCount: Int = 0, countsFacets: Bool? = nil
  ) throws -> Found {
    var list = CandidateList(
      count: Self.keptCount(count, partCount: partCount), prunes: asked.sort == .relevance)
    // What is told of a query of several words depends on how many documents have it.
    let prunes = relaxed == nil && asked.sort == .relevance && (!asked.counts || word(of: plan) != nil)
    let countsFacets = !prunes && countsFacets ?? asked.countsFacets
    var counter = countsFacets ? ArticleFacetCounter() : nil
    let documents = DocumentScorer(plan, model: model)
    defer { documents.deallocate() }
    let roots = try segments.indices.map { try builder(plan, $0, PostingArena(), asked.deadline).makeRoot() }
    for index in segments.indices {
      let columns = segments[index].columns
      var counted: [UInt32] = []
      try forEachMatch(plan, index, roots[index], above: { prunes ? list.threshold : 0 }) { document, sheet, distance in
        if countsFacets { counted.append(document) }
        var candidate = documents.candidate(index, document, sheet)
        if list.passesOver(candidate.most, distance) { return }
        candidate.distance = distance
        if asked.sort != .relevance { candidate.dateKey = asked.sort.key(ofDay: columns.day(of: document)) }
        list.offer(candidate, least: candidate.score)
      }
      try counter?.add(counted, of: segments[index])
    }
    let (total, facets) = (list.total, counter?.facets ?? ArticleFacets())
    let word = prunes ? word(of: plan) : nil
    return Found(
      candidates: list.kept, total: total,
      count: MatchCount { [self] in
        try word.map { try counted(matches(of: $0, plan)) } ?? (total, facets)
      }, examiner: examiner(plan, roots: roots))
  }

  /// The only word of a plan that has nothing else.
  private func word(of plan: QueryPlan) -> Int? {
    if case .slot(let word) = plan.root { word } else { nil }
  }

  /// The documents that have a word and meet the conditions, by segment.
  private func matches(of word: Int, _ plan: QueryPlan) throws -> [DocumentBits] {
    try segments.indices.map { index in
      let builder = builder(plan, index, PostingArena(), asked.deadline)
      let node = try builder.word(word)
      return try MatchCounter(
        segment: segments[index], words: [MatchCounter.Word(node: node, worth: 1)], least: 0,
        conditions: builder.makeConditions(), deadline: asked.deadline
      ).matches().parts
    }
  }

  /// Calls `body` with the documents of a segment that match, with what their words are worth and how far these are from the
  /// query's. Of a query of one word, those may be left out that cannot score more than `least`.
  private func forEachMatch(
    _ plan: QueryPlan, _ index: Int, _ root: MatchNode, above least: () -> Float,
    _ body: (_ document: UInt32, _ sheet: ScoreSheet, _ distance: Int) throws -> Void
  ) throws {
    let deadline = asked.deadline
    let tiers = plan.isRelaxed ? nil : AgreementTiers(wordCount: plan.slots.count)
    if let scan = WindowScan(root, segment: segments[index]) {
      defer { scan.deallocate() }
      return try windows.withWindow(slotCount: plan.slots.count, operandCount: scan.operandCount, tiers: tiers) {
        try scan.forEach(in: $0, deadline: deadline, above: least, body)
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
