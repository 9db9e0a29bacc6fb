import ArgumentParser
import Kheo

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how long searches take.",
    discussion: """
      One thread, one process: each query once unmeasured, then --rounds times. One line of JSON a measured run: qid, class, \
      query, micros; in the last round also ids and scores. docs/BENCHMARKS.md has the format of queries.

      Example:
        kheo bench --index indexes/news --queries queries.jsonl --rounds 5 --plain
      """)

  @OptionGroup var index: IndexOption
  @Option(help: ArgumentHelp("Queries, one JSON object a line.", valueName: "file")) var queries: String
  @Option(help: "Hits of a query.") var top = 10
  @Option(help: "Measured runs of each query.") var rounds = 5
  @Flag(help: "Folded terms and BM25 alone, for comparisons with other engines.") var plain = false
  @Flag(help: "With title and highlighted snippet of each hit.") var snippets = false
  @Flag(help: "With the exact number of hits and facets, as answers have them.") var totals = false

  func validate() throws {
    guard top >= 1, rounds >= 1 else { throw ValidationError("--top and --rounds are 1 or more") }
    if plain, totals { throw ValidationError("--plain ranks without counting; leave --totals out") }
  }

  mutating func run() throws {
    let snapshot = try Snapshot(folder: index.index)
    let queries = try readQueries()
    var settings = Benchmark.Settings()
    settings.top = top
    settings.rounds = rounds
    settings.isPlain = plain
    settings.makesSnippets = snippets
    settings.countsTotals = totals
    let benchmark = Benchmark(snapshot: snapshot, settings: settings)
    var output: [UInt8] = []
    for query in queries {
      try benchmark.measure(query) { run in output += run.json + [0x0A] }
      // Between queries, never while one is measured.
      if output.count > 1 << 16 {
        Terminal.write(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    Terminal.write(output)
  }

  private func readQueries() throws -> [BenchmarkQuery] {
    try TextFile.lines(queries).enumerated().compactMap { number, line in
      if line.isEmpty { return nil }
      do throws(BenchmarkQuery.Failure) {
        return try BenchmarkQuery(line: line)
      } catch {
        throw FileTrouble(path: queries, line: number + 1, reason: "\(error)")
      }
    }
  }
}
