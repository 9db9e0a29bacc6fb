package import KheoIndex
import KheoText

/// A document that a query found.
package struct Hit: Sendable {
  /// An index into the collection's segments.
  package var segment: Int
  package var document: UInt32
  package var score: Float
  /// Where the query's words were matched, in rising order of places.
  package var matches: [Match]
  /// What each word of the query and each pair of neighbours added to the score.
  package var contributions: [Contribution]
}

/// A part of a hit's score.
package struct Contribution: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    /// A word of the query, by slot.
    case word(Int)
    /// Two words of the query side by side, by slots.
    case neighbours(Int, Int)
    /// The whole query side by side.
    case phrase
    /// Words that agree with the query's, where other hits have words that only look alike.
    case agreement
  }

  package var part: Part
  /// How well the text's words agree with the query's, from 0 to 1.
  package var agreement: Float = 1
  package var score: Float
}

/// What a search of one collection gives.
package struct CollectionResult: Sendable {
  package enum Matched: String, Sendable {
    /// Every hit holds the whole query.
    case all
    /// No document holds the whole query; the hits hold part of it.
    case partial
    case none
  }

  package var matched: Matched
  /// Documents that match, exactly.
  package var total: Int
  /// In the order asked for; equal scores in the order of the documents.
  package var hits: [Hit]
  /// The words of the query by slot.
  package var words: [QueryWord]
  /// Spellings found for words that were not found as typed, by slot.
  package var corrections: [Int: [UInt8]]
  package var facets = ArticleFacets()
  /// Bytes of the query that are a term of the thesaurus, in rising order.
  package var thesaurusTerms: [Range<Int>] = []
}

/// Searches one collection of a snapshot. Not thread-safe (it holds stemmers): one per task.
package final class CollectionSearcher {
  package let segments: [Segment]
  /// Segments of units and people, for what is proposed for mistyped words.
  package var names: [Segment] = []
  private let model: RankingModel
  private let stemmers: [Language: Stemmer]
  private let lookups: TermLookups
  private let statistics: CollectionStatistics
  private let scorer: FieldScorer
  /// Made when it is first asked for.
  private lazy var thesaurus = ThesaurusReader(
    ownThesaurus ?? .shared, targets: segments.languages, lookups: lookups)
  /// Of the plan that is ranked.
  private var unions: UnionTables?
  private let ownThesaurus: Thesaurus?

  /// `thesaurus` is nil for the shared one.
  package init(segments: [Segment], model: RankingModel = RankingModel(), thesaurus: Thesaurus? = nil) {
    self.segments = segments
    self.model = model
    ownThesaurus = thesaurus
    statistics = CollectionStatistics(segments: segments)
    scorer = FieldScorer(model: model, statistics: statistics)
    stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in
        Stemmer(language).map { (language, $0) }
      })
    lookups = TermLookups(segments: segments, stemmers: stemmers)
  }

  /// Documents that are live in the collection.
  package var documentCount: Int { segments.reduce(0) { $0 + $1.liveDocumentCount } }

  /// The best `count` documents for a query, and how many there are.
  ///
  /// A count below 0 counts as 0. Documents have the whole query where that is what is meant (`ranked`); otherwise those with
  /// parts of it are given too, and the result says so. Without `countsTotal` the total may lack documents that are not among
  /// the best. With `listsAll` an empty query is one for all documents that meet the conditions.
  /// Throws `CorruptIndexError` where the index is damaged, `DeadlineExceeded` past the deadline.
  package func search(
    _ tree: QueryTree, conditions: SearchConditions = SearchConditions(), listsAll: Bool = false, count: Int,
    options: SearchOptions = SearchOptions(), sort: SearchSort = .relevance, deadline: Deadline = .none,
    countsFacets: Bool = false, countsTotal: Bool = true
  ) throws -> CollectionResult {
    let makePlan = { [self] (thesaurus: ThesaurusReader?) in
      var planner = QueryPlanner(
        expander: WordExpander(
          segments: segments, model: model, options: options, stemmers: stemmers, deadline: deadline, lookups: lookups),
        thesaurus: thesaurus)
      planner.expander.names = names
      return try planner.plan(tree, conditions: conditions, listsAll: listsAll)
    }
    // A word that is found is not translated: what it is called elsewhere is asked for with more words.
    let isAlone = if case .word = tree { true } else { false }
    var plan = try makePlan(options.thesaurus && !isAlone ? thesaurus : nil)
    let count = min(max(0, count), documentCount)
    let asked = Ranking(
      count: count, sort: sort, deadline: deadline, countsFacets: countsFacets, countsTotal: countsTotal)
    var (outcome, matched) = try ranked(plan, asked, mayBePartial: options.partialMatches)
    if isAlone, matched == .none, options.thesaurus {
      plan = try makePlan(thesaurus)
      (outcome, matched) = try ranked(plan, asked, mayBePartial: options.partialMatches)
    }
    var corrections: [Int: [UInt8]] = [:]
    for (slot, plan) in plan.slots.enumerated() { corrections[slot] = plan.correction }
    return CollectionResult(
      matched: matched, total: outcome.total, hits: outcome.hits, words: plan.slots.map(\.word),
      corrections: corrections, facets: outcome.facets, thesaurusTerms: plan.thesaurusTerms)
  }

  /// Whether some document has the word, with any marks.
  package func has(_ word: QueryWord) throws -> Bool { try segments.contains { try $0.term(word.key) != nil } }

  // MARK: Whole and partial

  /// Words of a query that are all required where the best document of all has them all.
  private static let shortQuery = 2
  /// From here on two words that stand side by side are likely to be those that were meant.
  private static let likelyAgreement: Float = 0.5
  /// Where so many documents or fewer have the whole query, those that have it side by side get more for it.
  static let phraseLimit = 16

  private typealias Outcome = (total: Int, hits: [Hit], facets: ArticleFacets)

  /// What is asked of a ranking.
  private struct Ranking {
    var count: Int
    var sort: SearchSort
    var deadline: Deadline
    var countsFacets: Bool
    var countsTotal: Bool
    /// The words of the query, where all of them are required; 0 where it does not matter whether they stand side by side.
    var partCount = 0
  }

  /// The documents that have the whole query, where these are what is meant; otherwise the documents with a part of it.
  ///
  /// The whole query is meant where the best document that has it has its words side by side, as it does for names; and
  /// where a query of two words has no better document than one with both. In all other queries, and above all in questions, a
  /// document that happens to have every word is no better for it than its words make it.
  private func ranked(
    _ plan: QueryPlan, _ asked: Ranking, mayBePartial: Bool
  ) throws -> (Outcome, CollectionResult.Matched) {
    unions = UnionTables(segmentCount: segments.count)
    defer { unions = nil }
    var best = asked
    best.count = max(1, asked.count)
    let relaxed = QueryPlanner.relaxed(plan, model: model)
    best.partCount = relaxed?.partCount ?? 0
    let found = try bestByWords(plan, best) ?? all(plan, best)
    // More of them than the first are looked at when it is known that they are what is meant.
    let isShort = best.partCount <= Self.shortQuery
    let areMeant = !mayBePartial || isShort || asked.sort != .relevance || plan.isDeliberate
    var one = best
    if !areMeant { one.count = 1 }
    var whole = try page(plan, found, one)
    // Alternatives (`OR`) are taken apart only where no document has any of them whole.
    let makeOpened = { [model] in QueryPlanner.relaxed(plan, model: model, opensAlternatives: true) }
    guard mayBePartial, let relaxed = relaxed ?? (whole.total == 0 ? makeOpened() : nil) else {
      return (Self.cut(whole, asked), whole.total > 0 ? .all : .none)
    }
    if whole.total > 0, asked.sort != .relevance || plan.isDeliberate { return (Self.cut(whole, asked), .all) }
    if let first = whole.hits.first, isSideBySide(first, plan, partCount: relaxed.partCount) {
      if one.count < best.count { whole = try page(plan, found, best) }
      return (Self.cut(whole, asked), .all)
    }
    best.partCount = 0
    if whole.total > 0, isShort {
      one = best
      one.count = 1
      one.countsTotal = false
      one.countsFacets = false
      if let rival = try rank(relaxed, one).hits.first, try hasWhole(plan, rival) {
        return (Self.cut(whole, asked), .all)
      }
    }
    var partial = try rank(relaxed, best)
    if partial.total == 0, let opened = makeOpened() { partial = try rank(opened, best) }
    if partial.total == 0 { return (partial, .none) }
    return (Self.cut(partial, asked), partial.total == whole.total ? .all : .partial)
  }

  private static func cut(_ outcome: Outcome, _ asked: Ranking) -> Outcome {
    outcome.hits.count > asked.count
      ? (outcome.total, Array(outcome.hits.prefix(asked.count)), outcome.facets) : outcome
  }

  /// Whether a hit has every pair of neighbours of the query.
  private func isSideBySide(_ hit: Hit, _ plan: QueryPlan, partCount: Int) -> Bool {
    let found = hit.contributions.count {
      if case .neighbours = $0.part { $0.agreement >= Self.likelyAgreement } else { false }
    }
    return found >= max(plan.pairs.count { $0.worth > 0 }, partCount - 1)
  }

  /// Whether a document has the whole query.
  private func hasWhole(_ plan: QueryPlan, _ hit: Hit) throws -> Bool {
    let root = try builder(plan, hit.segment, PostingArena(), .none).makeRoot()
    return try root.probe(hit.document) == hit.document
  }

  // MARK: Ranking

  /// Ranks in two steps. First every matching document gets the score of its words. Then neighbouring words are looked
  /// for in the best candidates, as many as could still reach the page: what a pair can add is bounded by what its words add,
  /// so the result is the same as if every document had been looked at.
  private func rank(_ plan: QueryPlan, _ asked: Ranking) throws -> Outcome {
    try page(plan, bestByWords(plan, asked) ?? all(plan, asked), asked)
  }

  /// The second step.
  private func page(_ plan: QueryPlan, _ found: Found, _ asked: Ranking) throws -> Outcome {
    var candidates = found.candidates
    let (total, facets) = (found.total, found.facets)
    Self.raiseTiers(&candidates)
    let count = asked.count
    let looksForPhrases = asked.partCount > 1 && total <= Self.phraseLimit
    var hits: [Hit] = []
    var order: [Examined] = []
    var examined = 0
    while count > 0 {
      let next = min(candidates.count, max(count + 8, examined * 2, looksForPhrases ? candidates.count : 0))
      candidates.sortFirst(next + 1, from: examined, by: Candidate.precedes)
      try examine(found.plan, candidates[examined..<next], deadline: asked.deadline, &hits, &order)
      if looksForPhrases {
        for index in order.indices where isSideBySide(hits[order[index].index], plan, partCount: asked.partCount) {
          let score = model.phrase * plan.worth
          hits[order[index].index].contributions.append(Contribution(part: .phrase, score: score))
          hits[order[index].index].score += score
          order[index].score += score
        }
      }
      order.sort(by: Examined.precedes)
      examined = next
      if examined == candidates.count { break }
      if order.count >= count, order[count - 1].stands(before: candidates[examined]) { break }
    }
    let best = order.prefix(count).map { place in
      var hit = hits[place.index]
      hit.matches.sortByPlace()
      return hit
    }
    return (total, best, facets)
  }

  /// What is looked at for the page; `plan` is one that the candidates have all of their words in.
  private typealias Found = (candidates: [Candidate], total: Int, facets: ArticleFacets, plan: QueryPlan)

  /// Every document that matches, but for those that cannot be among the best.
  private func all(_ plan: QueryPlan, _ asked: Ranking) throws -> Found {
    // Of few documents all are looked at for the whole query side by side.
    var list = CandidateList(
      count: max(asked.count, asked.partCount > 1 ? Self.phraseLimit + 1 : 1), prunes: asked.sort == .relevance)
    var counter = asked.countsFacets ? ArticleFacetCounter() : nil
    let worth = plan.worth
    for index in segments.indices {
      let columns = segments[index].columns
      var documents: [UInt32] = []
      try forEachMatch(plan, index, asked.deadline) { document, sheet, distance in
        if asked.countsFacets { documents.append(document) }
        var candidate = candidate(plan, worth, index, document, sheet)
        if list.passesOver(candidate.most, distance) { return }
        candidate.distance = distance
        if asked.sort != .relevance { candidate.dateKey = asked.sort.key(ofDay: columns.day(of: document)) }
        list.offer(candidate, least: candidate.score)
      }
      try counter?.add(documents, of: segments[index])
    }
    return (list.kept, list.total, counter?.facets ?? ArticleFacets(), plan)
  }

  @inline(__always)
  private func candidate(
    _ plan: QueryPlan, _ worth: Float, _ segment: Int, _ document: UInt32, _ sheet: ScoreSheet
  ) -> Candidate {
    let (score, covered) = sheet.sums
    let coverage = coverage(covered, of: worth)
    return Candidate(
      segment: segment, document: document, score: score * coverage,
      bound: plan.pairs.isEmpty ? 0 : coverage * Self.bound(plan.pairs, sheet), coverage: coverage, distance: 0,
      dateKey: 0)
  }

  /// As `all` for a query any of whose words is enough, where only the best are asked for: what terms of several words could
  /// add is bounded, and they are looked for only in documents that could be among the best with them. Nil where that is not
  /// enough, or the query has another shape.
  private func bestByWords(_ plan: QueryPlan, _ asked: Ranking) throws -> Found? {
    guard !asked.countsTotal, !asked.countsFacets, asked.sort == .relevance,
      let bounds = PhraseBounds(plan, scorer: scorer)
    else { return nil }
    var list = CandidateList(count: max(1, asked.count), prunes: true)
    let worth = plan.worth
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    for index in segments.indices {
      let columns = segments[index].columns
      try forEachMatch(bounds.words, index, asked.deadline) { document, found, _ in
        var candidate = candidate(plan, worth, index, document, found)
        let language = columns.language(of: document)
        guard bounds.has(language) else { return list.offer(candidate, least: candidate.score) }
        // With its phrases a word may count more and yet cover less.
        bounds.raise(found, into: sheet, in: language, covering: min)
        let least = found.sums.score * coverage(sheet.sums.covered, of: worth)
        bounds.raise(found, into: sheet, in: language, covering: max)
        candidate.bound = self.candidate(plan, worth, index, document, sheet).most * 1.0001 - candidate.score
        list.offer(candidate, least: least)
      }
    }
    let threshold = list.threshold
    for language in bounds.languages {
      bounds.fillWithoutWords(sheet, in: language)
      if candidate(plan, worth, 0, 0, sheet).most * 1.0001 >= threshold { return nil }
    }
    let survivors = list.kept.filter { $0.most >= threshold }
    let haveNone = survivors.allSatisfy { !bounds.has(segments[$0.segment].columns.language(of: $0.document)) }
    if haveNone { return (survivors, list.total, ArticleFacets(), bounds.words) }
    return (try withPhrases(plan, survivors, bounds), list.total, ArticleFacets(), plan)
  }

  /// Candidates with what their terms of several words are worth.
  private func withPhrases(
    _ plan: QueryPlan, _ candidates: [Candidate], _ bounds: PhraseBounds
  ) throws -> [Candidate] {
    let worth = plan.worth
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    var walk: (segment: Int, root: MatchNode, arena: PostingArena)?
    return try candidates.compactMap { member in
      let index = member.segment
      if !bounds.has(segments[index].columns.language(of: member.document)) { return member }
      if walk?.segment != index {
        let arena = PostingArena()
        walk = (index, try builder(plan, index, arena, .none).makeRoot(), arena)
      }
      guard let root = walk?.root else { return nil }
      guard try root.probe(member.document) == member.document else { return nil }
      sheet.clear()
      try root.fill(sheet)
      return candidate(plan, worth, index, member.document, sheet)
    }
  }

  /// Calls `body` with the documents of a segment that match, with what their words are worth and how far these are from the
  /// query's.
  private func forEachMatch(
    _ plan: QueryPlan, _ index: Int, _ deadline: Deadline,
    _ body: (_ document: UInt32, _ sheet: ScoreSheet, _ distance: Int) throws -> Void
  ) throws {
    let arena = PostingArena()
    let root = try builder(plan, index, arena, deadline).makeRoot()
    let tiers = plan.isRelaxed ? nil : AgreementTiers(wordCount: plan.slots.count)
    if let scan = WindowScan(root, slotCount: plan.slots.count, tiers: tiers, segment: segments[index]) {
      defer { scan.deallocate() }
      return try scan.forEach(deadline: deadline, body)
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

  /// What of a document's score counts.
  private func coverage(_ covered: Float, of worth: Float) -> Float {
    worth > 0 ? 1 - model.coverage + model.coverage * min(1, covered / worth) : 1
  }

  /// The most that pairs can add in a document. A little above, for sums in another order round otherwise.
  private static func bound(_ pairs: [PairPlan], _ sheet: ScoreSheet) -> Float {
    var bound = Float(0)
    for pair in pairs { bound += pair.worth * min(sheet[pair.first].ceiling, sheet[pair.second].ceiling) }
    return bound * 1.0001
  }

  /// A candidate with its final score.
  private struct Examined {
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
    static func precedes(_ a: Examined, _ b: Examined) -> Bool {
      if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
      return a.score != b.score ? a.score > b.score : (a.segment, a.document) < (b.segment, b.document)
    }
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

  private func builder(_ plan: QueryPlan, _ index: Int, _ arena: PostingArena, _ deadline: Deadline) -> NodeBuilder {
    NodeBuilder(
      plan: plan, model: model, scorer: scorer, segment: segments[index], segmentIndex: index, arena: arena,
      unions: unions, deadline: deadline)
  }

  /// Appends the candidates with their matches and their final scores.
  private func examine(
    _ plan: QueryPlan, _ candidates: ArraySlice<Candidate>, deadline: Deadline, _ hits: inout [Hit],
    _ order: inout [Examined]
  ) throws {
    var watch = Watch(deadline, every: 64)
    var neighbours = NeighbourScorer(plan: plan, scorer: scorer)
    let sheet = ScoreSheet(slotCount: plan.slots.count)
    defer { sheet.deallocate() }
    for (index, members) in Dictionary(grouping: candidates, by: \.segment) {
      let arena = PostingArena()
      let root = try builder(plan, index, arena, deadline).makeRoot()
      for member in members.sorted(by: { $0.document < $1.document }) {
        try watch.look()
        guard try root.probe(member.document) == member.document else { continue }
        var matches: [Match] = []
        try root.appendMatches(to: &matches)
        sheet.clear()
        try root.fill(sheet)
        var contributions: [Contribution] = []
        for slot in plan.slots.indices where sheet[slot].score > 0 {
          contributions.append(Contribution(part: .word(slot), score: sheet[slot].score * member.coverage))
        }
        var score = member.score
        for pair in neighbours.contributions(of: matches, document: member.document, columns: segments[index].columns) {
          let share = Contribution(part: pair.part, agreement: pair.agreement, score: pair.score * member.coverage)
          contributions.append(share)
          score += share.score
        }
        if member.tierScore > 0 { contributions.append(Contribution(part: .agreement, score: member.tierScore)) }
        let hit = Hit(
          segment: index, document: member.document, score: score, matches: matches, contributions: contributions)
        order.append(
          Examined(
            index: hits.count, segment: index, document: member.document, score: hit.score, dateKey: member.dateKey))
        hits.append(hit)
      }
    }
  }
}
