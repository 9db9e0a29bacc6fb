import ArgumentParser
import Kheo

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show what a text becomes: tokens, source ranges, every form of each.",
    discussion: """
      With --lang the text is read as a document of that language; without it, as a query.

      Examples:
        kheo analyze "Đà Nẵng"
        kheo analyze --lang de --json "12.345 Häuser geprüft"
      """)

  @Option(help: ArgumentHelp("Language of the text: vi, de, fr, no.", valueName: "lang")) var lang: String?
  @Flag(help: "One JSON object.") var json = false
  @Argument(help: "The text.") var text: [String]

  mutating func run() throws {
    let report = AnalysisReport(text: text.joined(separator: " "), language: lang.map(Language.init(tag:)))
    if json {
      Terminal.write(report.json() + [0x0A])
    } else {
      for line in report.lines() { Terminal.print(line) }
    }
  }
}
