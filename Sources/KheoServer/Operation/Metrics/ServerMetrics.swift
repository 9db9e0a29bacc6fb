/// The metrics of the service, with a typed handle each.
///
/// No label ever holds a query, a name, an address or a raw path: labels are routes as they are written in the router,
/// methods, codes, and words of this file.
public struct ServerMetrics: Sendable {
  public let registry: PrometheusRegistry

  // MARK: Requests

  /// By route, method and status.
  let requests: MetricFamily<CounterCell>
  /// By route.
  let requestDuration: MetricFamily<HistogramCell>
  public let requestsInFlight: GaugeCell
  let rejected: MetricFamily<CounterCell>

  // MARK: Searches

  let searchDuration: MetricFamily<HistogramCell>
  /// Searches that found nothing.
  public let zeroResults: CounterCell
  let rewrites: MetricFamily<CounterCell>
  public let searchesInFlight: GaugeCell
  public let searchQueueLength: GaugeCell
  /// Searches that ended at their deadline.
  public let searchTimeouts: CounterCell
  let cacheRequests: MetricFamily<CounterCell>
  public let cacheBytes: GaugeCell
  public let cacheEntries: GaugeCell

  // MARK: The index

  let indexDocuments: MetricFamily<GaugeCell>
  public let indexGeneration: GaugeCell
  public let indexSizeBytes: GaugeCell
  public let indexBuiltTimestamp: GaugeCell
  let indexSwaps: MetricFamily<CounterCell>
  public let indexCorruption: CounterCell

  public init(registry: PrometheusRegistry = PrometheusRegistry()) {
    self.registry = registry
    requests = registry.counter(
      "kheo_http_requests_total", help: "Requests answered.", labels: ["route", "method", "status"])
    requestDuration = registry.histogram(
      "kheo_http_request_duration_seconds", help: "Time from a request to its answer.", labels: ["route"])
    requestsInFlight = registry.gauge("kheo_http_requests_in_flight", help: "Requests being answered.")()
    rejected = registry.counter(
      "kheo_http_rejected_total", help: "Requests refused, by why.", labels: ["reason"])
    searchDuration = registry.histogram(
      "kheo_search_duration_seconds", help: "Time of searches in the engine, by what was searched.", labels: ["kind"])
    zeroResults = registry.counter("kheo_search_results_zero_total", help: "Searches that found nothing.")()
    rewrites = registry.counter(
      "kheo_query_rewrites_total", help: "Searches that another spelling answered, by rule.", labels: ["rule"])
    searchesInFlight = registry.gauge("kheo_searches_in_flight", help: "Searches on a thread.")()
    searchQueueLength = registry.gauge("kheo_search_queue_length", help: "Searches that wait for a thread.")()
    searchTimeouts = registry.counter("kheo_search_timeouts_total", help: "Searches that ended at their deadline.")()
    cacheRequests = registry.counter(
      "kheo_cache_requests_total", help: "Answers asked of the cache.", labels: ["result"])
    cacheBytes = registry.gauge("kheo_cache_bytes", help: "Memory the cache holds.")()
    cacheEntries = registry.gauge("kheo_cache_entries", help: "Answers in the cache.")()
    indexDocuments = registry.gauge(
      "kheo_index_documents", help: "Documents of the index, by kind and language.", labels: ["type", "lang"])
    indexGeneration = registry.gauge("kheo_index_generation", help: "Generation of the index that is served.")()
    indexSizeBytes = registry.gauge("kheo_index_size_bytes", help: "Size of the index on disk.")()
    indexBuiltTimestamp = registry.gauge(
      "kheo_index_built_timestamp_seconds", help: "When the index was built, since 1970.")()
    defer { for result in SwapResult.allCases { _ = indexSwaps.cell([result.rawValue]) } }
    indexSwaps = registry.counter(
      "kheo_index_swaps_total", help: "Changes to another generation, by result.", labels: ["result"])
    indexCorruption = registry.counter(
      "kheo_index_corruption_total", help: "Damage met while an index was read.")()
  }
}
