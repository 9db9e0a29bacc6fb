import ArgumentParser
import Kheo

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Build an index from files, folders or standard input.",
    discussion: """
      Reads .txt, .md, .html, .jsonl and .jsonl.gz; folders are read whole; - reads JSON lines from standard input. The \
      build goes beside the live generation and is published in one step: searches see the old index or the new one.

      Examples:
        kheo index --output indexes/news articles/
        kheo index --output indexes/news archive.jsonl.gz
        zcat archive.jsonl.gz | kheo index --output indexes/news -

      A document that cannot be read is named on standard error and left out; the exit code is then 6.
      """)

  @Option(help: ArgumentHelp("The index's folder; made where it is missing.", valueName: "dir"))
  var output: String

  @OptionGroup var building: BuildOptions

  mutating func run() throws {
    try building.run(IndexBuild(folder: output, inputs: building.inputs), verb: "indexed")
  }
}
