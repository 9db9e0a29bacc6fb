import ArgumentParser
import Kheo

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a document of an index.",
    discussion: """
      Example:
        kheo show --index indexes/news --json 2024/storm.txt
      """)

  @OptionGroup var index: IndexOption
  @Flag(help: "One JSON object; without it, the text.") var json = false
  @Argument(help: "The document's id.") var id: String

  mutating func run() throws {
    let engine = try SearchEngine(folder: index.index)
    guard let document = json ? try engine.articleJSON(id: id) : try engine.articleText(id: id) else {
      Terminal.complain("there is no document \(id) in \(index.index). Ids are what kheo search prints.")
      throw Exit.usage
    }
    Terminal.write(document + [0x0A])
  }
}
