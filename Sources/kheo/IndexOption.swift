import ArgumentParser

/// The index that a command works on.
struct IndexOption: ParsableArguments {
  @Option(help: ArgumentHelp("The index's folder.", valueName: "dir"))
  var index: String
}
