import Metrics
import Testing

@testable import KheoServer

@Suite struct MetricsTests {
  private func lines(_ registry: PrometheusRegistry) -> [Substring] { registry.text().split(separator: "\n") }

  @Test("families are sorted, with help and type before their series, and labels escaped")
  func text() {
    let registry = PrometheusRegistry()
    let counter = registry.counter("kheo_b_total", help: "Two\nlines \\ here.", labels: ["x", "y"])
    counter("2", "a\"b\\c\nd").add(3)
    counter("1", "").add()
    registry.gauge("kheo_a", help: "A.")().set(1.5)
    let expected = [
      "# HELP kheo_a A.", "# TYPE kheo_a gauge", "kheo_a 1.5", #"# HELP kheo_b_total Two\nlines \\ here."#,
      "# TYPE kheo_b_total counter", #"kheo_b_total{x="1",y=""} 1"#, #"kheo_b_total{x="2",y="a\"b\\c\nd"} 3"#,
    ]
    #expect(Array(lines(registry).prefix(7)).map { String($0) } == expected)
  }

  @Test("buckets of a histogram add up, their ends included")
  func histogram() {
    let registry = PrometheusRegistry()
    let cell = registry.histogram("kheo_t_seconds", help: "T.", bounds: [0.1, 1])()
    for value in [0.05, 0.1, 0.5, 2, .infinity, .nan] { cell.record(value) }
    cell.record(Duration.milliseconds(250))
    let expected = [
      #"kheo_t_seconds_bucket{le="0.1"} 2"#, #"kheo_t_seconds_bucket{le="1"} 4"#,
      #"kheo_t_seconds_bucket{le="+Inf"} 5"#,
      "kheo_t_seconds_sum 2.9", "kheo_t_seconds_count 5",
    ]
    #expect(lines(registry).dropFirst(2).prefix(5).map { String($0) } == expected)
  }

  @Test("counts from many threads are all there")
  func threads() async {
    let registry = PrometheusRegistry()
    let family = registry.counter("kheo_c_total", help: "C.", labels: ["k"])
    let gauge = registry.gauge("kheo_g", help: "G.")()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for index in 0..<1_000 {
            family("\(index % 3)").add()
            gauge.add(index.isMultiple(of: 2) ? 1 : -1)
          }
        }
      }
    }
    #expect(family("0").value + family("1").value + family("2").value == 8_000)
    #expect(gauge.value == 0)
  }

  @Test("labels without end cannot fill the memory")
  func manySeries() {
    let family = PrometheusRegistry().counter("kheo_c_total", help: "C.", labels: ["k"])
    for index in 0..<2_000 { family("\(index)").add() }
    #expect(family.series.count == 1_001)
    #expect(family("other").value == 1_000)
  }

  @Test("numbers are as the format has them")
  func numbers() {
    #expect(PrometheusText.number(3) == "3")
    #expect(PrometheusText.number(0.25) == "0.25")
    #expect(PrometheusText.number(.infinity) == "+Inf")
    #expect(PrometheusText.number(-.infinity) == "-Inf")
    #expect(PrometheusText.number(.nan) == "NaN")
  }

  @Test("what libraries report comes out under names of Prometheus")
  func factory() {
    let registry = PrometheusRegistry()
    Counter(label: "http.server.requests", dimensions: [("http.route", "/x")], factory: registry).increment(by: 2)
    Timer(label: "took", factory: registry).recordNanoseconds(1_500_000_000)
    Meter(label: "9lives", factory: registry).set(7)
    Recorder(label: "size", factory: registry).record(3)
    Gauge(label: "level", factory: registry).record(0.5)
    FloatingPointCounter(label: "part", factory: registry).increment(by: 1.5)
    let text = registry.text()
    for line in [
      #"http_server_requests_total{http_route="/x"} 2"#, "took_seconds_sum 1.5", "_9lives 7", #"size_bucket{le="5"} 1"#,
      "level 0.5", "part_total 1",
    ] { #expect(text.contains(line + "\n"), "\(line)") }
  }

  @Test("the process tells of itself")
  func process() {
    let process = ProcessMetrics.read()
    #expect(process.residentBytes > 1_000_000 && process.virtualBytes > process.residentBytes)
    #expect(process.openFiles >= 3)
    #expect(process.maximumFiles ?? .max >= process.openFiles)
    #expect(process.cpuSeconds > 0)
    // After 2020, and not in the future by more than a clock is off.
    #expect(process.startSeconds > 1_577_836_800)
    var text = PrometheusText()
    process.write(into: &text)
    #expect(text.text.contains("# TYPE process_cpu_seconds_total counter\n"))
  }

  @Test("the service's events have their names")
  func service() {
    let metrics = ServerMetrics()
    metrics.request(route: "/v1/articles/{id}", method: "GET", status: 200, duration: .milliseconds(3))
    metrics.search(kind: "all", duration: .milliseconds(2), isEmpty: true)
    metrics.cache(hit: true)
    metrics.reject(.queueFull)
    metrics.swap(.swapped)
    metrics.setDocuments([("article", "vi", 5), ("unit", "", 2)])
    metrics.setDocuments([("article", "vi", 6)])
    metrics.indexGeneration.set(3)
    metrics.setBuild(version: "0.1.0", swift: "6.3", icu: "72.1")
    let text = metrics.registry.text()
    for line in [
      #"kheo_http_requests_total{route="/v1/articles/{id}",method="GET",status="200"} 1"#,
      #"kheo_http_request_duration_seconds_bucket{route="/v1/articles/{id}",le="0.005"} 1"#,
      #"kheo_search_duration_seconds_count{kind="all"} 1"#, "kheo_search_results_zero_total 1",
      #"kheo_cache_requests_total{result="hit"} 1"#, #"kheo_http_rejected_total{reason="queue_full"} 1"#,
      #"kheo_index_swaps_total{result="swapped"} 1"#, #"kheo_index_documents{type="article",lang="vi"} 6"#,
      "kheo_index_generation 3", #"kheo_build_info{version="0.1.0",swift="6.3",icu="72.1"} 1"#,
    ] { #expect(text.contains(line + "\n"), "\(line)") }
    #expect(!text.contains(#"type="unit""#))
  }

  @Test("every line of the text is a comment or a sample")
  func grammar() throws {
    let metrics = ServerMetrics()
    metrics.request(route: "/", method: "GET", status: 200, duration: .zero)
    let sample = try Regex(
      #"[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*="[^"]*"(,[a-zA-Z_][a-zA-Z0-9_]*="[^"]*")*\})? [-+.0-9a-zA-Z]+"#
    )
    for line in lines(metrics.registry) where !line.hasPrefix("# ") {
      #expect(line.wholeMatch(of: sample) != nil, "\(line)")
    }
  }
}
