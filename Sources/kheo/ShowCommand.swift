import ArgumentParser
import Kheo

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an article, a unit or a person of an index.",
    discussion: """
      Example:
        kheo show --index indexes/news --json 2024/storm.txt
      """)

  @OptionGroup var index: IndexOption
  @Flag(help: "One JSON object; without it, the text of an article, or the card.") var json = false
  @Argument(help: "The id of an article or a card.") var id: String

  mutating func run() throws {
    let engine = try SearchEngine(folder: index.index)
    guard let document = json ? try engine.documentJSON(id: id) : try engine.documentText(id: id) else {
      Terminal.complain("there is no document \(id) in \(index.index). Ids are what kheo search prints.")
      throw Exit.usage
    }
    Terminal.write(document + [0x0A])
  }
}
