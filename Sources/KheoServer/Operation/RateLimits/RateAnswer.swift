import HTTPTypes

/// What the limiter says to a request, with the fields that tell its sender.
struct RateAnswer: Sendable, Equatable {
  var policy: RateLimiter.Policy
  var limit: RateLimit
  var decision: RateDecision

  /// `RateLimit-Policy` and `RateLimit` as the IETF draft has them (draft-ietf-httpapi-ratelimit-headers): quota `q`
  /// and window `w` in seconds; what remains, `r`, and the seconds `t` until all of it is back.
  var fields: [HTTPField] {
    let window = Int(min(limit.window, 86_400).rounded(.up))
    return [
      HTTPField(name: .rateLimitPolicy, value: "\"\(policy.rawValue)\";q=\(limit.burst);w=\(window)"),
      HTTPField(
        name: .rateLimit, value: "\"\(policy.rawValue)\";r=\(decision.remaining);t=\(decision.secondsToFull)"),
    ]
  }
}

extension HTTPField.Name {
  static let rateLimit = Self("RateLimit")!
  static let rateLimitPolicy = Self("RateLimit-Policy")!
  static let requestID = Self("X-Request-Id")!
  static let traceParent = Self("traceparent")!
  static let traceState = Self("tracestate")!
  static let forwarded = Self("Forwarded")!
  static let forwardedFor = Self("X-Forwarded-For")!
}
