package import KheoIndex
import KheoText

/// A card that a query found.
package struct CardHit: Sendable {
  /// An index into the collection's segments.
  package var segment: Int
  package var document: UInt32
  package var rank: CardRank
  /// For each word of the query the match that counts, by slot.
  package var matches: [CardMatch]
  /// What conditions were met by.
  package var conditions: [CardMatch]
}

/// What a search of one collection of cards gives.
package struct CardResult: Sendable {
  package var matched = CollectionResult.Matched.none
  /// Cards that match, exactly.
  package var total = 0
  /// Best first; equal ranks in the order of the cards.
  package var hits: [CardHit] = []
  package var words: [QueryWord] = []
  /// Spellings found for words that were not found as typed, by slot.
  package var corrections: [Int: [UInt8]] = [:]
  package var facets = CardFacets()
}

/// Searches the units or the people of a snapshot. Not thread-safe (it holds stemmers): one per task.
///
/// Cards are found by the same plans and walks as articles and ranked by a model of their own (`CardRank`): what a name is
/// matters, and how often it is said does not.
package final class CardSearcher {
  package let segments: [Segment]
  private let makeLanguage: () -> CardLanguage
  private lazy var language = makeLanguage()
  private let compounds = CompoundTables()
  private let model = RankingModel()
  private let stemmers: [Language: Stemmer]
  private let lookups: TermLookups
  private let scorer: FieldScorer
  private var last: (tree: QueryTree, meanings: [Range<Int>: Set<String>])?

  /// `language` is asked for when there are cards to search.
  package init(segments: [Segment], language: @escaping @autoclosure () -> CardLanguage) {
    self.segments = segments
    makeLanguage = language
    scorer = FieldScorer(model: model, segments: segments)
    stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    lookups = TermLookups(segments: segments, stemmers: stemmers)
  }

  /// How much of the query a card must have.
  package enum Requirement: Sendable {
    case all
    /// Any word, for where nothing has them all.
    case any
  }

  /// The neighbours in a query that are neighbours in a name or a place of the collection.
  package func names(
    in tree: QueryTree, options: SearchOptions = SearchOptions(), deadline: Deadline = .none
  ) throws -> Set<NamePair> {
    if segments.isEmpty || tree.positiveWords.count < 2 { return [] }
    var planner = QueryPlanner(
      expander: expander(
        ways(for: tree, SearchConditions(), isLoose: false) { _ in false }, options: options, deadline: deadline))
    let plan = try planner.plan(tree)
    return try NameBonds.names(
      of: plan, builders: segments.indices.map { index in { self.builder(plan, index, $0, deadline) } })
  }

  /// The best `count` cards for a query, how many there are, and what they have in common.
  ///
  /// `names` are the neighbours in the query that are names (`names(in:options:)`), in whatever collection: no card is found
  /// that has one here and the other there. `mayCorrect` tells whether a word that no card has may be one that was mistyped. Where no card has all words as they
  /// are, they are taken loosely: as beginnings, where typing may not have ended, and as parts of compounds. With `listsAll`
  /// an empty query is one for all cards that meet the conditions.
  /// Throws `CorruptIndexError` where the index is damaged, `DeadlineExceeded` past the deadline.
  package func search(
    _ tree: QueryTree, conditions: SearchConditions = SearchConditions(), listsAll: Bool = false,
    requirement: Requirement = .all, names: Set<NamePair>, count: Int, options: SearchOptions = SearchOptions(),
    sort: SearchSort = .relevance, deadline: Deadline = .none,
    mayCorrect: @escaping (QueryWord) -> Bool = { _ in true }
  ) throws -> CardResult {
    if segments.isEmpty { return CardResult() }
    var result = CardResult()
    for isLoose in requirement == .all ? [false, true] : [false] {
      var ways = ways(for: tree, conditions, isLoose: isLoose, mayCorrect: mayCorrect)
      ways.isPartial = requirement == .any
      var planner = QueryPlanner(expander: expander(ways, options: options, deadline: deadline))
      let plan = try planner.plan(tree, conditions: conditions, listsAll: listsAll)
      let bonds = NameBonds(plan: plan, names: names)
      var (required, optional) = withoutConnectors(plan, bonds: bonds)
      if requirement == .any {
        guard let relaxed = QueryPlanner.relaxed(required, opensAlternatives: true) else { return result }
        required = relaxed
      }
      result = try rank(required, bonds: bonds, optional: optional, count: count, sort: sort, deadline: deadline)
      if result.total > 0 {
        result.matched = requirement == .all ? .all : .partial
        for (slot, plan) in plan.slots.enumerated() { result.corrections[slot] = plan.correction }
        break
      }
    }
    return result
  }

  /// Calls `body` with the payload of every card that meets conditions.
  func forEachPayload(
    meeting conditions: SearchConditions, options: SearchOptions, deadline: Deadline,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    if segments.isEmpty { return }
    let ways = ways(for: .empty, conditions, isLoose: false) { _ in false }
    var planner = QueryPlanner(expander: expander(ways, options: options, deadline: deadline))
    let plan = try planner.plan(.empty, conditions: conditions, listsAll: true)
    var watch = Watch(deadline, every: 256)
    for index in segments.indices {
      let walk = try CardWalk(builder: builder(plan, index, PostingArena(), deadline), optional: [])
      var documents: [UInt32] = []
      while walk.document != PostingCursor.end {
        try watch.look()
        documents.append(walk.document)
        try walk.next()
      }
      try segments[index].forEachPayload(of: documents) { _, payload in
        try watch.look()
        try body(payload)
      }
    }
  }

  // MARK: Ranking

  private struct Candidate {
    var segment: Int
    var document: UInt32
    /// Of the date, where hits are sorted by it.
    var dateKey: Int64 = 0
    var key: UInt64
    var rank: CardRank

    /// By date where they are sorted by it, then higher ranks first; equal ones in the order of the cards.
    static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
      if a.dateKey != b.dateKey { return a.dateKey < b.dateKey }
      return a.key != b.key ? a.key > b.key : (a.segment, a.document) < (b.segment, b.document)
    }
  }

  private func rank(
    _ required: QueryPlan, bonds: NameBonds, optional: Set<Int>, count: Int, sort: SearchSort, deadline: Deadline
  ) throws -> CardResult {
    let evaluation = CardEvaluation(plan: required, bonds: bonds, optional: optional)
    var candidates: [Candidate] = []
    var result = CardResult(words: required.slots.map(\.word))
    var facets = CardFacetCounter()
    var watch = Watch(deadline, every: 256)
    for index in segments.indices {
      var found: [Candidate] = []
      let walk = try CardWalk(builder: builder(required, index, PostingArena(), deadline), optional: optional)
      while walk.document != PostingCursor.end {
        try watch.look()
        if let rank = evaluation.evaluate(try walk.matches())?.rank {
          found.append(Candidate(segment: index, document: walk.document, key: 0, rank: rank))
        }
        try walk.next()
      }
      try complete(&found, segment: segments[index], sort: sort, deadline: deadline, facets: &facets)
      candidates += found
    }
    candidates.sort(by: Candidate.precedes)
    result.total = candidates.count
    result.facets = facets.facets
    result.hits = try hits(
      candidates.prefix(max(0, count)), required, evaluation, optional: optional, deadline: deadline)
    return result
  }

  /// Adds to ranks what the cards themselves tell, and counts what they have in common.
  private func complete(
    _ found: inout [Candidate], segment: Segment, sort: SearchSort, deadline: Deadline, facets: inout CardFacetCounter
  ) throws {
    var next = 0
    var watch = Watch(deadline, every: 256)
    try segment.forEachPayload(of: found.map(\.document)) { document, payload in
      try watch.look()
      let header = try CardHeader(payload: payload)
      found[next].rank.articleCount = header.articleCount
      found[next].rank.mentionCount = header.mentionCount
      // What is in a place matters before what the place is divided into.
      if found[next].rank.tier == .place, language.placeKinds.contains(header.kind) { found[next].rank.isPart = true }
      let day = segment.columns.day(of: document)
      found[next].rank.lastDay = max(0, Int(day ?? 0))
      found[next].key = found[next].rank.key
      found[next].dateKey = sort.key(ofDay: day)
      facets.add(header)
      next += 1
    }
  }

  /// The plan without words that join others, unless they are a part of a name or all there is.
  private func withoutConnectors(_ plan: QueryPlan, bonds: NameBonds) -> (plan: QueryPlan, optional: Set<Int>) {
    guard case .and(let nodes) = plan.root else { return (plan, []) }
    let optional = Set(
      nodes.compactMap { node -> Int? in
        guard case .slot(let slot) = node, isConnector(plan.slots[slot].word), !bonds.hold(slot) else { return nil }
        return slot
      })
    let rest = nodes.filter { node in if case .slot(let slot) = node { !optional.contains(slot) } else { true } }
    let hasWord = rest.contains { node in if case .slot = node { true } else { false } }
    guard !optional.isEmpty, hasWord else { return (plan, []) }
    var required = plan
    required.root = .and(rest)
    return (required, optional)
  }

  /// A plain word in small letters, as names are not written. Whoever types a name in small letters may still mean the
  /// family name Le, which then ranks and does not select.
  private func isConnector(_ word: QueryWord) -> Bool {
    word.mode == .expanded && !word.isCapitalized && language.connectors.contains(word.spelling)
  }

  private func hits(
    _ candidates: ArraySlice<Candidate>, _ plan: QueryPlan, _ evaluation: CardEvaluation, optional: Set<Int>,
    deadline: Deadline
  ) throws -> [CardHit] {
    var hits: [CardHit] = []
    let order = Dictionary(
      uniqueKeysWithValues: candidates.enumerated().map { (UInt64($1.segment) << 32 | UInt64($1.document), $0) })
    for (index, members) in Dictionary(grouping: candidates, by: \.segment) {
      let walk = try CardWalk(builder: builder(plan, index, PostingArena(), deadline), optional: optional)
      for member in members.sorted(by: { $0.document < $1.document }) {
        try walk.seek(to: member.document)
        guard walk.document == member.document else { continue }
        let matches = try walk.matches()
        hits.append(
          CardHit(
            segment: index, document: member.document, rank: member.rank,
            matches: evaluation.evaluate(matches)?.chosen ?? [], conditions: try walk.conditions()))
      }
    }
    return hits.sorted {
      order[UInt64($0.segment) << 32 | UInt64($0.document)]! < order[UInt64($1.segment) << 32 | UInt64($1.document)]!
    }
  }

  private func ways(
    for tree: QueryTree, _ conditions: SearchConditions, isLoose: Bool, mayCorrect: @escaping (QueryWord) -> Bool
  ) -> CardWays {
    CardWays(
      isLoose: isLoose, end: tree.positiveWords.last?.range.upperBound ?? 0, mayCorrect: mayCorrect, isPartial: false,
      meanings: meanings(of: tree).merging(meanings(of: conditions)) { first, _ in first }, language: language,
      compounds: compounds)
  }

  /// What the words of conditions stand for.
  private func meanings(of conditions: SearchConditions) -> [Range<Int>: Set<String>] {
    conditions.entities.reduce(into: [:]) { meanings, condition in
      meanings.merge(language.meanings(of: condition.words, stemmers: stemmers)) { first, _ in first }
    }
  }

  /// What the words of a query stand for, looked up once for all plans of one query.
  private func meanings(of tree: QueryTree) -> [Range<Int>: Set<String>] {
    if let last, last.tree == tree { return last.meanings }
    let meanings = language.meanings(of: tree.expandedWords, stemmers: stemmers)
    last = (tree, meanings)
    return meanings
  }

  private func expander(_ ways: CardWays, options: SearchOptions, deadline: Deadline) -> WordExpander {
    WordExpander(
      segments: segments, model: model, options: options, stemmers: stemmers, cards: ways, deadline: deadline,
      lookups: lookups)
  }

  private func builder(_ plan: QueryPlan, _ index: Int, _ arena: PostingArena, _ deadline: Deadline) -> NodeBuilder {
    NodeBuilder(
      plan: plan, model: model, scorer: scorer, segment: segments[index], segmentIndex: index, arena: arena,
      deadline: deadline)
  }
}
