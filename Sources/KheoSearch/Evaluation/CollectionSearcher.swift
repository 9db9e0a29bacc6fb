package import KheoIndex
import KheoText

/// Searches one collection of a snapshot. Not thread-safe (it holds stemmers): one per task.
package final class CollectionSearcher {
  package let segments: [Segment]
  /// Segments of units and people, for what is proposed for mistyped words.
  package var names: [Segment] = []
  private let model: RankingModel
  private let stemmers: [Language: Stemmer]
  private let lookups: TermLookups
  private let scorer: FieldScorer
  private let windows = WindowPool()
  /// Made when it is first asked for.
  private lazy var thesaurus = ThesaurusReader(
    ownThesaurus ?? .shared, targets: segments.languages, lookups: lookups)
  private let ownThesaurus: Thesaurus?

  /// `thesaurus` is nil for the shared one.
  package init(segments: [Segment], model: RankingModel = RankingModel(), thesaurus: Thesaurus? = nil) {
    self.segments = segments
    self.model = model
    ownThesaurus = thesaurus
    scorer = FieldScorer(model: model, segments: segments)
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
  /// A count below 0 counts as 0. Documents have the whole query where that is what is meant (`PlanRanking`); otherwise those with
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
    let asked = PlanRanking.Asked(
      count: count, sort: sort, deadline: deadline, countsFacets: countsFacets, countsTotal: countsTotal)
    let rank = { [self] (plan: QueryPlan) in
      try PlanRanking(plan, asked, segments: segments, model: model, scorer: scorer, windows: windows).ranked(
        mayBePartial: options.partialMatches)
    }
    var (outcome, matched) = try rank(plan)
    if isAlone, matched == .none, options.thesaurus {
      plan = try makePlan(thesaurus)
      (outcome, matched) = try rank(plan)
    }
    var corrections: [Int: [UInt8]] = [:]
    for (slot, plan) in plan.slots.enumerated() { corrections[slot] = plan.correction }
    let counted: MatchCount.Counted = try asked.counts ? outcome.count() : (outcome.total, ArticleFacets())
    return CollectionResult(
      matched: matched, total: counted.total, hits: outcome.hits, words: plan.slots.map(\.word),
      corrections: corrections, facets: counted.facets, thesaurusTerms: plan.thesaurusTerms)
  }

  /// Whether some document has the word, with any marks.
  package func has(_ word: QueryWord) throws -> Bool { try segments.contains { try $0.term(word.key) != nil } }
}
