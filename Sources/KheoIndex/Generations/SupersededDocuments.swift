/// The documents that a later document of the same id replaces, over the segments of one collection.
///
/// The segments' identifier sections are sorted by hash, so one merge over them brings equal ids together: no table of all
/// ids is ever in memory.
struct SupersededDocuments {
  /// Older documents first.
  let segments: [Segment]

  /// Calls `body` with the segment's index and the document, for each document that is replaced.
  func forEach(_ body: (_ segment: Int, _ document: UInt32) throws -> Void) throws {
    var next = [Int](repeating: 0, count: segments.count)
    while let lowest = try lowestHash(next) {
      var group: [(segment: Int, document: UInt32)] = []
      for index in segments.indices {
        while next[index] < segments[index].identifiers.count {
          let entry = try segments[index].identifiers.entry(next[index])
          if entry.hash != lowest { break }
          if segments[index].isLive(entry.document) { group.append((index, entry.document)) }
          next[index] += 1
        }
      }
      if group.count > 1 { try report(group, body) }
    }
  }

  private func lowestHash(_ next: [Int]) throws -> UInt64? {
    var lowest: UInt64?
    for index in segments.indices where next[index] < segments[index].identifiers.count {
      let hash = try segments[index].identifiers.entry(next[index]).hash
      lowest = min(lowest ?? hash, hash)
    }
    return lowest
  }

  /// Equal hashes may still be different ids: the stored ids decide.
  private func report(
    _ group: [(segment: Int, document: UInt32)], _ body: (Int, UInt32) throws -> Void
  ) throws {
    var seen: Set<String> = []
    for (segment, document) in group.reversed() {
      let identifier = try segments[segment].record(of: document).identifier
      if !seen.insert(identifier).inserted { try body(segment, document) }
    }
  }
}
