import ArgumentParser
import Kheo

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Show what cleaning and extraction make of documents, without an index.",
    discussion: """
      Of a file of JSON lines, one object a line, in order.

      Examples:
        kheo extract article.txt
        kheo extract --json archive.jsonl.gz
      """)

  @Flag(help: "One JSON object for each document, one a line.") var json = false
  @Argument(help: ArgumentHelp("Files, folders, or - for JSON lines on standard input.", valueName: "input"))
  var inputs: [String]

  mutating func run() throws {
    let extractor = Extractor()
    var reader = DocumentReader(paths: inputs)
    var hasFailed = false
    while let item = reader.next() {
      switch item {
      case .document(let document):
        if json {
          Terminal.write(extractor.json(of: document) + [0x0A])
        } else {
          Terminal.print(extractor.summary(of: document))
        }
      case .failure(let failure):
        Terminal.complain("\(failure)")
        hasFailed = true
      }
    }
    if hasFailed { throw Exit.inputError }
  }
}
