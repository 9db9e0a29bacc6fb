/// Whose bucket it is.
enum RateSubject: Hashable, Sendable {
  /// A key, by name.
  case key(String)
  /// An address of IPv4 or a network of 64 bits of IPv6.
  case network(IPAddress)
  /// All that come without an address.
  case unknown
}

/// Buckets of those who asked last, at most so many: the one that was not used for longest gives way, which is full
/// again unless all others came meanwhile. One step a request, whatever the count.
struct BucketTable: Sendable {
  private struct Entry: Sendable {
    var subject: RateSubject
    var bucket: TokenBucket
    /// Neighbours in the order of last use; -1 at the ends.
    var older: Int
    var newer: Int
  }

  let limit: RateLimit
  let capacity: Int
  private var indexes: [RateSubject: Int] = [:]
  private var entries: [Entry] = []
  private var oldest = -1
  private var newest = -1

  init(limit: RateLimit, capacity: Int = 10_000) {
    precondition(capacity > 0 && limit.rate > 0 && limit.burst > 0)
    self.limit = limit
    self.capacity = capacity
  }

  var count: Int { entries.count }

  mutating func take(_ subject: RateSubject, at now: Double) -> RateDecision {
    let index = indexes[subject] ?? add(subject, at: now)
    if index != newest {
      unlink(index)
      append(index)
    }
    return entries[index].bucket.take(limit, at: now)
  }

  private mutating func add(_ subject: RateSubject, at now: Double) -> Int {
    let entry = Entry(subject: subject, bucket: TokenBucket(limit, at: now), older: -1, newer: -1)
    var index = entries.count
    if index < capacity {
      entries.append(entry)
    } else {
      index = oldest
      unlink(index)
      indexes[entries[index].subject] = nil
      entries[index] = entry
    }
    indexes[subject] = index
    append(index)
    return index
  }

  private mutating func unlink(_ index: Int) {
    let (older, newer) = (entries[index].older, entries[index].newer)
    if older >= 0 { entries[older].newer = newer } else { oldest = newer }
    if newer >= 0 { entries[newer].older = older } else { newest = older }
  }

  private mutating func append(_ index: Int) {
    entries[index].older = newest
    entries[index].newer = -1
    if newest >= 0 { entries[newest].newer = index } else { oldest = index }
    newest = index
  }
}
