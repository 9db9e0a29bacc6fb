import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization

@testable import KheoServer

/// Lines of a log, kept.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var output: LogOutput {
    LogOutput { bytes in
      let line = String(decoding: bytes, as: UTF8.self)
      self.lines.withLock { $0.append(line) }
    }
  }

  var all: [String] { lines.withLock { $0 } }

  func logger(level: Logger.Level = .debug) -> Logger {
    let output = output
    return Logger(label: "test") { JSONLogHandler(label: $0, level: level, output: output) }
  }
}

/// A clock that a test turns.
final class TestClock: Sendable {
  private let time = Mutex(0.0)

  var seconds: @Sendable () -> Double { { self.time.withLock { $0 } } }

  func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}

/// A router with all middlewares and a few routes, asked without a socket.
struct TestService {
  let responder: RouterResponder<ServerContext>
  let metrics = ServerMetrics()
  let log = LogLines()
  let clock = TestClock()
  let keys: KeyStore

  struct Broken: Error { var secret = "what nobody should see" }

  init(
    _ settings: ServerSettings = ServerSettings(), keys: APIKeys = APIKeys(), page: ProblemMiddleware.Page? = nil
  ) throws {
    self.keys = KeyStore(keys)
    let routes = RouteTable()
    let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
    ServerMiddlewares(
      settings: settings, metrics: metrics, keys: self.keys,
      limiter: RateLimiter(settings: settings, seconds: clock.seconds),
      problems: ProblemMiddleware(routes: routes, page: page)
    ).add(to: router)
    for path in ["/", "/search", "/healthz", "/metrics", "/v1/search", "/v1/suggest", "/assets/{name}", "/robots.txt"] {
      router.get(RouterPath(path)) { _, _ in "hello" }
    }
    router.get("/v1/articles/{id}") { _, context -> String in context.parameters.get("id") ?? "" }
    router.get("/v1/units/**") { _, _ in "unit" }
    router.get("/v1/articles/latest") { _, _ in "latest" }
    router.post("/v1/search/batch") { request, _ -> String in
      var request = request
      return String(buffer: try await request.collectBody(upTo: 1_024))
    }
    router.get("/broken") { _, _ -> String in throw Broken() }
    router.get("/bad") { _, _ -> String in
      throw Problem.badParameters([.init(.parameter("limit"), "“x” is no number.")])
    }
    router.get("/gone") { _, _ -> String in throw CancellationError() }
    router.get("/unparsed") { _, _ -> String in throw HTTPParserError.invalidMethod }
    router.get("/bare") { _, _ -> String in throw HTTPError(.unprocessableContent, message: "inside") }
    router.get("/csp") { _, _ in Response(status: .ok, headers: [.contentSecurityPolicy: "default-src 'none'"]) }
    try router.validate()
    responder = router.buildResponder()
    routes.fill(from: router)
  }

  func respond(
    _ method: HTTPRequest.Method = .get, _ path: String, headers: HTTPFields = [:], body: String = "",
    peer: String = "127.0.0.1"
  ) async throws -> Response {
    let request = Request(
      head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer(string: body)))
    var logger = log.logger()
    logger[metadataKey: "hb.request.id"] = "0"
    var context = ServerContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
    context.peer = IPAddress(peer)
    return try await responder.respond(to: request, context: context)
  }

  func get(_ path: String, _ headers: HTTPFields = [:], peer: String = "127.0.0.1") async throws -> Response {
    try await respond(.get, path, headers: headers, peer: peer)
  }
}

/// Keeps what is written to it.
struct BodyKeeper: ResponseBodyWriter {
  final class Kept: Sendable { let bytes = Mutex<[UInt8]>([]) }

  let kept = Kept()

  mutating func write(_ buffer: ByteBuffer) async throws { kept.bytes.withLock { $0 += buffer.readableBytesView } }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Response {
  var text: String {
    get async throws {
      let keeper = BodyKeeper()
      try await body.write(keeper)
      return keeper.kept.bytes.withLock { String(decoding: $0, as: UTF8.self) }
    }
  }
}
