import ArgumentParser
import Glibc

/// The entry point: runs a command and turns whatever it throws into a message and an exit code.
@main
enum Main {
  static func main() async {
    do {
      var command = try ServerCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      if let exit = ServerExit(describing: error) {
        ServerExit.complain("\(error)")
        Glibc.exit(exit.rawValue)
      }
      if ServerCommand.exitCode(for: error) == .validationFailure {
        ServerExit.complain(ServerCommand.fullMessage(for: error))
        Glibc.exit(ServerExit.usage.rawValue)
      }
      ServerCommand.exit(withError: error)
    }
  }
}

/// The command line of the server.
struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kheo-server",
    abstract: "Serve an index: a page for people, an API for programs.",
    discussion: """
      Examples:
        kheo-server --index indexes/news            on http://127.0.0.1:8080/, for this machine only
        kheo-server help run                        every setting
      """,
    version: ServerVersion.text,
    subcommands: [RunCommand.self, KeyCommand.self],
    defaultSubcommand: RunCommand.self)
}
