/// What a route asks of a request: a scope, and which bucket it draws from.
///
/// It goes by the route as the router has it, never by the path as it was sent, which can be written in many ways.
struct RouteRule: Equatable {
  /// Nil: open to all.
  var scope: KeyScope?
  /// Nil: not counted.
  var policy: RateLimiter.Policy?

  init(route: String?) {
    switch route {
    // Asked by machines that watch over the server; without them a browser cannot even show the question for a key.
    case "/healthz", "/readyz":
      break
    case "/robots.txt", "/opensearch.xml", "/favicon.ico":
      policy = .requests
    case let route? where route.hasPrefix("/assets/"):
      break
    case "/metrics":
      scope = .admin
    case "/v1/suggest", "/v1/suggest/opensearch":
      scope = .search
      policy = .suggest
    default:
      scope = .search
      policy = .requests
    }
  }
}
