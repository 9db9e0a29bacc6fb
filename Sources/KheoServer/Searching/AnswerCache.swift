import NIOCore
import Synchronization

/// A representation of an answer as it goes out.
struct CachedAnswer: Sendable {
  var body: ByteBuffer
  var coding: ContentCoding
  var entityTag: String
  /// Links to other pages (RFC 8288), where there are some.
  var links: String?

  /// Bytes that it holds, about.
  var cost: Int { body.readableBytes + entityTag.utf8.count + (links?.utf8.count ?? 0) + 200 }
}

/// The answers of one generation, by what was asked, within a number of bytes.
///
/// Evicts by SIEVE (Zhang et al., NSDI 2024): a hand goes from the oldest to the newest entry, spares what was asked for since it
/// last came by, and evicts what was not. Where next to nothing is asked for twice the cache does not pay; it then keeps only one key
/// in sixteen, by which it notices when that changes.
final class AnswerCache: Sendable {
  struct Counts: Sendable, Equatable {
    var hits = 0
    var misses = 0
    var entries = 0
    var bytes = 0
    /// Whether it keeps every answer, and not a sample.
    var isPaying = true
  }

  fileprivate struct Entry {
    var key: String
    var answer: CachedAnswer
    var isVisited: Bool
    /// Indices of neighbours; -1 for none.
    var older: Int
    var newer: Int
  }

  fileprivate struct State {
    var entries: [Entry?] = []
    var free: [Int] = []
    var slots: [String: Int] = [:]
    var oldest = -1
    var newest = -1
    var hand = -1
    var bytes = 0
    var hits = 0
    var misses = 0
    var windowHits = 0
    var windowLookups = 0
    var isPaying = true
  }

  /// Lookups after which is judged whether the cache pays.
  static let window = 4_096
  /// The cache pays from this share of hits on.
  static let leastHitShare = 0.02
  static let sampling = 16

  let capacity: Int
  private let state = Mutex(State())

  /// Keeps at most `capacity` bytes; 0 keeps nothing.
  init(capacity: Int) { self.capacity = max(0, capacity) }

  subscript(key: String) -> CachedAnswer? {
    if capacity == 0 { return nil }
    return state.withLock { state in
      guard state.keeps(key) else {
        state.misses += 1
        return nil
      }
      let slot = state.slots[key]
      state.note(isHit: slot != nil)
      guard let slot else { return nil }
      state.entries[slot]!.isVisited = true
      return state.entries[slot]!.answer
    }
  }

  func insert(_ answer: CachedAnswer, for key: String) {
    let cost = answer.cost + key.utf8.count
    // A single answer never drives all others out.
    guard cost <= capacity / 8 else { return }
    state.withLock { state in
      guard state.keeps(key), state.slots[key] == nil else { return }
      while state.bytes + cost > capacity, state.evict() {}
      state.append(Entry(key: key, answer: answer, isVisited: false, older: state.newest, newer: -1), cost: cost)
    }
  }

  var counts: Counts {
    state.withLock {
      Counts(
        hits: $0.hits, misses: $0.misses, entries: $0.slots.count, bytes: $0.bytes, isPaying: $0.isPaying)
    }
  }
}

extension AnswerCache.State {
  fileprivate func keeps(_ key: String) -> Bool {
    isPaying || key.hashValue & (AnswerCache.sampling - 1) == 0
  }

  fileprivate mutating func note(isHit: Bool) {
    if isHit { hits += 1 } else { misses += 1 }
    windowLookups += 1
    windowHits += isHit ? 1 : 0
    let window = isPaying ? AnswerCache.window : AnswerCache.window / AnswerCache.sampling
    guard windowLookups >= window else { return }
    isPaying = Double(windowHits) >= AnswerCache.leastHitShare * Double(windowLookups)
    windowLookups = 0
    windowHits = 0
  }

  fileprivate mutating func append(_ entry: AnswerCache.Entry, cost: Int) {
    let slot: Int
    if let reused = free.popLast() {
      slot = reused
      entries[slot] = entry
    } else {
      slot = entries.count
      entries.append(entry)
    }
    if newest >= 0 { entries[newest]!.newer = slot }
    newest = slot
    if oldest < 0 { oldest = slot }
    slots[entry.key] = slot
    bytes += cost
  }

  /// Evicts one entry; false where there is none.
  fileprivate mutating func evict() -> Bool {
    if oldest < 0 { return false }
    var slot = hand >= 0 ? hand : oldest
    while entries[slot]!.isVisited {
      entries[slot]!.isVisited = false
      slot = entries[slot]!.newer >= 0 ? entries[slot]!.newer : oldest
    }
    let entry = entries[slot]!
    hand = entry.newer
    if entry.older >= 0 { entries[entry.older]!.newer = entry.newer } else { oldest = entry.newer }
    if entry.newer >= 0 { entries[entry.newer]!.older = entry.older } else { newest = entry.older }
    entries[slot] = nil
    free.append(slot)
    slots[entry.key] = nil
    bytes -= entry.answer.cost + entry.key.utf8.count
    return true
  }
}
