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
  private var snippets: SnippetMaker

  public init(snapshot: Snapshot) {
    self.snapshot = snapshot
    articles = CollectionSearcher(segments: snapshot.segments(of: .article))
    snippets = SnippetMaker(analyzer: analyzer)
  }

  /// Opens the live generation of the index in a folder. Throws `IndexError` or `CorruptIndexError`.
  public convenience init(folder: String) throws { try self.init(snapshot: Snapshot(folder: folder)) }

  /// Answers a search. Throws `CorruptIndexError` where the index is damaged.
  public func search(_ request: SearchRequest) throws -> SearchAnswer {
    let start = ContinuousClock.now
    let query = QueryParser.parse(request.text, analyzer: analyzer)
    var answer = SearchAnswer(
      generation: snapshot.generation, text: request.text, parsed: "\(query.tree)", isEscaped: query.isEscaped,
      matched: .none, suggestion: nil, micros: 0, articleTotal: 0, articles: [])
    if request.kinds.contains(.article) {
      let result = try find(query, request)
      answer.matched = SearchAnswer.Matched(rawValue: result.matched.rawValue)!
      answer.articleTotal = result.total
      answer.suggestion = suggestion(result, text: request.text)
      answer.articles = try result.hits.dropFirst(max(0, request.offset)).map { hit in
        try article(hit, result: result, explains: request.explains)
      }
    }
    answer.micros = Int((ContinuousClock.now - start) / .microseconds(1))
    return answer
  }

  /// The ids and scores of the best articles, without fetching more than their ids.
  public func rank(_ request: SearchRequest) throws -> [(id: String, score: Double)] {
    let result = try find(QueryParser.parse(request.text, analyzer: analyzer), request)
    return try result.hits.dropFirst(max(0, request.offset)).map { hit in
      (try articles.segments[hit.segment].record(of: hit.document).identifier, Double(hit.score))
    }
  }

  private func find(_ query: ParsedQuery, _ request: SearchRequest) throws -> CollectionResult {
    let (count, overflow) = max(0, request.top).addingReportingOverflow(max(0, request.offset))
    return try articles.search(
      query.tree, filters: request.language.map { [.language($0)] } ?? [],
      count: overflow ? Int.max : count, options: request.options)
  }

  private func article(
    _ hit: Hit, result: CollectionResult, explains: Bool
  ) throws -> SearchAnswer.Article {
    let record = try articles.segments[hit.segment].record(of: hit.document)
    let stored = try StoredArticle(payload: record.payload)
    let presentation = snippets.make(stored.documentText, matches: hit.matches)
    return SearchAnswer.Article(
      id: record.identifier, path: stored.path, score: Double(hit.score), language: stored.languageTag,
      title: stored.displayTitle, isTitleDerived: stored.isDisplayTitleDerived,
      titleHighlights: presentation.titleHighlights, date: stored.date, source: stored.source, url: stored.url,
      snippet: String(decoding: presentation.snippet.text, as: UTF8.self),
      highlights: presentation.snippet.highlights,
      why: Explanation.sentences(hit, words: result.words, closest: presentation.closest),
      explanation: explains ? Explanation.parts(hit, words: result.words) : [])
  }

  /// The query with what its mistyped words were found as.
  private func suggestion(_ result: CollectionResult, text: String) -> String? {
    if result.corrections.isEmpty { return nil }
    var bytes = Array(text.utf8)
    for (slot, spelling) in result.corrections.sorted(by: { $0.key > $1.key }) {
      let range = result.words[slot].range
      guard range.upperBound <= bytes.count else { continue }
      bytes.replaceSubrange(range, with: spelling)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
