import ArgumentParser
import Glibc
import Kheo

/// The entry point: runs a command and turns whatever it throws into a message and an exit code.
@main
enum Main {
  static func main() {
    // An interrupt ends the process at once: a build that is cut off leaves files that no generation names.
    signal(SIGINT) { _ in _exit(Exit.interrupted.rawValue) }
    do {
      var command = try KheoCommand.parseAsRoot()
      try command.run()
    } catch let exit as Exit {
      Glibc.exit(exit.rawValue)
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    if let exit = Exit(describing: error) {
      Terminal.complain("\(error)")
      Glibc.exit(exit.rawValue)
    }
    let code = KheoCommand.exitCode(for: error)
    var message = KheoCommand.fullMessage(for: error)
    if code == .validationFailure, let nearest = nearestCommand(to: CommandLine.arguments.dropFirst().first) {
      message = "Did you mean: kheo \(nearest)\n" + message
    }
    if code == .success {
      Terminal.print(message)
      Glibc.exit(Exit.done.rawValue)
    }
    if !message.isEmpty { Terminal.complain(message, prefix: "") }
    Glibc.exit(code == .validationFailure ? Exit.usage.rawValue : Exit.failure.rawValue)
  }

  /// The subcommand within two edits of a word that is none; nil for a subcommand, an option, or something else.
  private static func nearestCommand(to word: String?) -> String? {
    let names = KheoCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return nil }
    var distance = EditDistance(word: Array(word.utf8), limit: 2)
    return names.sorted().compactMap { name in distance.distance(to: Array(name.utf8)).map { (name, $0) } }
      .min { $0.1 < $1.1 }?.0
  }
}

/// The command line.
struct KheoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kheo",
    abstract: "Search for newsrooms that work in several languages.",
    discussion: """
      Examples:
        kheo index --output indexes/news articles/   build an index from a folder
        kheo search --index indexes/news Da Nang     search it, marks or none
        kheo search --index indexes/news '"hoi dong" -lang:de'
        kheo analyze "Đà Nẵng"                       see what a text becomes
        kheo serve --index indexes/news              a page to search it, and an API

      Exit codes:
        0 found or done         5 format version not supported
        1 no result (search)    6 some input could not be read
        2 usage                 7 checks before publishing failed
        3 index missing         8 locked by another writer
        4 index damaged         9 out of disk or memory budget
        130 interrupted

      Completions: kheo --generate-completion-script bash (or zsh, fish)
      """,
    version: "kheo \(Version.current)",
    subcommands: [
      IndexCommand.self, AddCommand.self, DeleteCommand.self, SearchCommand.self, ShowCommand.self,
      SuggestCommand.self, ExportCommand.self, ExtractCommand.self, AnalyzeCommand.self, VerifyCommand.self,
      StatsCommand.self, EvalCommand.self, BenchCommand.self, ServeCommand.self,
    ])
}
