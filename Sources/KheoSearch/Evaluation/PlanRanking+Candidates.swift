import KheoIndex
import KheoText

/// The first of two steps: the documents that match, with what their words are worth.
extension PlanRanking {
  /// How many of the documents with the whole query are kept: of few all are looked at for it side by side.
  private static func keptCount(_ count: Int, partCount: Int) -> Int {
    max(count, partCount > 1 ? phraseLimit + 1 : 1)
  }

  /// The documents with the whole query and those with a part of it in one pass; nil where it takes two. `parts` is nil where it
  /// is not known that they are all.
  func jointly(_ count: Int) throws -> (whole: Found, parts: Found?)? {
    guard let relaxed, asked.sort == .relevance, QueryPlanner.isOfWords(plan, relaxed) else { return nil }
    let phrases = PhraseBounds(relaxed, scorer: scorer)
    var lists = JointScan.Lists(
      whole: CandidateList(count: Self.keptCount(count, partCount: relaxed.partCount), prunes: true),
      parts: CandidateList(count: count, prunes: true))
    guard let joint = try pass(relaxed, phrases, &lists), var list = lists.whole else { return nil }
    var parts = try parts(relaxed, lists.parts, phrases, joint)
    let isRaised = try phrases.map { try offerWholes($0, to: &list) } ?? false
    var whole = Found(
      candidates: list.kept, total: list.total, count: MatchCount(total: list.total),
      examiner: isRaised ? examiner(plan) : parts?.examiner ?? examiner(phrases?.words ?? relaxed, joint: joint))
    if asked.counts {
      var known: [(whole: DocumentBits, parts: DocumentBits)]?
      let matches = { [self] () throws -> [(whole: DocumentBits, parts: DocumentBits)] in
        let found = try known ?? self.matches(relaxed, joint)
        known = found
        return found
      }
      whole.count = MatchCount { [self] in try counted(matches().map(\.whole)) }
      parts?.count = MatchCount { [self] in try counted(matches().map(\.parts)) }
    }
    return (whole, parts)
  }

  /// The documents that have the whole query, and those that have parts of it, by segment.
  private func matches(
    _ relaxed: QueryPlan, _ joint: [JointScan]
  ) throws -> [(whole: DocumentBits, parts: DocumentBits)] {
    try joint.enumerated().map { index, scan in
      let builder = builder(relaxed, index, PostingArena(), asked.deadline)
      let words = try scan.counted.map { word in
        var word = word
        word.phrases = try builder.phrases(word.node.slot)
        return word
      }
      return try MatchCounter(
        segment: segments[index], words: words, least: scan.least, conditions: builder.makeConditions(),
        deadline: asked.deadline
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
  private func pass(
    _ relaxed: QueryPlan, _ phrases: PhraseBounds?, _ lists: inout JointScan.Lists
  ) throws -> [JointScan]? {
    let documents = DocumentScorer(relaxed, model: model)
    defer { documents.deallocate() }
    guard let joint = try scans(phrases?.words ?? relaxed, documents, phrases) else { return nil }
    let tiers = lists.whole == nil ? nil : AgreementTiers(wordCount: plan.slots.count)
    try windows.withWindow(slotCount: plan.slots.count, operandCount: relaxed.partCount, tiers: tiers) { window in
      for (index, scan) in joint.enumerated() {
        let raised = phrases.map {
          RaisedScores($0, plan: relaxed, columns: segments[index].columns, scorer: documents, fields: scorer)
        }
        try scan.run(&lists, in: window, scorer: documents, phrases: raised, deadline: asked.deadline)
      }
    }
    return joint
  }

  /// What a pass found for the ranking of parts, with what terms of several words are worth; nil where these may have been missed.
  private func parts(
    _ relaxed: QueryPlan, _ list: CandidateList, _ phrases: PhraseBounds?, _ joint: [JointScan]
  ) throws -> Found? {
    guard let phrases else {
      return Found(
        candidates: list.kept, total: list.total, count: MatchCount(total: list.total),
        examiner: examiner(relaxed, joint: joint))
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
      return Found(
        candidates: survivors, total: list.total, count: MatchCount(total: list.total),
        examiner: examiner(phrases.words, joint: joint))
    }
    let candidates = try withPhrases(relaxed, survivors, phrases, documents)
    return Found(
      candidates: candidates, total: list.total, count: MatchCount(total: list.total), examiner: examiner(relaxed))
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

  /// The documents with a part of the query. Without `countsAll` what is beside the best may be missing. `hasPassed` says that a pass
  /// was not enough.
  func parts(
    _ plan: QueryPlan, _ count: Int, countsAll: Bool = true, hasPassed: Bool = false
  ) throws -> Found {
    let isCounted = countsAll && asked.counts
    if !hasPassed, !isCounted, asked.sort == .relevance, let phrases = PhraseBounds(plan, scorer: scorer) {
      var lists = JointScan.Lists(whole: nil, parts: CandidateList(count: max(1, count), prunes: true))
      if let joint = try pass(plan, phrases, &lists), let found = try parts(plan, lists.parts, phrases, joint) {
        return found
      }
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
    for index in segments.indices {
      let columns = segments[index].columns
      var counted: [UInt32] = []
      try forEachMatch(plan, index, above: { prunes ? list.threshold : 0 }) { document, sheet, distance in
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
      }, examiner: examiner(plan))
  }

  /// The only word of a plan that has nothing else.
  private func word(of plan: QueryPlan) -> Int? {
    if case .slot(let word) = plan.root, plan.slots[word].phrases.isEmpty { word } else { nil }
  }

  /// The documents that have a word and meet the conditions, by segment.
  private func matches(of word: Int, _ plan: QueryPlan) throws -> [DocumentBits] {
    try segments.indices.map { index in
      let builder = builder(plan, index, PostingArena(), asked.deadline)
      let node = try builder.walk(plan.slots[word], number: word)
      return try MatchCounter(
        segment: segments[index], words: [MatchCounter.Word(node: node, worth: 1)], least: 0,
        conditions: builder.makeConditions(), deadline: asked.deadline
      ).matches().parts
    }
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
  /// query's. Of a query of one word, those may be left out that cannot score more than `least`.
  private func forEachMatch(
    _ plan: QueryPlan, _ index: Int, in languages: LanguageSet? = nil, above least: () -> Float = { 0 },
    _ body: (_ document: UInt32, _ sheet: ScoreSheet, _ distance: Int) throws -> Void
  ) throws {
    let deadline = asked.deadline
    let root = try builder(plan, index, PostingArena(), deadline).makeRoot(in: languages)
    let tiers = plan.isRelaxed ? nil : AgreementTiers(wordCount: plan.slots.count)
    if languages == nil, let scan = WindowScan(root, segment: segments[index]) {
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
