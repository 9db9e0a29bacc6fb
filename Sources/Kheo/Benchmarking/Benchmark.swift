public import KheoIndex
import KheoSearch
import KheoText

/// Measures how long searches take: on one thread, in this process, each query once unmeasured and then round after round.
///
/// Nothing is kept of a result from one round to the next. Not thread-safe: one per task.
public final class Benchmark {
  /// What is measured.
  public struct Settings: Sendable {
    /// Hits of a query, 1 or more.
    public var top = 10
    /// Measured runs of each query, 1 or more.
    public var rounds = 5
    /// Whether every knowledge of languages is left aside: folded terms, ranked by BM25. Otherwise the text of a query is
    /// asked as people ask it.
    public var isPlain = false
    /// Whether the title and a highlighted snippet of each hit are part of what is measured.
    public var makesSnippets = false
    /// Whether all hits and facets are counted. Not for plain searches.
    public var countsTotals = false

    public init() {}
  }

  /// One measured run.
  public struct Run: Sendable {
    public let query: BenchmarkQuery
    public let micros: Double
    /// Of the last round the ids of the hits with their scores, fetched after the clock was read.
    public let hits: [(id: String, score: Double)]?

    /// `{"qid", "class", "query", "micros"}`, and `ids` and `scores` where there are hits.
    public var json: [UInt8] {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("qid", query.qid)
      writer.member("class", query.queryClass)
      writer.member("query", query.text)
      writer.member("micros", micros)
      if let hits {
        writer.member("ids", hits.map(\.id))
        writer.name("scores")
        writer.beginArray()
        for hit in hits { writer.value(hit.score) }
        writer.endArray()
      }
      writer.endObject()
      return writer.bytes
    }
  }

  private let settings: Settings
  private let snapshot: Snapshot
  private let engine: SearchEngine
  private let plain: PlainSearcher
  private var snippets = SnippetMaker(analyzer: Analyzer())

  public init(snapshot: Snapshot, settings: Settings) {
    self.settings = settings
    self.snapshot = snapshot
    engine = SearchEngine(snapshot: snapshot)
    plain = PlainSearcher(segments: snapshot.segments(of: .article))
  }

  /// Measures a query and calls `report` with each run. Throws `CorruptIndexError` where the index is damaged.
  public func measure(_ query: BenchmarkQuery, _ report: (Run) throws -> Void) throws {
    _ = try ask(query)
    for round in 1...max(1, settings.rounds) {
      let start = ContinuousClock.now
      let found = try ask(query)
      let micros = (ContinuousClock.now - start) / .nanoseconds(1) / 1000
      let hits = round == max(1, settings.rounds) ? try found.map { (try id($0), Double($0.score)) } : nil
      try report(Run(query: query, micros: micros, hits: hits))
    }
  }

  // MARK: What is measured

  private func ask(_ query: BenchmarkQuery) throws -> [PlainHit] {
    if settings.isPlain {
      let hits = try plain.search(query.plain, count: settings.top)
      if settings.makesSnippets { try show(hits, of: query) }
      return hits
    }
    var request = SearchRequest(text: query.text)
    request.kinds = [.article]
    request.top = settings.top
    let counts = settings.countsTotals
    return settings.makesSnippets
      ? try engine.shownArticles(request, counts: counts) : try engine.bestArticles(request, counts: counts)
  }

  /// Makes what a page of hits shows.
  private func show(_ hits: [PlainHit], of query: BenchmarkQuery) throws {
    for hit in hits {
      let matches = try plain.matches(of: hit, query.plain)
      let stored = try plain.segments[hit.segment].withRecord(of: hit.document) { _, payload in
        try StoredArticle(shownOf: payload)
      }
      blackHole((stored.displayTitle, snippets.make(stored.documentText, matches: matches)))
    }
  }

  private func id(_ hit: PlainHit) throws -> String {
    try plain.segments[hit.segment].withRecord(of: hit.document) { id, _ in String(decoding: id, as: UTF8.self) }
  }
}

/// Takes a value, so that making it cannot be left out.
@inline(never)
private func blackHole<Value>(_ value: Value) {}
