import KheoIndex

/// Numbers the articles of a generation in the order of its segments, deleted ones with them.
struct ArticleNumbers {
  private let segments: [Segment]
  /// The number of each segment's first article; the number of all articles at the end.
  private var bases: [Int] = [0]

  init(_ snapshot: Snapshot) {
    segments = snapshot.segments(of: .article)
    for segment in segments { bases.append(bases[bases.count - 1] + segment.documentCount) }
  }

  var all: Range<Int> { 0..<bases[bases.count - 1] }

  /// The number of the live article with this id; nil where there is none.
  func number(of id: String) throws -> Int? {
    for index in segments.indices.reversed() {
      let candidates = try segments[index].documents(withHashOf: id)
      // Where several ids have one hash, the stored ones decide.
      let document = candidates.count > 1 ? try segments[index].document(withIdentifier: id) : candidates.first
      if let document { return bases[index] + Int(document) }
    }
    return nil
  }

  /// Calls `body` with the live articles of some numbers, in order.
  func forEach(
    _ numbers: Range<Int>, _ body: (_ number: Int, _ id: String, _ payload: [UInt8]) throws -> Void
  ) throws {
    for (index, segment) in segments.enumerated() {
      let own = numbers.clamped(to: bases[index]..<bases[index + 1])
      let live = own.lazy.map { UInt32($0 - bases[index]) }.filter { segment.isLive($0) }
      try segment.forEachRecord(of: live) { document, id, payload in
        try body(bases[index] + Int(document), String(decoding: id, as: UTF8.self), Array(payload))
      }
    }
  }
}
