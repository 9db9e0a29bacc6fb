/// A walk through the terms of a segment that goes forward, in bytewise order of the keys: one by one, or to the first key
/// that is not below another.
///
/// The segment must outlive it.
package struct TermCursor: ~Copyable {
  /// Whether it stands behind the last term.
  package private(set) var isAtEnd = false
  /// How many bytes the key has in common with the key before the last step.
  package private(set) var sharedCount = 0

  private let table: FrontCodedTableReader
  private var walker: BlockWalker
  private var block: Int
  /// The key, and room for more.
  private var buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var room = 256

  /// Stands on the first term whose key is not below `start`. Throws `CorruptIndexError`.
  package init(segment: Segment, from start: [UInt8] = []) throws(CorruptIndexError) {
    try self.init(table: segment.terms, from: start)
  }

  init(table: FrontCodedTableReader, from start: [UInt8]) throws(CorruptIndexError) {
    self.table = table
    buffer = .allocate(capacity: room)
    walker = BlockWalker(empty: table)
    block = 0
    if table.blockCount == 0 {
      isAtEnd = true
      return
    }
    block = max(0, try table.lastBlock(notAbove: start))
    walker = try BlockWalker(table: table, block: block)
    try step()
    try seek(to: start)
    sharedCount = 0
  }

  deinit { buffer.deallocate() }

  /// The key of the term. Valid until the next step.
  package var key: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: buffer, count: count) }

  /// The whole term.
  package func term() throws(CorruptIndexError) -> Term {
    try Term(key: Array(key), payload: walker.payload, file: table.file.name)
  }

  /// Where the postings of the term lie.
  package func postings() throws(CorruptIndexError) -> TermPostings {
    try TermPostings(payload: walker.payload, file: table.file.name)
  }

  /// Steps to the next term. Throws `CorruptIndexError`.
  package mutating func next() throws(CorruptIndexError) {
    sharedCount = .max
    try step()
    sharedCount = min(sharedCount, count)
  }

  /// Steps to the first term, from the current one on, whose key is not below `target`. Throws `CorruptIndexError`.
  package mutating func seek(to target: [UInt8]) throws(CorruptIndexError) {
    sharedCount = .max
    if isAtEnd { return }
    let beginning = FirstKeys.beginning(of: target)
    if block + 1 < table.blockCount, try !table.isAbove(block + 1, target, beginning) {
      let found = try table.lastBlock(notAbove: target, beginning, from: block + 1)
      try open(found)
    }
    while !isAtEnd, isBelow(target) { try step() }
    sharedCount = min(sharedCount, count)
  }

  // MARK: Steps

  private func isBelow(_ target: [UInt8]) -> Bool {
    var index = 0
    let common = min(count, target.count)
    while index < common, buffer[index] == target[index] { index &+= 1 }
    return index < common ? buffer[index] < target[index] : count < target.count
  }

  private mutating func open(_ number: Int) throws(CorruptIndexError) {
    block = number
    walker = try BlockWalker(table: table, block: number)
    try step()
  }

  private mutating func step() throws(CorruptIndexError) {
    if walker.isAtEnd {
      if block + 1 >= table.blockCount {
        isAtEnd = true
        count = 0
        return
      }
      return try open(block + 1)
    }
    let isFirst = walker.isAtStart
    try walker.readEntry(keyCount: isFirst ? 0 : count)
    let (shared, rest) = (walker.shared, walker.rest)
    if isFirst {
      var common = 0
      while common < min(count, rest.count), buffer[common] == rest[common] { common &+= 1 }
      sharedCount = min(sharedCount, common)
    } else {
      sharedCount = min(sharedCount, shared)
    }
    if shared + rest.count > room { grow(shared + rest.count) }
    for index in 0..<rest.count { buffer[shared &+ index] = rest[index] }
    count = shared &+ rest.count
  }

  private mutating func grow(_ needed: Int) {
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: needed * 2)
    wider.update(from: buffer, count: count)
    buffer.deallocate()
    buffer = wider
    room = needed * 2
  }
}
