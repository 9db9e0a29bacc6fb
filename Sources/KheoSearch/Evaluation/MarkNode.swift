import KheoIndex

/// The live documents that have one of some keys.
final class MarkNode: MatchNode {
  private let segment: Segment
  /// Outlives the cursors, which lie in its memory.
  private let arena: PostingArena
  private var cursors: [PostingCursor] = []

  init(keys: [[UInt8]], segment: Segment, arena: PostingArena) throws {
    self.segment = segment
    self.arena = arena
    super.init()
    for key in keys {
      guard let term = try segment.term(key) else { continue }
      cursors.append(try segment.postings(of: term, arena: arena))
    }
    try seek(to: 0)
  }

  override var cost: Int { cursors.reduce(0) { $0 + $1.documentCount } }

  override func rewind() throws {
    for index in cursors.indices { cursors[index].rewind() }
    try seek(to: 0)
  }

  override func seek(to target: UInt32) throws {
    var target = target
    while true {
      document = PostingCursor.end
      for index in cursors.indices {
        cursors[index].seek(to: target)
        document = min(document, cursors[index].document)
      }
      if document == PostingCursor.end || segment.isLive(document) { return }
      target = document + 1
    }
  }
}
