import HTTPTypes
import Hummingbird

/// `GET /metrics`: what the server counts, as Prometheus reads it.
struct MetricsController {
  let metrics: ServerMetrics
  let holder: IndexHolder
  let workers: SearchWorkers

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/metrics") { _, _ in
      let counts = holder.current.answers.counts
      metrics.cacheBytes.set(counts.bytes)
      metrics.cacheEntries.set(counts.entries)
      metrics.searchesInFlight.set(workers.runningCount)
      metrics.searchQueueLength.set(workers.waitingCount)
      var headers = HTTPFields()
      headers[.contentType] = PrometheusRegistry.contentType
      headers[.cacheControl] = "no-store"
      return Response(
        status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.registry.text())))
    }
  }
}
