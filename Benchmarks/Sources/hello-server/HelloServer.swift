import Hummingbird
import Logging

/// The least that a Hummingbird server can do: what an answer costs before anything is searched.
///
///     hello-server [PORT]
@main
enum HelloServer {
  static func main() async throws {
    let router = Router()
    router.get("/") { _, _ in "Hello, world!" }
    var logger = Logger(label: "hello-server")
    logger.logLevel = .error
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8099
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
    try await application.runService()
  }
}
