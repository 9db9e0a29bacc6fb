/// Some documents of a segment, a bit for each.
final class DocumentBits {
  private let words: UnsafeMutableBufferPointer<UInt64>

  /// None of so many documents.
  init(documentCount: Int) {
    words = .allocate(capacity: documentCount / 64 + 1)
    words.initialize(repeating: 0)
  }

  deinit { words.deallocate() }

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  @inline(__always)
  func contains(_ document: UInt32) -> Bool { words[Int(document &>> 6)] &>> UInt64(document & 63) & 1 == 1 }

  @inline(__always)
  func insert(_ document: UInt32) { words[Int(document &>> 6)] |= 1 &<< UInt64(document & 63) }

  func formUnion(_ other: DocumentBits) { for index in words.indices { words[index] |= other.words[index] } }

  func formIntersection(_ other: DocumentBits) { for index in words.indices { words[index] &= other.words[index] } }

  func subtract(_ other: DocumentBits) { for index in words.indices { words[index] &= ~other.words[index] } }

  /// Calls `body` with each, in rising order.
  @inline(__always)
  func forEach(_ body: (_ document: UInt32) throws -> Void) rethrows {
    for index in words.indices {
      var bits = words[index]
      while bits != 0 {
        try body(UInt32(index &* 64 &+ bits.trailingZeroBitCount))
        bits &= bits &- 1
      }
    }
  }
}
