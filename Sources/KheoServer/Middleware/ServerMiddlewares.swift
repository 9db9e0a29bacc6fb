public import Hummingbird

/// The middlewares of the service, in their order.
///
/// From the outside: who asks (ids, client); the line of the log, which sees every answer; fields for browsers; other
/// origins, whose preflights need no key; errors become answers; sizes; keys and rates. What is added after these
/// (compression, caches) sees admitted requests only.
public struct ServerMiddlewares {
  private let all: [any MiddlewareProtocol<Request, Response, ServerContext>]

  public init(
    settings: ServerSettings, metrics: ServerMetrics, keys: KeyStore, limiter: RateLimiter, problems: ProblemMiddleware
  ) {
    all = [
      RequestIdentityMiddleware(settings: settings),
      AccessLogMiddleware(settings: settings, metrics: metrics),
      SecurityHeadersMiddleware(settings: settings),
      OriginsMiddleware(settings: settings),
      problems,
      RequestLimitsMiddleware(settings: settings, metrics: metrics),
      AdmissionMiddleware(keys: keys, limiter: limiter, metrics: metrics),
    ]
  }

  /// Adds them to a router that has no routes yet.
  public func add(to router: Router<ServerContext>) {
    for middleware in all { router.add(middleware: middleware) }
  }
}
