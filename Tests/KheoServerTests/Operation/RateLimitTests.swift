import HTTPTypes
import Testing

@testable import KheoServer

@Suite struct RateLimitTests {
  private let limit = RateLimit(rate: 2, burst: 3)

  @Test("a bucket gives its burst at once, then its rate")
  func bucket() {
    var bucket = TokenBucket(limit, at: 0)
    for remaining in [2, 1, 0] {
      let decision = bucket.take(limit, at: 0)
      #expect(decision.isAllowed && decision.remaining == remaining && decision.retryAfter == 0)
    }
    let refused = bucket.take(limit, at: 0)
    #expect(!refused.isAllowed && refused.retryAfter == 1 && refused.secondsToFull == 2)
    #expect(bucket.take(limit, at: 0.5).isAllowed)
    #expect(!bucket.take(limit, at: 0.5).isAllowed)
    for _ in 0..<3 { #expect(bucket.take(limit, at: 1_000).isAllowed) }
    #expect(!bucket.take(limit, at: 1_000).isAllowed)
  }

  @Test("a clock that goes back gives nothing and takes nothing")
  func clockBack() {
    var bucket = TokenBucket(limit, at: 100)
    for _ in 0..<3 { _ = bucket.take(limit, at: 100) }
    #expect(!bucket.take(limit, at: 0).isAllowed)
    #expect(!bucket.take(limit, at: 100).isAllowed)
    #expect(bucket.take(limit, at: 101).isAllowed)
  }

  @Test("over any span no more pass than burst and rate allow", arguments: [1, 2, 3] as [UInt64])
  func bound(_ seed: UInt64) {
    var state = seed
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    var bucket = TokenBucket(limit, at: 0)
    var now = 0.0
    var passed = 0
    for _ in 0..<10_000 {
      now += random() * 0.3
      if bucket.take(limit, at: now).isAllowed { passed += 1 }
      #expect(Double(passed) <= Double(limit.burst) + limit.rate * now + 1e-6)
    }
    #expect(Double(passed) >= limit.rate * now - 1)
  }

  @Test("the table never grows beyond its size, and whoever was away longest gives way")
  func table() {
    var table = BucketTable(limit: limit, capacity: 4)
    for name in ["a", "b", "c", "d"] { for _ in 0..<3 { _ = table.take(.key(name), at: 0) } }
    #expect(!table.take(.key("a"), at: 0).isAllowed)
    // "b" is the oldest now and gives way to "e"; "a" is still known.
    #expect(table.take(.key("e"), at: 0).isAllowed)
    #expect(!table.take(.key("a"), at: 0).isAllowed)
    #expect(!table.take(.key("c"), at: 0).isAllowed)
    #expect(table.take(.key("b"), at: 0).isAllowed)
    #expect(table.count == 4)
    for index in 0..<50_000 { _ = table.take(.key("\(index)"), at: 0) }
    #expect(table.count == 4)
  }

  @Test("a table of one works too")
  func smallTable() {
    var table = BucketTable(limit: limit, capacity: 1)
    for name in ["a", "b", "a", "a"] { #expect(table.take(.key(name), at: 0).isAllowed) }
    #expect(table.count == 1)
  }

  @Test("the fields say the quota, its window, what remains and when all is back")
  func fields() {
    var bucket = TokenBucket(limit, at: 0)
    let answer = RateAnswer(policy: .requests, limit: limit, decision: bucket.take(limit, at: 0))
    #expect(answer.fields.map(\.value) == [#""requests";q=3;w=2"#, #""requests";r=2;t=1"#])
  }

  @Test("suggestions have a bucket of their own")
  func policies() {
    var settings = ServerSettings()
    settings.rateLimit = 1
    settings.rateBurst = 1
    settings.suggestRateLimit = 1
    settings.suggestRateBurst = 2
    let limiter = RateLimiter(settings: settings) { 0 }
    #expect(limiter.take(.unknown, from: .requests)?.decision.isAllowed == true)
    #expect(limiter.take(.unknown, from: .requests)?.decision.isAllowed == false)
    #expect(limiter.take(.unknown, from: .suggest)?.decision.isAllowed == true)
    settings.rateLimit = 0
    #expect(RateLimiter(settings: settings) { 0 }.take(.unknown, from: .requests) == nil)
  }
}
