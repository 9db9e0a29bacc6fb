import ArgumentParser
import Glibc

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve an index: a page for people, an API for programs.",
    discussion: """
      Starts kheo-server, which lies beside kheo or on PATH, with the same arguments; kheo serve --help shows them.

      Examples:
        kheo serve --index indexes/news
        kheo serve --index indexes/news --port 9000 --log-level debug
      """)

  @Argument(parsing: .captureForPassthrough, help: "Arguments of kheo-server.") var arguments: [String] = []

  static let program = "kheo-server"

  mutating func run() throws {
    // What serving takes is what is asked for, not what else the program does.
    let arguments = ["-h", "--help"].contains(arguments.first) ? ["run", "--help"] : arguments
    let path = Self.folderOfExecutable.map { "\($0)/\(Self.program)" }
    let candidates = [path, Self.program].compactMap { $0 }
    for candidate in candidates {
      var pointers = ([Self.program] + arguments).map { strdup($0) } + [nil]
      // Comes back only where the program cannot be started.
      execvp(candidate, &pointers)
      for pointer in pointers { free(pointer) }
      if errno != ENOENT { break }
    }
    Terminal.complain(
      "cannot start kheo-server: \(String(cString: strerror(errno))). Build it with "
        + "\"swift build -c release --product kheo-server\" and put it beside kheo, or on PATH.")
    throw Exit.failure
  }

  private static var folderOfExecutable: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
