import KheoIndex

/// The documents that have every term: those of the rarest are looked up in the lists of the others.
struct PlainConjunction {
  private let place: PlainPlace
  /// The rarest first.
  private let walks: PlainWalks
  /// What the terms from each on add at most to any document.
  private let boundsBehind: [Float]

  /// `walks` are two or more.
  init(_ place: PlainPlace, _ walks: PlainWalks) {
    self.place = place
    self.walks = walks
    var walks = walks
    walks.sort { $0.cursor.documentCount < $1.cursor.documentCount }
    var bounds = [Float](repeating: 0, count: walks.count + 1)
    for index in walks.indices.reversed() { bounds[index] = bounds[index + 1] + walks[index].weight }
    boundsBehind = bounds
  }

  func evaluate(_ best: inout BestDocuments) {
    boundsBehind.withUnsafeBufferPointer { bounds in
      while walks[0].cursor.document != PostingCursor.end {
        let document = walks[0].cursor.document
        let next = examine(document, bounds, &best)
        if next == PostingCursor.end { return }
        walks[0].cursor.seek(to: next)
      }
    }
  }

  /// Looks a document of the rarest term up in the other lists; the next that may be one of all.
  @inline(__always)
  private func examine(
    _ document: UInt32, _ bounds: UnsafeBufferPointer<Float>, _ best: inout BestDocuments
  ) -> UInt32 {
    var score = Double(walks[0].score())
    for index in 1..<walks.count {
      if best.isFull {
        let bound = Double(walks[index].bound(of: document)) + Double(bounds[index &+ 1])
        if score + bound <= Double(best.threshold) { return document &+ 1 }
      }
      walks[index].cursor.seek(to: document)
      let found = walks[index].cursor.document
      if found != document { return found }
      score += Double(walks[index].score())
    }
    place.offer(document, Float(score), to: &best)
    return document &+ 1
  }
}
