/// How fast requests may come.
struct RateLimit: Sendable, Equatable {
  /// Tokens a second.
  var rate: Double
  /// Tokens that a bucket holds.
  var burst: Int

  /// Seconds until an empty bucket is full.
  var window: Double { Double(burst) / rate }
}

/// A bucket that fills steadily and gives a token to each request (J. Turner, "New directions in communications",
/// 1986: the leaky bucket as a meter).
struct TokenBucket: Sendable, Equatable {
  private(set) var tokens: Double
  /// When `tokens` was right, in seconds of the clock in use.
  private var time: Double

  /// A full one.
  init(_ limit: RateLimit, at time: Double) {
    tokens = Double(limit.burst)
    self.time = time
  }

  /// Takes a token, where there is one.
  mutating func take(_ limit: RateLimit, at now: Double) -> RateDecision {
    // A clock that went back gives nothing.
    tokens = min(Double(limit.burst), tokens + max(now - time, 0) * limit.rate)
    time = max(time, now)
    let isAllowed = tokens >= 1
    if isAllowed { tokens -= 1 }
    return RateDecision(
      isAllowed: isAllowed, remaining: Int(tokens),
      secondsToFull: Self.seconds((Double(limit.burst) - tokens) / limit.rate),
      retryAfter: isAllowed ? 0 : max(Self.seconds((1 - tokens) / limit.rate), 1))
  }

  /// Whole seconds, rounded up; what is beyond a day says enough as a day.
  private static func seconds(_ value: Double) -> Int { Int(min(value, 86_400).rounded(.up)) }
}

/// What a bucket says to a request.
struct RateDecision: Sendable, Equatable {
  var isAllowed: Bool
  /// Whole tokens left.
  var remaining: Int
  /// Until the bucket is full again.
  var secondsToFull: Int
  /// Until there is a token; 0 where the request was allowed.
  var retryAfter: Int
}
