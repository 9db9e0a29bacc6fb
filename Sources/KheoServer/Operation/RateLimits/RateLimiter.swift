import Synchronization

/// The rate limits of the service, for any thread.
public final class RateLimiter: Sendable {
  /// Which bucket a request draws from.
  public enum Policy: String, Sendable {
    case requests
    /// Suggestions come at every key pressed, and must not use up what searches need.
    case suggest
  }

  private let requests: Buckets?
  private let suggestions: Buckets?
  private let seconds: @Sendable () -> Double

  /// - Parameter seconds: A clock that runs evenly.
  public init(settings: ServerSettings, seconds: @escaping @Sendable () -> Double = RateLimiter.uptime) {
    requests = Buckets(rate: settings.effectiveRateLimit, burst: settings.rateBurst)
    suggestions = Buckets(rate: settings.effectiveSuggestRateLimit, burst: settings.suggestRateBurst)
    self.seconds = seconds
  }

  /// Nil where there is no limit.
  func take(_ subject: RateSubject, from policy: Policy) -> RateAnswer? {
    guard let buckets = policy == .suggest ? suggestions : requests else { return nil }
    let now = seconds()
    return buckets.table.withLock {
      RateAnswer(policy: policy, limit: $0.limit, decision: $0.take(subject, at: now))
    }
  }

  /// A table behind its lock.
  private final class Buckets: Sendable {
    let table: Mutex<BucketTable>

    /// Nil for a rate of 0.
    init?(rate: Double, burst: Int) {
      guard rate > 0 else { return nil }
      table = Mutex(BucketTable(limit: RateLimit(rate: rate, burst: burst)))
    }
  }

  /// Seconds of a clock that never goes back.
  public static let uptime: @Sendable () -> Double = {
    let start = ContinuousClock.now
    return { (ContinuousClock.now - start) / .seconds(1) }
  }()
}
