import Glibc

/// The built command-line tool, run as a process.
enum CommandLineTool {
  /// What a run did.
  struct Run {
    /// The exit code; nil where a signal ended it.
    var code: Int32?
    var signal: Int32?
    var output: [UInt8]
    var talk: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  /// Beside the test bundle; nil where it was not built.
  static let path: String? = {
    let bundle = CommandLine.arguments[0]
    guard let slash = bundle.lastIndex(of: "/") else { return nil }
    let tool = String(bundle[...slash]) + "kheo"
    return access(tool, X_OK) == 0 ? tool : nil
  }()

  /// A process that is running.
  struct Child {
    var pid: pid_t
    var folder: ScratchFolder

    func wait() -> Run {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
      let signal = status & 0x7F
      return Run(
        code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
        output: folder.files().contains("out") ? folder.read("out") : [],
        talk: folder.files().contains("err") ? String(decoding: folder.read("err"), as: UTF8.self) : "")
    }
  }

  /// Runs the tool to its end.
  ///
  /// `output` and `errors` name files to write to; nil closes the descriptor.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], output: String? = "out",
    errors: String? = "err"
  ) -> Run {
    let folder = ScratchFolder()
    let source = folder.write("in", input)
    return start(
      arguments, input: source, folder: folder, environment: environment, output: output, errors: errors
    ).wait()
  }

  /// Starts the tool with standard input from a file.
  static func start(
    _ arguments: [String], input: String, folder: ScratchFolder, environment: [String: String] = [:],
    output: String? = "out", errors: String? = "err"
  ) -> Child {
    guard let path else { preconditionFailure("the tool is not built") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for (descriptor, target) in [(Int32(1), output), (2, errors)] {
      if let target {
        let file = target.hasPrefix("/") ? target : folder.path + "/" + target
        posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      } else {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    }
    // Threads of a test block signals, and a child inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, interrupt) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &interrupt)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let variables = environment.merging(["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]) { given, _ in given }
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid = pid_t()
    precondition(posix_spawn(&pid, path, &actions, &attributes, &argv, &envp) == 0, "cannot start \(path)")
    return Child(pid: pid, folder: folder)
  }
}
