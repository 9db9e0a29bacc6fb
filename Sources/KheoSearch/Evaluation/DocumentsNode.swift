import KheoIndex

/// The live documents of a list.
final class DocumentsNode: MatchNode {
  private let segment: Segment
  /// Rising.
  private let documents: [UInt32]
  private var next = 0

  init(segment: Segment, documents: [UInt32]) throws {
    self.segment = segment
    self.documents = documents
    super.init()
    try seek(to: 0)
  }

  override func rewind() throws {
    next = 0
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var high = documents.count
    while next < high {
      let middle = (next + high) / 2
      if documents[middle] < target { next = middle + 1 } else { high = middle }
    }
    while next < documents.count, !segment.isLive(documents[next]) { next += 1 }
    document = next < documents.count ? documents[next] : PostingCursor.end
  }
}
