import ArgumentParser
import Kheo

struct DeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete documents by id, as one commit.",
    discussion: """
      Example:
        kheo delete --index indexes/news 2024/storm.txt
      """)

  @OptionGroup var index: IndexOption
  @Argument(help: "Ids of documents; an id that is not there is passed over.")
  var ids: [String]

  mutating func run() throws {
    let generation = try IndexBuild.delete(identifiers: ids, folder: index.index)
    Terminal.complain("generation \(generation) is live", prefix: "")
  }
}
