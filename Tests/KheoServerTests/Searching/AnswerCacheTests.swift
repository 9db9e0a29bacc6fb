import NIOCore
import Testing

@testable import KheoServer

struct AnswerCacheTests {
  private func answer(_ text: String, byteCount: Int = 100) -> CachedAnswer {
    CachedAnswer(
      body: ByteBuffer(repeating: UInt8(ascii: "a"), count: byteCount), coding: .identity, entityTag: text, links: nil)
  }

  @Test("gives back what was put in")
  func lookup() {
    let cache = AnswerCache(capacity: 1 << 20)
    #expect(cache["a"] == nil)
    cache.insert(answer("1"), for: "a")
    #expect(cache["a"]?.entityTag == "1")
    #expect(cache["b"] == nil)
    #expect(cache.counts == AnswerCache.Counts(hits: 1, misses: 2, entries: 1, bytes: cache.counts.bytes))
  }

  @Test("never holds more bytes than it may", arguments: [UInt64(1), 20_261_122])
  func bound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let cache = AnswerCache(capacity: 20_000)
    for _ in 0..<5_000 {
      let key = "key \(Int.random(in: 0..<300, using: &random))"
      if cache[key] == nil { cache.insert(answer(key, byteCount: Int.random(in: 0...3_000, using: &random)), for: key) }
      #expect(cache.counts.bytes <= 20_000)
      if let found = cache[key] { #expect(found.entityTag == key) }
    }
    #expect(cache.counts.entries > 3)
  }

  @Test("what is asked for again and again outlives what was asked for once")
  func eviction() {
    let cache = AnswerCache(capacity: 10_000)
    cache.insert(answer("kept"), for: "kept")
    for number in 0..<500 {
      #expect(cache["kept"] != nil)
      cache.insert(answer("x"), for: "once \(number)")
    }
  }

  @Test("an answer that would drive out all others is not kept, and nothing is where there is no room")
  func large() {
    let cache = AnswerCache(capacity: 10_000)
    cache.insert(answer("1", byteCount: 5_000), for: "a")
    #expect(cache["a"] == nil)
    let none = AnswerCache(capacity: 0)
    none.insert(answer("1"), for: "a")
    #expect(none["a"] == nil && none.counts.entries == 0)
  }

  @Test("where nothing is asked for twice it keeps a sample, and everything again once that changes")
  func sampling() {
    let cache = AnswerCache(capacity: 1 << 20)
    for number in 0..<2 * AnswerCache.window {
      _ = cache["\(number)"]
      cache.insert(answer("x", byteCount: 10), for: "\(number)")
    }
    #expect(!cache.counts.isPaying)
    // Which keys are in the sample differs from process to process; of so many, some are.
    for number in 0..<4 * AnswerCache.window {
      let key = "again \(number % 500)"
      if cache[key] == nil { cache.insert(answer("x", byteCount: 10), for: key) }
    }
    #expect(cache.counts.isPaying)
    #expect((0..<500).allSatisfy { cache["again \($0)"] != nil })
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
