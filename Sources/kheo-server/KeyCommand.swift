import ArgumentParser
import KheoServer

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a key for the API.",
    discussion: """
      The key is printed once, on standard error: whoever will use it keeps it. The line for the file of keys goes to standard \
      output. It holds a hash of the key, from which nobody gets the key.

      Examples:
        kheo-server key --name desk >> /etc/kheo/keys
        kheo-server key --name monitor --scope admin >> /etc/kheo/keys
      """)

  enum Scope: String, ExpressibleByArgument, CaseIterable {
    case search, admin

    var scope: KeyScope { self == .admin ? .admin : .search }
  }

  @Option(help: "Whose key it is: letters, digits, - _ .") var name: String
  @Option(help: "What it allows: search, or admin, which sees the metrics too.") var scope = Scope.search

  mutating func run() throws {
    let (secret, line) = try APIKeys.make(name: name, scopes: [scope.scope])
    ServerExit.say("key: \(secret)\nIt is not shown again. Add the line below to the file of keys, and send SIGHUP.\n")
    print(line)
  }
}
