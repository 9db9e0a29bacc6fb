import HTTPTypes
public import Hummingbird
import Logging

/// Counts each answer and writes a line about it.
///
/// The line has the method, the route as the router has it, the status, the time and the bytes. What was asked and by
/// whom stands there only where `log-queries` is set: who searches for what is a newspaper's secret.
public struct AccessLogMiddleware: RouterMiddleware {
  private let metrics: ServerMetrics
  private let logsQueries: Bool

  public init(settings: ServerSettings, metrics: ServerMetrics) {
    self.metrics = metrics
    logsQueries = settings.logQueries
  }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    let start = ContinuousClock.now
    metrics.requestsInFlight.add(1)
    defer { metrics.requestsInFlight.add(-1) }
    let response = try await next(request, context)
    let duration = ContinuousClock.now - start
    let route = context.endpointPath ?? Self.unknownRoute
    metrics.request(
      route: route, method: Self.label(of: request.method), status: response.status.code, duration: duration)
    log(request, context, route, response, duration)
    return response
  }

  /// What the router says of a path that it does not know.
  static let unknownRoute = "NotFound"

  /// A client can make up methods: those that mean nothing here are counted as one.
  private static func label(of method: HTTPRequest.Method) -> String {
    switch method {
    case .get, .head, .post, .options, .put, .delete, .patch, .trace, .connect: method.rawValue
    default: "other"
    }
  }

  private func log(
    _ request: Request, _ context: ServerContext, _ route: String, _ response: Response, _ duration: Duration
  ) {
    let level = Self.level(route: route, status: response.status.code)
    // Metadata is made for lines that are written only.
    guard level >= context.baseLogger.logLevel else { return }
    var metadata = context.identifiers
    metadata["method"] = .string(Self.label(of: request.method))
    metadata["route"] = .string(route)
    metadata["status"] = .stringConvertible(response.status.code)
    metadata["duration_ms"] = .stringConvertible(Self.milliseconds(duration))
    metadata["bytes"] = .stringConvertible(request.method == .head ? 0 : response.body.contentLength ?? 0)
    if let key = context.key { metadata["key"] = .string(key.name) }
    if logsQueries {
      metadata["target"] = .string(request.head.path ?? "")
      if let client = context.client { metadata["client"] = .stringConvertible(client) }
    }
    var logger = context.baseLogger
    logger[metadataKey: "hb.request.id"] = nil
    logger.log(level: level, "request", metadata: metadata)
  }

  /// What machines ask every few seconds is of no interest unless it fails.
  private static func level(route: String, status: Int) -> Logger.Level {
    if status >= 500 { return .warning }
    return route == "/healthz" || route == "/readyz" || route == "/metrics" ? .debug : .info
  }

  /// To the microsecond.
  private static func milliseconds(_ duration: Duration) -> Double {
    (duration / .microseconds(1)).rounded() / 1_000
  }
}
