import KheoIndex

/// The documents that have any of some terms, window by window of 4,096 documents.
///
/// MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995) with block maxima (Ding and Suel,
/// "Faster Top-k Document Retrieval Using Block-Max Indexes", 2011): in each window the terms that could not bring a
/// document among the best even together are looked up only for documents that the others found, and the others are
/// added up term by term.
final class PlainWindow {
  private static let size: UInt32 = 4096

  /// By document of the window: the sum of scores, and a bit for those that have one.
  private let sums: UnsafeMutablePointer<Double>
  private let touched: UnsafeMutablePointer<UInt64>

  init() {
    sums = .allocate(capacity: Int(Self.size))
    sums.initialize(repeating: 0, count: Int(Self.size))
    touched = .allocate(capacity: Int(Self.size) / 64)
    touched.initialize(repeating: 0, count: Int(Self.size) / 64)
  }

  deinit {
    sums.deallocate()
    touched.deallocate()
  }

  /// The terms of a window.
  private struct Terms {
    let walks: PlainWalks
    /// Indices of walks, by rising bounds.
    let order: UnsafeMutablePointer<Int>
    /// By walk, what it adds at most in the window.
    let bounds: UnsafeMutablePointer<Float>
    /// By place in `order`, what the walks before it add at most together; one more than there are walks.
    let sums: UnsafeMutablePointer<Double>
    /// How many of `order` are not enough together.
    var optionalCount = 0
  }

  func evaluate(_ place: PlainPlace, _ walks: PlainWalks, _ best: inout BestDocuments) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: walks.count) { order in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: walks.count) { bounds in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: walks.count + 1) { sums in
          for index in walks.indices { order[index] = index }
          var terms = Terms(
            walks: walks, order: order.baseAddress!, bounds: bounds.baseAddress!, sums: sums.baseAddress!)
          evaluate(place, &terms, &best)
        }
      }
    }
  }

  private func evaluate(_ place: PlainPlace, _ terms: inout Terms, _ best: inout BestDocuments) {
    let limit = UInt32(place.segment.documentCount)
    var low: UInt32 = 0
    while low < limit {
      let high = min(limit, low &+ Self.size)
      prepare(&terms, low, high, threshold: Double(best.threshold))
      let requiredCount = terms.walks.count - terms.optionalCount
      if requiredCount == 1 {
        stream(place, terms, low, high, &best)
      } else if requiredCount > 1 {
        for index in terms.optionalCount..<terms.walks.count {
          add(place, terms, terms.order[index], low, high, threshold: Double(best.threshold))
        }
        collect(place, terms, low, &best)
      }
      low = high
    }
  }

  /// Orders the terms by what they add at most in the window, and tells how many are not enough.
  private func prepare(_ terms: inout Terms, _ low: UInt32, _ high: UInt32, threshold: Double) {
    let count = terms.walks.count
    for index in 0..<count { terms.bounds[index] = terms.walks[index].bound(from: low, to: high) }
    for index in 1..<max(1, count) {
      let walk = terms.order[index]
      var place = index
      while place > 0, terms.bounds[terms.order[place - 1]] > terms.bounds[walk] {
        terms.order[place] = terms.order[place - 1]
        place -= 1
      }
      terms.order[place] = walk
    }
    terms.sums[0] = 0
    terms.optionalCount = 0
    for index in 0..<count {
      terms.sums[index + 1] = terms.sums[index] + Double(terms.bounds[terms.order[index]])
      if terms.sums[index + 1] <= threshold { terms.optionalCount = index + 1 }
    }
  }

  /// Goes through the documents of the one term that is required.
  private func stream(
    _ place: PlainPlace, _ terms: Terms, _ low: UInt32, _ high: UInt32, _ best: inout BestDocuments
  ) {
    let rest = terms.sums[terms.optionalCount]
    terms.walks[terms.order[terms.optionalCount]].forEachScore(
      from: low, to: high, matters: { Double($0) + rest > Double(best.threshold) }
    ) { document, score in
      let score = Double(score)
      if score + rest > Double(best.threshold) { complete(place, terms, document, score, &best) }
    }
  }

  /// Adds up the scores of a required term.
  private func add(
    _ place: PlainPlace, _ terms: Terms, _ walk: Int, _ low: UInt32, _ high: UInt32, threshold: Double
  ) {
    let rest = terms.sums[terms.walks.count] - Double(terms.bounds[walk])
    let (sums, touched) = (sums, touched)
    terms.walks[walk].forEachScore(from: low, to: high, matters: { Double($0) + rest > threshold }) { document, score in
      let index = Int(document &- low)
      sums[index] += Double(score)
      touched[index &>> 6] |= 1 &<< UInt64(index & 63)
    }
  }

  private func collect(_ place: PlainPlace, _ terms: Terms, _ low: UInt32, _ best: inout BestDocuments) {
    let rest = terms.sums[terms.optionalCount]
    for word in 0..<Int(Self.size) / 64 where touched[word] != 0 {
      var bits = touched[word]
      touched[word] = 0
      while bits != 0 {
        let index = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let score = sums[index]
        sums[index] = 0
        if score + rest > Double(best.threshold) {
          complete(place, terms, low &+ UInt32(index), score, &best)
        }
      }
    }
  }

  /// Adds what the other terms are worth in a document, the greatest first, as long as it could count.
  @inline(__always)
  private func complete(
    _ place: PlainPlace, _ terms: Terms, _ document: UInt32, _ score: Double, _ best: inout BestDocuments
  ) {
    var score = score
    var index = terms.optionalCount
    while index > 0 {
      if score + terms.sums[index] <= Double(best.threshold) { return }
      index &-= 1
      let walk = terms.order[index]
      if terms.bounds[walk] == 0 { continue }
      terms.walks[walk].cursor.seek(to: document)
      if terms.walks[walk].cursor.document == document { score += Double(terms.walks[walk].score()) }
    }
    place.offer(document, Float(score), to: &best)
  }
}
