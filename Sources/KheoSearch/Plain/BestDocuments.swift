/// The best documents seen so far, at most so many: higher scores first, equal scores in the order of the documents.
///
/// A binary heap with the worst on top. Documents are numbered through all segments and come in rising order, so that one
/// with the score of the worst never takes its place: whoever passes over what does not exceed `threshold` loses nothing.
struct BestDocuments: ~Copyable {
  private let capacity: Int
  /// The score's bits, which rise with it, before the complement of the document.
  private let keys: UnsafeMutablePointer<UInt64>
  private(set) var count = 0
  /// What a score must exceed to count; nothing has a score of 0.
  private(set) var threshold: Float = 0

  /// `capacity` is 1 or more.
  init(capacity: Int) {
    self.capacity = capacity
    keys = .allocate(capacity: capacity)
  }

  deinit { keys.deallocate() }

  var isFull: Bool { count == capacity }

  /// `score` is above 0.
  mutating func offer(_ document: UInt32, _ score: Float) {
    if score <= threshold { return }
    let key = UInt64(score.bitPattern) << 32 | UInt64(~document)
    if count < capacity {
      keys[count] = key
      count += 1
      raise(count - 1)
    } else {
      keys[0] = key
      sink(0, count)
    }
    if count == capacity { threshold = Float(bitPattern: UInt32(truncatingIfNeeded: keys[0] >> 32)) }
  }

  /// The documents, the best first; afterwards there are none.
  mutating func takeAll() -> [(document: UInt32, score: Float)] {
    let sorted = UnsafeBufferPointer(start: keys, count: count).sorted(by: >)
    count = 0
    threshold = 0
    return sorted.map { key in
      (~UInt32(truncatingIfNeeded: key), Float(bitPattern: UInt32(truncatingIfNeeded: key >> 32)))
    }
  }

  private func raise(_ index: Int) {
    var index = index
    let key = keys[index]
    while index > 0 {
      let parent = (index &- 1) / 2
      if keys[parent] <= key { break }
      keys[index] = keys[parent]
      index = parent
    }
    keys[index] = key
  }

  private func sink(_ index: Int, _ count: Int) {
    var index = index
    let key = keys[index]
    while true {
      var child = 2 &* index &+ 1
      if child >= count { break }
      if child &+ 1 < count, keys[child &+ 1] < keys[child] { child &+= 1 }
      if keys[child] >= key { break }
      keys[index] = keys[child]
      index = child
    }
    keys[index] = key
  }
}
