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
    /// Words that agree with the query's, where other hits have words that only look alike.
    case agreement
  }

  package var part: Part
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

  package init(segments: [Segment], model: RankingModel = RankingModel()) {
    self.segments = segments
    self.model = model
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
  /// A count below 0 counts as 0. All words are required; where no document has them all, those with some of them are given,
  /// and the result says so. With `listsAll` an empty query is one for all documents that meet the conditions.
  /// Throws `CorruptIndexError` where the index is damaged, `DeadlineExceeded` past the deadline.
  package func search(
    _ tree: QueryTree, conditions: SearchConditions = SearchConditions(), listsAll: Bool = false, count: Int,
    options: SearchOptions = SearchOptions(), sort: SearchSort = .relevance, deadline: Deadline = .none,
    countsFacets: Bool = false
  ) throws -> CollectionResult {
    var planner = QueryPlanner(
      expander: WordExpander(
        segments: segments, model: model, options: options, stemmers: stemmers, deadline: deadline, lookups: lookups))
    planner.expander.names = names
    let plan = try planner.plan(tree, conditions: conditions, listsAll: listsAll)
    let count = min(max(0, count), documentCount)
    var outcome = try rank(plan, count: count, sort: sort, deadline: deadline, countsFacets: countsFacets)
    var matched = outcome.total > 0 ? CollectionResult.Matched.all : .none
    if outcome.total == 0, options.partialMatches, let relaxed = QueryPlanner.relaxed(plan) {
      outcome = try rank(relaxed, count: count, sort: sort, deadline: deadline, countsFacets: countsFacets)
      if outcome.total > 0 { matched = .partial }
    }
    var corrections: [Int: [UInt8]] = [:]
    for (slot, plan) in plan.slots.enumerated() { corrections[slot] = plan.correction }
    return CollectionResult(
      matched: matched, total: outcome.total, hits: outcome.hits, words: plan.slots.map(\.word),
      corrections: corrections, facets: outcome.facets)
  }

  /// Whether some document has the word, with any marks.
  package func has(_ word: QueryWord) throws -> Bool { try segments.contains { try $0.term(word.key) != nil } }

  // MARK: Ranking

  private struct Candidate {
    var segment: Int
    var document: UInt32
    var score: Float
    /// What of the score is for its tier of agreement.
    var tierScore: Float = 0
    /// How far its words are from the query's.
    var distance: Int
    /// Of the date, where hits are sorted by it.
    var dateKey: Int64

    /// By date where they are sorted by it, then higher scores first; equal scores in the order of the documents.
    static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
      if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
      return a.score != b.score ? a.score > b.score : (a.segment, a.document) < (b.segment, b.document)
    }
  }

  /// Ranks in two steps. First every matching document gets the score of its words. Then neighbouring words are looked
  /// for in the best candidates, as many as could still reach the page: what neighbours can add is bounded, so the result
  /// is the same as if every document had been looked at.
  private func rank(
    _ plan: QueryPlan, count: Int, sort: SearchSort, deadline: Deadline, countsFacets: Bool
  ) throws -> (total: Int, hits: [Hit], facets: ArticleFacets) {
    var candidates: [Candidate] = []
    var watch = Watch(deadline)
    let tiers = AgreementTiers(wordCount: plan.slots.count)
    for index in segments.indices {
      let arena = PostingArena()
      let root = try builder(plan, index, arena, deadline).makeRoot()
      while root.document != PostingCursor.end {
        try watch.look()
        candidates.append(
          Candidate(
            segment: index, document: root.document, score: try root.score(),
            distance: plan.isRelaxed ? 0 : try root.distance(tiers),
            dateKey: sort == .relevance ? 0 : sort.key(ofDay: segments[index].columns.day(of: root.document))))
        try root.next()
      }
    }
    let facets = countsFacets ? try self.facets(of: candidates) : ArticleFacets()
    let bound = plan.pairs.reduce(Float(0)) { $0 + pairBound(plan, $1) }
    let ceiling = plan.slots.reduce(bound) { $0 + $1.idf * (model.k1 + 1) }
    Self.raiseTiers(&candidates, by: ceiling)
    var hits: [Hit] = []
    var order: [Examined] = []
    var examined = 0
    while count > 0 {
      // Where neighbours can add nothing, the order is known.
      let next = min(candidates.count, bound > 0 ? max(count + 32, examined * 2) : count)
      candidates.sortFirst(next + 1, from: examined, by: Candidate.precedes)
      try examine(plan, candidates[examined..<next], deadline: deadline, &hits, &order)
      order.sort(by: Examined.precedes)
      examined = next
      if examined == candidates.count || bound == 0 { break }
      if order.count >= count, order[count - 1].stands(before: candidates[examined], raisedBy: bound) { break }
    }
    let best = order.prefix(count).map { place in
      var hit = hits[place.index]
      hit.matches.sortByPlace()
      return hit
    }
    return (candidates.count, best, facets)
  }

  /// A candidate with its final score.
  private struct Examined {
    /// Of the hit.
    var index: Int
    var segment: Int
    var document: UInt32
    var score: Float
    var dateKey: Int64

    /// Whether it precedes every candidate from `next` on, to whose scores `bound` may be added at most.
    func stands(before next: Candidate, raisedBy bound: Float) -> Bool {
      dateKey != next.dateKey ? dateKey < next.dateKey : score >= next.score + bound
    }

    /// As candidates.
    static func precedes(_ a: Examined, _ b: Examined) -> Bool {
      if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
      return a.score != b.score ? a.score > b.score : (a.segment, a.document) < (b.segment, b.document)
    }
  }

  /// The facets of candidates in the order of the documents.
  private func facets(of candidates: [Candidate]) throws -> ArticleFacets {
    var counter = ArticleFacetCounter()
    var start = 0
    while start < candidates.count {
      let segment = candidates[start].segment
      let end = candidates[start...].firstIndex { $0.segment != segment } ?? candidates.count
      try counter.add(candidates[start..<end].lazy.map(\.document), of: segments[segment])
      start = end
    }
    return counter.facets
  }

  /// Adds to every candidate as much for each tier below its own as any document could score otherwise, so that no
  /// frequency carries a document over a tier. Where all are in one tier nothing is added.
  private static func raiseTiers(_ candidates: inout [Candidate], by ceiling: Float) {
    guard let first = candidates.first else { return }
    if candidates.allSatisfy({ $0.distance == first.distance }) { return }
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
      deadline: deadline)
  }

  /// The most that a pair of neighbours can add.
  private func pairBound(_ plan: QueryPlan, _ pair: (first: Int, second: Int)) -> Float {
    model.adjacency * min(plan.slots[pair.first].idf, plan.slots[pair.second].idf) * (model.k1 + 1)
  }

  /// Appends the candidates with their matches and their final scores.
  private func examine(
    _ plan: QueryPlan, _ candidates: ArraySlice<Candidate>, deadline: Deadline, _ hits: inout [Hit],
    _ order: inout [Examined]
  ) throws {
    var watch = Watch(deadline, every: 64)
    var neighbours = NeighbourScorer(plan: plan, model: model, scorer: scorer)
    for (index, members) in Dictionary(grouping: candidates, by: \.segment) {
      let arena = PostingArena()
      let root = try builder(plan, index, arena, deadline).makeRoot()
      for member in members.sorted(by: { $0.document < $1.document }) {
        try watch.look()
        if root.document < member.document { try root.seek(to: member.document) }
        guard root.document == member.document else { continue }
        var matches: [Match] = []
        try root.appendMatches(to: &matches)
        var contributions: [Contribution] = []
        try root.appendContributions(to: &contributions)
        if member.tierScore > 0 { contributions.append(Contribution(part: .agreement, score: member.tierScore)) }
        let pairs = neighbours.contributions(
          of: matches, document: member.document, columns: segments[index].columns)
        let hit = Hit(
          segment: index, document: member.document, score: pairs.reduce(member.score) { $0 + $1.score },
          matches: matches, contributions: contributions + pairs)
        order.append(
          Examined(
            index: hits.count, segment: index, document: member.document, score: hit.score, dateKey: member.dateKey))
        hits.append(hit)
      }
    }
  }
}
