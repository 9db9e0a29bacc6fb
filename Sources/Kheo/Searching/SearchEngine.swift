import KheoEntities
public import KheoIndex
import KheoSearch
import KheoText

/// Answers searches over one generation of an index.
///
/// Not thread-safe (it holds an analyzer and stemmers): one per task. The snapshot behind it can be shared.
public final class SearchEngine {
  public let snapshot: Snapshot
  private let analyzer = Analyzer()
  private let articles: CollectionSearcher
  private let units: CardSearcher
  private let people: CardSearcher
  private let stories: [Segment]
  private var snippets: SnippetMaker
  /// The articles that met conditions on units and people last: pages of one search, and searches in one place, share them.
  private var lastNamed: (conditions: SearchConditions, options: SearchOptions, documents: [[UInt32]])?

  /// Searches a generation. `model` ranks its articles.
  public init(snapshot: Snapshot, model: RankingModel = RankingModel()) {
    self.snapshot = snapshot
    articles = CollectionSearcher(segments: snapshot.segments(of: .article), model: model)
    articles.names = snapshot.segments(of: .unit) + snapshot.segments(of: .person)
    units = CardSearcher(segments: snapshot.segments(of: .unit), language: .shared)
    people = CardSearcher(segments: snapshot.segments(of: .person), language: .shared)
    stories = snapshot.segments(of: .story)
    snippets = SnippetMaker(analyzer: analyzer)
  }

  /// Opens the live generation of the index in a folder. Throws `IndexError` or `CorruptIndexError`.
  public convenience init(folder: String) throws { try self.init(snapshot: Snapshot(folder: folder)) }

  /// Answers a search. Throws `CorruptIndexError` where the index is damaged, `DeadlineExceeded` past the deadline.
  ///
  /// Hits of one kind that hold the whole query leave no room for hits of another kind that hold a part of it.
  public func search(_ request: SearchRequest) throws -> SearchAnswer {
    let start = ContinuousClock.now
    let deadline = Deadline(request.deadline)
    let query = parse(request)
    let found = try find(query, request, countsFacets: request.countsFacets)
    var answer = SearchAnswer(
      generation: snapshot.generation, text: request.text, parsed: "\(query.tree)", isEscaped: query.isEscaped,
      matched: found.matched, suggestion: suggestion(found, text: request.text), micros: 0, articleTotal: 0,
      articles: [])
    answer.offsets = request.offsets
    let passedOver = max(0, request.offset)
    if let result = found.articles {
      answer.articleTotal = result.total
      answer.articleFacets = request.countsFacets ? Self.facets(result.facets) : []
      var apart = WrittenApart()
      answer.articles = try result.hits.dropFirst(passedOver).map { hit in
        try deadline.check()
        return try article(hit, result: result, explains: request.explains, &apart)
      }
      if passedOver == 0, let text = apart.replacing(request.text) { answer.suggestion = text }
    }
    answer.units = try entities(found.units, of: units, request)
    answer.people = try entities(found.people, of: people, request)
    answer.micros = Int((ContinuousClock.now - start) / .microseconds(1))
    return answer
  }

  /// The ids and scores of the best hits, without fetching more than their ids: of articles, or of the one kind that is
  /// asked for.
  public func rank(_ request: SearchRequest) throws -> [(id: String, score: Double)] {
    var request = request
    if request.kinds.count > 1 { request.kinds = [.article] }
    let found = try find(parse(request), request, countsFacets: false, countsTotal: false)
    let passedOver = max(0, request.offset)
    let cards = [(found.units, units), (found.people, people)].flatMap { result, searcher in
      (result?.hits ?? []).map { (searcher.segments[$0.segment], $0.document, $0.rank.score) }
    }
    let hits = (found.articles?.hits ?? []).map { (articles.segments[$0.segment], $0.document, Double($0.score)) }
    return try (hits + cards).dropFirst(passedOver).map { segment, document, score in
      (try segment.record(of: document).identifier, score)
    }
  }

  /// The best articles, with nothing fetched of them. With `counts` all that match are counted, and their facets.
  func bestArticles(_ request: SearchRequest, counts: Bool = false) throws -> [PlainHit] {
    let found = try find(parse(request), request, countsFacets: counts, countsTotal: counts)
    return (found.articles?.hits ?? []).map { PlainHit(segment: $0.segment, document: $0.document, score: $0.score) }
  }

  /// The best articles, after everything that an answer says of them was made.
  func shownArticles(_ request: SearchRequest, counts: Bool = false) throws -> [PlainHit] {
    let found = try find(parse(request), request, countsFacets: counts, countsTotal: counts)
    guard let result = found.articles else { return [] }
    var apart = WrittenApart()
    return try result.hits.map { hit in
      withExtendedLifetime(try article(hit, result: result, explains: request.explains, &apart)) {}
      return PlainHit(segment: hit.segment, document: hit.document, score: hit.score)
    }
  }

  /// Makes what a first search would have to make, so that it is as quick as the next.
  public func warmUp() throws {
    _ = try search(SearchRequest(text: "a"))
  }

  // MARK: Finding

  private func parse(_ request: SearchRequest) -> ParsedQuery {
    var query = QueryParser.parse(request.text, analyzer: analyzer)
    if request.isStrict { query.tree = query.tree.strict }
    return query
  }

  /// What each kind that was asked for gave.
  private struct Found {
    var articles: CollectionResult?
    var units: CardResult?
    var people: CardResult?

    var matched: SearchAnswer.Matched {
      let all = [articles?.matched, units?.matched, people?.matched]
      return all.contains(.all) ? .all : all.contains(.partial) ? .partial : .none
    }
  }

  /// Units and people that meet the whole query, and articles: of these those with a part of it only where no card meets
  /// it. Where nothing meets the whole query, also units and people that meet parts.
  private func find(
    _ query: ParsedQuery, _ request: SearchRequest, countsFacets: Bool, countsTotal: Bool = true
  ) throws -> Found {
    var options = request.options
    options.partialMatches = false
    var found = try findCards(query, request, options, .all)
    options.partialMatches = request.options.partialMatches && found.matched != .all
    found.articles = try findArticles(
      query, request, options, countsFacets: countsFacets, countsTotal: countsTotal)
    if found.matched == .all || !options.partialMatches { return found }
    let cards = try findCards(query, request, request.options, .any)
    found.units = cards.units
    found.people = cards.people
    return found
  }

  private func limit(_ request: SearchRequest) -> Int {
    let (count, overflow) = max(0, request.top).addingReportingOverflow(max(0, request.offset))
    return overflow ? Int.max : count
  }

  private func findArticles(
    _ query: ParsedQuery, _ request: SearchRequest, _ options: SearchOptions, countsFacets: Bool, countsTotal: Bool
  ) throws -> CollectionResult? {
    guard request.kinds.contains(.article) else { return nil }
    let conditions = request.conditions(analyzer: analyzer)
    let listsAll = request.isBlank && !conditions.isEmpty
    let deadline = Deadline(request.deadline)
    try deadline.check()
    return try articles.search(
      query.tree, conditions: articleConditions(conditions, options, deadline), listsAll: listsAll,
      count: limit(request), options: options,
      sort: listsAll && request.sort == .relevance ? .newest : request.sort, deadline: deadline,
      countsFacets: countsFacets, countsTotal: countsTotal)
  }

  private func findCards(
    _ query: ParsedQuery, _ request: SearchRequest, _ options: SearchOptions, _ requirement: CardSearcher.Requirement
  ) throws -> Found {
    let cards = [(Kind.unit, units), (.person, people)].filter { request.kinds.contains($0.0) }
    var found = Found()
    if cards.isEmpty { return found }
    let conditions = request.conditions(analyzer: analyzer)
    let listsAll = request.isBlank && !conditions.isEmpty
    let deadline = Deadline(request.deadline)
    try deadline.check()
    var names: Set<NamePair> = []
    for searcher in [units, people] {
      names.formUnion(try searcher.names(in: query.tree, options: options, deadline: deadline))
    }
    for (kind, searcher) in cards {
      // A word of the articles is no misspelt name.
      let result = try searcher.search(
        query.tree, conditions: conditions, listsAll: listsAll, requirement: requirement, names: names,
        count: limit(request),
        options: options, sort: request.sort, deadline: deadline,
        mayCorrect: { [articles] word in !((try? articles.has(word)) ?? true) })
      if kind == .unit { found.units = result } else { found.people = result }
    }
    return found
  }

  /// Conditions as they are for articles: one that names a unit or a person which meets those on cards meets them.
  private func articleConditions(
    _ conditions: SearchConditions, _ options: SearchOptions, _ deadline: Deadline
  ) throws -> SearchConditions {
    let onCards = conditions.onCards
    if onCards.isEmpty || onCards.areImpossible { return conditions }
    var options = options
    options.partialMatches = false
    if lastNamed?.conditions != onCards || lastNamed?.options != options {
      var named = try NamedArticles(segments: articles.segments)
      for searcher in [units, people] {
        try named.add(cardsOf: searcher, meeting: onCards, options: options, deadline: deadline)
      }
      lastNamed = (onCards, options, named.found)
    }
    var conditions = conditions
    conditions.documents = lastNamed?.documents
    return conditions
  }

  /// The query with what its mistyped words were found as; nil where some kind has it as it was typed.
  private func suggestion(_ found: Found, text: String) -> String? {
    let cards = [found.units, found.people].compactMap { $0 }.filter { $0.total > 0 }
    if cards.contains(where: { $0.matched == .all && $0.corrections.isEmpty }) { return nil }
    if let articles = found.articles, articles.total > 0 || cards.isEmpty {
      return suggestion(articles.corrections, articles.words, text: text)
    }
    return cards.lazy.compactMap { self.suggestion($0.corrections, $0.words, text: text) }.first
  }

  private func suggestion(_ corrections: [Int: [UInt8]], _ words: [QueryWord], text: String) -> String? {
    if corrections.isEmpty { return nil }
    return Self.replacing(corrections.map { (words[$0.key].range, $0.value) }, in: text)
  }

  /// A text with other bytes at some places; of two for one place the first stays.
  static func replacing(_ changes: [(range: Range<Int>, bytes: [UInt8])], in text: String) -> String {
    var bytes = Array(text.utf8)
    var start = Int.max
    for (range, new) in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard range.upperBound <= min(start, bytes.count) else { continue }
      bytes.replaceSubrange(range, with: new)
      start = range.lowerBound
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Showing

  private func article(
    _ hit: Hit, result: CollectionResult, explains: Bool, _ apart: inout WrittenApart
  ) throws -> SearchAnswer.Article {
    let (id, stored) = try articles.segments[hit.segment].withRecord(of: hit.document) { id, payload in
      (String(decoding: id, as: UTF8.self), try StoredArticle(shownOf: payload))
    }
    let presentation = snippets.make(stored.documentText, matches: hit.matches)
    apart.add(presentation.closest, words: result.words)
    return SearchAnswer.Article(
      id: id, path: stored.path, score: Double(hit.score), language: stored.languageTag,
      title: stored.displayTitle, isTitleDerived: stored.isDisplayTitleDerived,
      titleHighlights: presentation.titleHighlights, date: stored.date, source: stored.source, url: stored.url,
      snippet: String(decoding: presentation.snippet.text, as: UTF8.self),
      highlights: presentation.snippet.highlights,
      alsoIn: try alsoIn(id, languageTag: stored.languageTag),
      why: Explanation.sentences(hit, words: result.words, terms: result.thesaurusTerms, closest: presentation.closest),
      explanation: explains ? Explanation.parts(hit, words: result.words) : [])
  }

  /// The articles that tell an article's story in other languages.
  private func alsoIn(_ id: String, languageTag: String) throws -> [(id: String, language: String)] {
    let story = try StoredStory.story(ofArticle: id, in: stories)
    return (story?.others ?? []).filter { $0.languageTag != languageTag }.map { ($0.id, $0.languageTag) }
  }

  private func entities(
    _ result: CardResult?, of searcher: CardSearcher, _ request: SearchRequest
  ) throws -> SearchAnswer.Entities {
    guard let result else { return SearchAnswer.Entities() }
    let mentions = MentionFinder(snapshot: snapshot)
    let deadline = Deadline(request.deadline)
    let hits = try result.hits.dropFirst(max(0, request.offset)).map { hit in
      try deadline.check()
      let record = try searcher.segments[hit.segment].record(of: hit.document)
      let card = try StoredCard(payload: record.payload)
      var entity = SearchAnswer.Entity(card, id: record.identifier)
      entity.score = hit.rank.score
      entity.mentions = try mentions.mentions(
        of: card, limit: SearchAnswer.Entity.mentionLimit, unit: request.offsets)
      entity.why = EntityExplanation(card: card, words: result.words).sentences(hit)
      entity.explanation = request.explains ? hit.rank.contributions : []
      return entity
    }
    return SearchAnswer.Entities(total: result.total, hits: hits, facets: Self.facets(result.facets))
  }

  private static func facets(_ facets: ArticleFacets) -> [SearchAnswer.Facet] {
    [
      SearchAnswer.Facet(
        name: "language", values: facets.languages.map { .init(value: $0.language.code, count: $0.count) }),
      SearchAnswer.Facet(name: "year", values: facets.years.map { .init(value: String($0.year), count: $0.count) }),
      SearchAnswer.Facet(name: "source", values: facets.sources.map { .init(value: $0.source, count: $0.count) }),
    ]
  }

  private static func facets(_ facets: CardFacets) -> [SearchAnswer.Facet] {
    [
      SearchAnswer.Facet(
        name: "place", values: facets.places.map { .init(value: $0.name, type: $0.type, count: $0.count) }),
      SearchAnswer.Facet(name: "kind", values: facets.kinds.map { .init(value: $0.kind, count: $0.count) }),
      SearchAnswer.Facet(
        name: "language", values: facets.languages.map { .init(value: $0.language.code, count: $0.count) }),
    ]
  }
}
