import KheoIndex

/// Which of some terms each document of a segment has.
struct TermsOfDocuments {
  /// Where the terms of each document begin; one more than there are documents.
  private var starts: [UInt32]
  private var numbers: [UInt32]

  init(_ terms: [SlotTerm], segment: Segment) throws {
    var documents: [UInt32] = []
    var ends: [Int] = []
    starts = [UInt32](repeating: 0, count: segment.documentCount + 1)
    for term in terms {
      let arena = PostingArena()
      var cursor = try segment.postings(of: term.term, arena: arena)
      while cursor.document != PostingCursor.end {
        documents.append(cursor.document)
        starts[Int(cursor.document) + 1] += 1
        cursor.next()
      }
      ends.append(documents.count)
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    numbers = [UInt32](repeating: 0, count: documents.count)
    var number = 0
    for (index, document) in documents.enumerated() {
      while ends[number] <= index { number += 1 }
      numbers[Int(next[Int(document)])] = UInt32(number)
      next[Int(document)] += 1
    }
  }

  /// The indices of a document's terms, rising.
  func terms(of document: UInt32) -> [Int] {
    numbers[Int(starts[Int(document)])..<Int(starts[Int(document) + 1])].map(Int.init)
  }
}
