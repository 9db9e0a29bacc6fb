import Kheo
import KheoWeb

/// Runs a search for a URL's parameters, and tells where the pages beside its answer begin.
struct SearchRunner: Sendable {
  let metrics: ServerMetrics

  /// The answer, with its pages and without the time it took: the same each time it is made.
  func run(
    _ parameters: SearchParameters, _ tools: ServedIndex.Tools, deadline: ContinuousClock.Instant
  ) throws -> SearchAnswer {
    var request = parameters.request
    request.deadline = deadline
    let start = ContinuousClock.now
    var answer = try tools.engine.search(request)
    metrics.search(
      kind: parameters.kinds.rawValue, duration: ContinuousClock.now - start, isEmpty: answer.matched == .none)
    if answer.suggestion != nil { metrics.rewrite(rule: "typo") }
    answer.micros = nil
    if !parameters.givesFacets {
      answer.units.facets = []
      answer.people.facets = []
    }
    answer.articlePages = Self.pages(
      parameters, .article, total: answer.articleTotal, shown: answer.articles.count, answer)
    answer.units.pages = Self.pages(
      parameters, .unit, total: answer.units.total, shown: answer.units.hits.count, answer)
    answer.people.pages = Self.pages(
      parameters, .person, total: answer.people.total, shown: answer.people.hits.count, answer)
    return answer
  }

  /// The pages of the one kind that is asked for; none where all are.
  static func pages(of kinds: SearchParameters.Kinds, _ answer: SearchAnswer) -> SearchAnswer.Pages {
    switch kinds {
    case .article: answer.articlePages
    case .unit: answer.units.pages
    case .person: answer.people.pages
    case .all: SearchAnswer.Pages()
    }
  }

  /// How many there are of each kind, whichever is asked for.
  func totals(
    _ parameters: SearchParameters, _ tools: ServedIndex.Tools, deadline: ContinuousClock.Instant
  ) throws -> [SearchParameters.Kinds: Int] {
    var request = parameters.with { $0.kinds = .all }.request
    request.top = 0
    request.deadline = deadline
    let answer = try tools.engine.search(request)
    return [.article: answer.articleTotal, .unit: answer.units.total, .person: answer.people.total]
  }

  private static func pages(
    _ parameters: SearchParameters, _ kind: SearchParameters.Kinds, total: Int, shown: Int, _ answer: SearchAnswer
  ) -> SearchAnswer.Pages {
    guard parameters.kinds == .all || parameters.kinds == kind else { return SearchAnswer.Pages() }
    let offset = parameters.cursor?.offset ?? 0
    let checksum = parameters.with { $0.kinds = kind }.cursorChecksum
    func cursor(_ offset: Int) -> String {
      SearchCursor(generation: answer.generation, offset: offset, checksum: checksum).text
    }
    return SearchAnswer.Pages(
      next: offset + shown < total && shown > 0 ? cursor(offset + shown) : nil,
      previous: offset > 0 ? cursor(max(0, offset - parameters.limit)) : nil)
  }
}
