import ArgumentParser
import Kheo

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add documents to an index, or replace them, as one commit.",
    discussion: """
      A document of the same id replaces the earlier one.

      Example:
        kheo add --index indexes/news today.jsonl
      """)

  @OptionGroup var index: IndexOption
  @OptionGroup var building: BuildOptions

  mutating func run() throws {
    var build = IndexBuild(folder: index.index, inputs: building.inputs)
    build.mode = .add
    _ = try Snapshot(folder: index.index)
    try building.run(build, verb: "added")
  }
}
