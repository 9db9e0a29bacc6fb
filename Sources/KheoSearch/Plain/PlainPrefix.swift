import KheoIndex

/// The first documents that have a term with some beginning. All are worth the same, so the first are the best.
struct PlainPrefix {
  let segments: [Segment]

  /// Throws `CorruptIndexError` where the index is damaged.
  func first(_ count: Int, beginningWith prefix: [UInt8]) throws -> [PlainHit] {
    var hits: [PlainHit] = []
    for (index, segment) in segments.enumerated() where hits.count < count {
      var lowest = LowestDocuments(capacity: count - hits.count)
      try segment.forEachPostings(beginningWith: prefix) { postings in
        try segment.forEachDocument(of: postings) { document in
          if !lowest.wants(document) { return false }
          if segment.isLive(document) { lowest.insert(document, postings) }
          return true
        }
      }
      for (document, term) in zip(lowest.documents, lowest.terms) {
        var hit = PlainHit(segment: index, document: document, score: 1)
        hit.term = term
        hits.append(hit)
      }
    }
    return hits
  }
}

/// The lowest of documents, each once.
private struct LowestDocuments {
  private let capacity: Int
  /// Rising.
  private(set) var documents: [UInt32] = []
  /// Beside `documents`: a term that each has.
  private(set) var terms: [TermPostings] = []

  init(capacity: Int) {
    self.capacity = capacity
    documents.reserveCapacity(capacity)
  }

  /// Whether a document is among the lowest, or would be.
  func wants(_ document: UInt32) -> Bool { documents.count < capacity || document <= documents[capacity - 1] }

  mutating func insert(_ document: UInt32, _ term: TermPostings) {
    var place = documents.count
    while place > 0, documents[place - 1] >= document { place -= 1 }
    if place < documents.count, documents[place] == document { return }
    if documents.count == capacity {
      documents.removeLast()
      terms.removeLast()
    }
    documents.insert(document, at: place)
    terms.insert(term, at: place)
  }
}
