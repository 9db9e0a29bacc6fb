import HTTPTypes
public import Hummingbird

/// Lets in who may ask, and as often as they may.
///
/// With keys, a request needs one, open routes aside; without keys all is open but the metrics, which only the machine
/// itself sees. A request counts against its key, else against its client's address. A wrong key counts against the
/// address too, so that trying keys gets slower.
public struct AdmissionMiddleware: RouterMiddleware {
  private let keys: KeyStore
  private let limiter: RateLimiter
  private let metrics: ServerMetrics

  public init(keys: KeyStore, limiter: RateLimiter, metrics: ServerMetrics) {
    self.keys = keys
    self.limiter = limiter
    self.metrics = metrics
  }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    let rule = RouteRule(route: context.endpointPath)
    let refusal = refusal(rule, request, context)
    // Even a refusal takes a token, and none left goes before the reason.
    let answer = rule.policy.flatMap { limiter.take(subject(context), from: $0) }
    if let answer, !answer.decision.isAllowed {
      metrics.reject(.rateLimit)
      var problem = Problem.tooManyRequests(retryAfter: answer.decision.retryAfter)
      problem.headers.append(contentsOf: answer.fields)
      throw problem
    }
    if let refusal {
      metrics.reject(refusal.status == .unauthorized ? .unauthorized : .forbidden)
      throw refusal
    }
    var response = try await next(request, context)
    if let answer { response.headers.append(contentsOf: answer.fields) }
    return response
  }

  /// Why the request is not let in; nil where it is. Notes the key.
  private func refusal(_ rule: RouteRule, _ request: Request, _ context: ServerContext) -> Problem? {
    guard let scope = rule.scope else { return nil }
    let keys = keys.keys
    if keys.isEmpty { return scope == .admin && !isOperator(request, context) ? .notHere : nil }
    guard let text = Credentials.key(authorization: request.headers[.authorization]), let key = keys.key(for: text)
    else {
      return .unauthorized
    }
    context.key = key
    return key.allows(scope) ? nil : .forbidden(scope: scope)
  }

  /// On the machine itself; a proxy on it passes on what comes from elsewhere, and says so.
  private func isOperator(_ request: Request, _ context: ServerContext) -> Bool {
    guard let peer = context.peer, peer.isLoopback else { return false }
    return !request.headers.contains(.forwardedFor) && !request.headers.contains(.forwarded)
  }

  private func subject(_ context: ServerContext) -> RateSubject {
    if let key = context.key { return .key(key.name) }
    return context.client.map { .network($0.countedNetwork) } ?? .unknown
  }
}
