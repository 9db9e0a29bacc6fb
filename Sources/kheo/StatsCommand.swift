import ArgumentParser
import Kheo

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show an index's figures: documents, terms, postings, bytes by part.",
    discussion: """
      Example:
        kheo stats --index indexes/news --json
      """)

  @OptionGroup var index: IndexOption
  @Flag(help: "One JSON object on one line; without it, the same figures a line each.") var json = false

  mutating func run() throws {
    let statistics = IndexStatistics(snapshot: try Snapshot(folder: index.index))
    if json {
      Terminal.write(try statistics.json() + [0x0A])
    } else {
      for line in try statistics.lines() { Terminal.print(line) }
    }
  }
}
