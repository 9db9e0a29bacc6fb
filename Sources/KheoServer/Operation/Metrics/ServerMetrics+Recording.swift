/// Events, in the words of the service.
extension ServerMetrics {
  /// - Parameter route: The route as the router has it, such as `/v1/articles/{id}`; never a path.
  public func request(route: String, method: String, status: Int, duration: Duration) {
    requests.cell([route, method, Self.text(status: status)]).add()
    requestDuration.cell([route]).record(duration)
  }

  /// Why a request was refused before it was answered.
  public enum Rejection: String, Sendable, CaseIterable {
    case unauthorized, forbidden
    case rateLimit = "rate_limit"
    case queueFull = "queue_full"
    case timeout
    case bodyTooLarge = "body_too_large"
    case urlTooLong = "url_too_long"
    case headersTooLarge = "headers_too_large"
    case slowClient = "slow_client"
  }

  public func reject(_ reason: Rejection) { rejected.cell([reason.rawValue]).add() }

  /// - Parameters:
  ///   - kind: What was searched: `article`, `unit`, `person`, `all`, `suggest`.
  ///   - isEmpty: Whether nothing was found.
  public func search(kind: String, duration: Duration, isEmpty: Bool) {
    searchDuration.cell([kind]).record(duration)
    if isEmpty { zeroResults.add() }
  }

  /// - Parameter rule: The rule's name, one of few: `typo`, `digraph`, `telex` …
  public func rewrite(rule: String) { rewrites.cell([rule]).add() }

  public func cache(hit: Bool) { cacheRequests.cell([hit ? "hit" : "miss"]).add() }

  public enum SwapResult: String, Sendable, CaseIterable { case swapped, refused, failed }

  public func swap(_ result: SwapResult) { indexSwaps.cell([result.rawValue]).add() }

  /// Counts of the index that is served now; those of the index before are forgotten.
  public func setDocuments(_ counts: [(type: String, language: String, count: Int)]) {
    indexDocuments.removeAll()
    for count in counts { indexDocuments.cell([count.type, count.language]).set(count.count) }
  }

  /// What runs: one series that is always 1.
  public func setBuild(version: String, swift: String, icu: String) {
    let family = registry.gauge(
      "kheo_build_info", help: "Versions of what runs.", labels: ["version", "swift", "icu"])
    family.cell([version, swift, icu]).set(1)
  }

  /// Codes are few: their texts are made once.
  private static func text(status: Int) -> String {
    (0..<1_000).contains(status) ? statusTexts[status] : String(status)
  }

  private static let statusTexts = (0..<1_000).map { String($0) }
}
