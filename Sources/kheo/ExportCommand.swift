import ArgumentParser
import Kheo

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write articles, units and people as lines for other programs.",
    discussion: """
      ftm: entities of FollowTheMoney, for Aleph, OpenAleph and the ftm tools. ndjson: one JSON object a line.

      Examples:
        kheo export --index indexes/news --format ftm --output news.ftm.json
        kheo export --index indexes/news --format ftm | ftm validate
        kheo export --index indexes/news --format ndjson --kind person | gzip > people.jsonl.gz

      With --kind, entities of FollowTheMoney come without links to what is left out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ftm, ndjson

    var format: IndexExport.Format { IndexExport.Format(rawValue: rawValue)! }
  }

  @OptionGroup var index: IndexOption
  @Option(help: "How to write it.") var format: Format
  @Option(help: "What to export.") var kind = SearchCommand.KindOption.all
  @Option(
    help: ArgumentHelp(
      "A file to write instead of standard output; it is replaced in one step when all is written.", valueName: "file"))
  var output: String?

  mutating func run() throws {
    let export = IndexExport(snapshot: try Snapshot(folder: index.index), format: format.format, kinds: kind.kinds)
    guard let output, output != "-" else { return try export.run { Terminal.write($0) } }
    let file = try ReplacingFile(path: output)
    try export.run { try file.write($0) }
    try file.finish()
  }
}
