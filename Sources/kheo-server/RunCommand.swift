import ArgumentParser
import Glibc
import Hummingbird
import KheoServer
import Logging
import ServiceLifecycle
import UnixSignals

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Serve an index (what kheo-server does without a command).",
    discussion: """
      Every flag may stand in the environment (KHEO_PORT=9000) or in a JSON file ({"port": 9000}) instead. Flags come before \
      the environment, the environment before the file.

      Examples:
        kheo-server --index indexes/news
        kheo-server --index indexes/news --port 9000 --log-level debug
        kheo-server --config /etc/kheo/server.json --print-config

      SIGHUP looks for a new generation and reads the keys again; SIGTERM and SIGINT end the server once it has answered.

      Exit codes: 0 ended · 2 usage or settings · 3 index missing · 4 index damaged · 5 format version not supported · \
      70 the system refused something
      """)

  @Option(help: "A file with settings, JSON.", completion: .file(extensions: ["json"])) var config: String?
  @Flag(help: "Print every setting with where it comes from, and end.") var printConfig = false
  @OptionGroup(title: "Settings") var flags: SettingFlags

  mutating func run() async throws {
    let loaded = try await SettingsReader.read(
      flags: flags.given, environment: ServerEnvironment.variables, file: config)
    if printConfig {
      print(loaded.text, terminator: "")
      return
    }
    try await serve(loaded)
  }
}

extension RunCommand {
  private func serve(_ loaded: LoadedSettings) async throws {
    let settings = loaded.settings
    let logger = Logger(label: "kheo-server") { JSONLogHandler(label: $0, level: settings.logLevel) }
    for warning in loaded.warnings { logger.warning("\(warning)") }
    let application = try buildServer(settings, logger: logger) { address in
      if isatty(STDERR_FILENO) == 1 { ServerExit.say("Kheo is at \(address) . Control-C ends it.\n") }
    }
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.shutdownGraceSeconds)
    try await ServiceGroup(configuration: configuration).run()
  }
}
