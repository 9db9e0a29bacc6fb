import KheoIndex

/// What the words of a query are worth in the documents of a window, which is filled word by word instead of document by
/// document.
///
/// Plain memory, some 100 KB: it stays near the processor.
final class ScoreWindow {
  static let size: UInt32 = 2048
  static let wordCount = Int(size) / 64

  /// The documents are `low ..< high`.
  private(set) var low: UInt32 = 0
  private(set) var high: UInt32 = 0
  /// Where the distances of documents are asked for.
  private(set) var tiers: AgreementTiers?
  private var slotCount: Int
  private var operandCount: Int
  private let slotCapacity: Int
  private let operandCapacity: Int
  /// By document and slot; all none where no operand has the document.
  private let rows: UnsafeMutablePointer<WordScore>
  /// By operand, a bit for each document that it has.
  private let touched: UnsafeMutablePointer<UInt64>
  /// By document and slot, where there are tiers.
  private let distances: UnsafeMutablePointer<UInt8>
  private static let noDistance = UInt8.max

  init(slotCount: Int, operandCount: Int, tiers: AgreementTiers?) {
    self.slotCount = slotCount
    self.operandCount = operandCount
    self.tiers = tiers
    slotCapacity = max(4, slotCount)
    operandCapacity = max(4, operandCount)
    let rowCount = Int(Self.size) * slotCapacity
    rows = .allocate(capacity: rowCount)
    rows.initialize(repeating: .none, count: rowCount)
    touched = .allocate(capacity: Self.wordCount * operandCapacity)
    touched.initialize(repeating: 0, count: Self.wordCount * operandCapacity)
    distances = .allocate(capacity: rowCount)
    distances.initialize(repeating: Self.noDistance, count: rowCount)
  }

  /// Takes an empty window for another query; false where it has not the room.
  func reshape(slotCount: Int, operandCount: Int, tiers: AgreementTiers?) -> Bool {
    if slotCount > slotCapacity || operandCount > operandCapacity { return false }
    self.slotCount = slotCount
    self.operandCount = operandCount
    self.tiers = tiers
    return true
  }

  deinit {
    rows.deallocate()
    touched.deallocate()
    distances.deallocate()
  }

  /// Goes on to the window that holds a document of `limit` documents.
  func move(to document: UInt32, limit: UInt32) {
    low = document & ~(Self.size &- 1)
    high = min(limit, low &+ Self.size)
  }

  // MARK: Filling

  @inline(__always)
  func touch(_ document: UInt32, operand: Int) {
    let index = Int(document &- low)
    touched[operand &* Self.wordCount &+ index &>> 6] |= 1 &<< UInt64(index & 63)
  }

  @inline(__always)
  func isTouched(_ document: UInt32, operand: Int) -> Bool {
    let index = Int(document &- low)
    return touched[operand &* Self.wordCount &+ index &>> 6] &>> UInt64(index & 63) & 1 == 1
  }

  /// Copies which documents an operand has, a bit for each: `wordCount` words.
  func copyTouched(by operand: Int, to bits: UnsafeMutablePointer<UInt64>) {
    bits.update(from: touched + operand &* Self.wordCount, count: Self.wordCount)
  }

  /// Whether all documents from `first` to `last` that have their bit in a copy meet a condition.
  @inline(__always)
  func allSatisfy(
    _ bits: UnsafePointer<UInt64>, from first: UInt32, to last: UInt32, _ condition: (_ document: UInt32) -> Bool
  ) -> Bool {
    let low = Int(max(first, self.low) &- self.low)
    let high = Int(min(last, self.high &- 1) &- self.low)
    if low > high { return true }
    for word in low &>> 6...high &>> 6 {
      var part = bits[word]
      if word == low &>> 6 { part &= ~0 &<< UInt64(low & 63) }
      if word == high &>> 6 { part &= ~0 &>> UInt64(63 &- (high & 63)) }
      while part != 0 {
        if !condition(self.low &+ UInt32(word &* 64 &+ part.trailingZeroBitCount)) { return false }
        part &= part &- 1
      }
    }
    return true
  }

  /// What the words are worth in a document.
  @inline(__always)
  func sheet(of document: UInt32) -> ScoreSheet {
    ScoreSheet(
      rows: UnsafeMutableBufferPointer(start: rows + Int(document &- low) &* slotCount, count: slotCount))
  }

  /// Adds an occurrence to what a slot is made of: `covered` keeps the best weight, `score` the sum.
  @inline(__always)
  func add(_ weight: Float, _ frequency: Float, _ document: UInt32, slot: Int, operand: Int) {
    let row = rows + (Int(document &- low) &* slotCount &+ slot)
    row.pointee.covered = max(row.pointee.covered, weight)
    row.pointee.score += frequency
    touch(document, operand: operand)
  }

  /// Adds to what bounds the pairs of a slot and is not in its score: an occurrence of several words has several neighbours.
  @inline(__always)
  func addPlaces(_ frequency: Float, _ document: UInt32, slot: Int) {
    rows[Int(document &- low) &* slotCount &+ slot].ceiling += frequency
  }

  /// Lowers how far a word of a document is from the query's.
  @inline(__always)
  func enter(distance: Int, _ document: UInt32, slot: Int) {
    let index = Int(document &- low) &* slotCount &+ slot
    distances[index] = min(distances[index], UInt8(truncatingIfNeeded: min(distance, 254)))
  }

  // MARK: Reading

  /// How far the words of a document are from the query's.
  func distance(of document: UInt32) -> Int {
    if tiers == nil { return 0 }
    let row = distances + Int(document &- low) &* slotCount
    var sum = 0
    for slot in 0..<slotCount where row[slot] != Self.noDistance { sum += Int(row[slot]) }
    return sum
  }

  /// Calls `body` with the documents that an operand has.
  @inline(__always)
  func forEach(touchedBy operand: Int, _ body: (_ document: UInt32) throws -> Void) rethrows {
    for word in 0..<Self.wordCount {
      var bits = touched[operand &* Self.wordCount &+ word]
      while bits != 0 {
        try body(low &+ UInt32(word &* 64 &+ bits.trailingZeroBitCount))
        bits &= bits &- 1
      }
    }
  }

  /// Calls `body` with the documents that any operand has, and clears the window behind it.
  @inline(__always)
  func forEachTouched(_ body: (_ document: UInt32) throws -> Void) rethrows {
    for word in 0..<Self.wordCount {
      var all = UInt64(0)
      for operand in 0..<operandCount { all |= touched[operand &* Self.wordCount &+ word] }
      var bits = all
      while bits != 0 {
        let document = low &+ UInt32(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
        try body(document)
        let row = Int(document &- low) &* slotCount
        for slot in row..<row &+ slotCount { rows[slot] = .none }
        if tiers != nil { for slot in row..<row &+ slotCount { distances[slot] = Self.noDistance } }
      }
      if all != 0 { for operand in 0..<operandCount { touched[operand &* Self.wordCount &+ word] = 0 } }
    }
  }
}
