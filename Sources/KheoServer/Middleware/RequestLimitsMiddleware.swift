import HTTPTypes
public import Hummingbird

/// Refuses what is too large before anything reads it. What the limits of the connection's decoder let through is
/// counted here exactly.
public struct RequestLimitsMiddleware: RouterMiddleware {
  private let settings: ServerSettings
  private let metrics: ServerMetrics

  public init(settings: ServerSettings, metrics: ServerMetrics) {
    self.settings = settings
    self.metrics = metrics
  }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    if (request.head.path ?? "").utf8.count > settings.maxURLBytes {
      metrics.reject(.urlTooLong)
      throw Problem.urlTooLong(maximum: settings.maxURLBytes)
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > settings.maxBodyBytes {
      metrics.reject(.bodyTooLarge)
      throw Problem.bodyTooLarge
    }
    if request.headers.count > settings.maxHeaderCount {
      metrics.reject(.headersTooLarge)
      throw Problem.headersTooLarge(maximum: settings.maxHeaderBytes)
    }
    return try await next(request, context)
  }
}
