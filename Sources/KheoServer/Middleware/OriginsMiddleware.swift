import HTTPTypes
public import Hummingbird

/// Lets web pages of the named origins call the API (Fetch Standard, "CORS protocol"). Without origins it does nothing:
/// browsers then keep answers from other pages.
///
/// A key travels in `Authorization`, which the page sets itself; credentials that a browser adds by itself are not
/// allowed, so no page can search with someone else's sign-in.
public struct OriginsMiddleware: RouterMiddleware {
  private let origins: Set<String>

  public init(settings: ServerSettings) { origins = Set(settings.corsOrigins) }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    guard !origins.isEmpty else { return try await next(request, context) }
    let origin = request.headers[.origin]
    let isAllowed = origin.map(origins.contains) ?? false
    if isAllowed, request.method == .options, request.headers.contains(.accessControlRequestMethod) {
      return Response(status: .noContent, headers: preflight(origin ?? ""))
    }
    var response = try await next(request, context)
    // Whoever keeps the answer has to ask again for another origin, allowed or not.
    response.headers.vary(by: "Origin")
    if isAllowed, let origin {
      response.headers.append(HTTPField(name: .accessControlAllowOrigin, value: origin))
      response.headers.append(HTTPField(name: .accessControlExposeHeaders, value: Self.exposed))
    }
    return response
  }

  private func preflight(_ origin: String) -> HTTPFields {
    [
      .accessControlAllowOrigin: origin,
      .accessControlAllowMethods: "GET, HEAD, POST",
      .accessControlAllowHeaders: "Authorization, Content-Type, If-None-Match, X-Request-Id, traceparent, tracestate",
      // Two hours: the most that Chromium keeps.
      .accessControlMaxAge: "7200",
      .vary: "Origin",
    ]
  }

  private static let exposed =
    "ETag, Link, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, traceparent"
}

extension HTTPFields {
  /// Adds a name to `Vary`.
  mutating func vary(by name: String) {
    guard let vary = self[.vary] else {
      self[.vary] = name
      return
    }
    let names = vary.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
    if !names.contains(name.lowercased()), !names.contains("*") { self[.vary] = vary + ", " + name }
  }
}
