import HTTPTypes
public import Hummingbird

/// The fields that tell a browser what it may do with an answer.
///
/// The page draws everything from this server and has no script inline, so that text of a document that reached it as
/// markup would still run nothing; it sends no `Referer`, since the address of a search holds the query.
public struct SecurityHeadersMiddleware: RouterMiddleware {
  /// For all answers.
  private let fields: [HTTPField]
  private let notForRobots = HTTPField(name: .robots, value: "noindex, nofollow")
  private let policy: HTTPField

  public init(settings: ServerSettings) {
    let ancestors = settings.frameAncestors.isEmpty ? ["'none'"] : settings.frameAncestors
    policy = HTTPField(
      name: .contentSecurityPolicy,
      value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors \(ancestors.joined(separator: " "))")
    fields = [
      HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      HTTPField(name: .referrerPolicy, value: "no-referrer"),
      HTTPField(
        name: .resourcePolicy, value: settings.corsOrigins.isEmpty ? "same-origin" : "cross-origin"),
      HTTPField(name: .permissionsPolicy, value: "camera=(), geolocation=(), microphone=()"),
    ]
  }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    var response = try await next(request, context)
    // A controller may have a stricter policy of its own for what it gives.
    if !response.headers.contains(.contentSecurityPolicy) { response.headers.append(policy) }
    response.headers.append(contentsOf: fields)
    if let route = context.endpointPath, Self.isForPeopleOnly(route) { response.headers.append(notForRobots) }
    return response
  }

  /// Results change with the index, and the combinations of parameters have no end.
  private static func isForPeopleOnly(_ route: String) -> Bool { route == "/search" || route.hasPrefix("/v1/") }
}

extension HTTPField.Name {
  static let robots = Self("X-Robots-Tag")!
  static let referrerPolicy = Self("Referrer-Policy")!
  static let resourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let permissionsPolicy = Self("Permissions-Policy")!
}
