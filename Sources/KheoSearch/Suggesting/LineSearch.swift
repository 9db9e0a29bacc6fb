package import KheoIndex
import KheoText

/// A line that holds the typed words.
package struct FoundLine: Sendable {
  package var line: Int
  package var document: UInt32
  /// How well the marks agree: 0 is best.
  package var tier: Int
  /// Whether the first typed word stands behind the line's first.
  package var isLater: Bool
}

/// Finds the best lines of one segment that hold all typed words, the last of them perhaps unfinished.
///
/// Best are those whose marks agree, among them those that begin with the first word where the segment tells, among them the
/// heaviest. Whole words become a set of lines, a bit each; the lists of all words that begin with the last one lie together,
/// and blocks of them whose least entry cannot be among the best are passed over.
package struct LineSearch {
  /// Entries whose spellings are compared with a word that was typed with marks: the best so many, and if too few of them
  /// agree, the best of the second number.
  static let comparedCounts = [64, 256]

  private let segment: Segment
  private let table: LineTable
  private let limit: Int
  private var lists: WordLists

  package init(segment: Segment, table: LineTable, limit: Int) {
    self.segment = segment
    self.table = table
    self.limit = limit
    lists = WordLists(segment: segment, table: table)
  }

  /// The best lines, best first, those of deleted documents left out. With `wholeLastWord` no letters may follow.
  package mutating func run(_ typed: TypedText, wholeLastWord: Bool = false) throws -> [FoundLine] {
    guard var last = typed.words.last, table.count > 0 else { return [] }
    if wholeLastWord { last.isPrefix = false }
    var held: LineSet?
    for word in typed.words.dropLast() {
      let lines = try lines(holding: word)
      if held == nil { held = lines } else { held!.formIntersection(lines) }
      if held!.isEmpty { return [] }
    }
    var best = LeastKeys(limit: limit)
    for span in try lists.spans(of: last) {
      if span.isPlain {
        try collect(span, held, into: &best) { best, key, entry, _ in best.insert(key, name: UInt32(entry.line)) }
      } else {
        try collectAgreeing(span, held, into: &best)
      }
    }
    return try best.elements.map { element in
      let entry = LineEntry(rawValue: UInt32(truncatingIfNeeded: element.key))
      return FoundLine(
        line: entry.line, document: try table.document(ofLine: entry.line), tier: Int(element.key >> 32),
        isLater: entry.isLater)
    }
  }

  private mutating func lines(holding word: TypedText.Word) throws -> LineSet {
    var set = LineSet(count: table.count)
    for span in try lists.spans(of: word) {
      for list in span.lists {
        guard let tier = try lists.tier(ofList: list, in: span) else { continue }
        let entries = try table.entries(in: table.entries(ofLists: list..<list + 1))
        for index in 0..<entries.count { set.insert(entries[index], tier: tier) }
      }
    }
    return set
  }

  /// Takes the best of a span whose spellings have to be compared: first the best whatever their marks, then of them those
  /// that agree.
  private mutating func collectAgreeing(_ span: WordLists.Span, _ held: LineSet?, into best: inout LeastKeys) throws {
    for count in Self.comparedCounts {
      var candidates = LeastKeys(limit: count)
      try collect(span, held, into: &candidates) { candidates, key, _, index in
        candidates.insertNew(key, name: UInt32(index))
      }
      var agreeingCount = 0
      for candidate in candidates.elements {
        let list = try table.list(ofEntry: Int(candidate.name), among: span.lists)
        guard let tier = try lists.tier(ofList: list, in: span) else { continue }
        let key = max(candidate.key >> 32, tier) << 32 | candidate.key & 0xFFFF_FFFF
        if tier == AgreementTier.agreeing { agreeingCount += 1 }
        if key < best.bound { best.insert(key, name: UInt32(key & 0x7FFF_FFFF)) }
      }
      if agreeingCount >= limit / 2 || !candidates.isFull { return }
    }
  }

  /// Offers the entries of a span that can be among the best, with their keys and where they stand.
  private func collect(
    _ span: WordLists.Span, _ held: LineSet?, into best: inout LeastKeys,
    _ take: (inout LeastKeys, _ key: UInt64, LineEntry, _ index: Int) -> Void
  ) throws {
    let range = try table.entries(ofLists: span.lists)
    let size = LineTable.blockEntryCount
    let hasDeletions = segment.deletions != nil
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, (start / size + 1) * size)
      defer { start = end }
      // Behind other words, an entry says nothing of how its line begins: the minimum bounds only single words.
      if held == nil, UInt64(try table.leastEntry(ofBlock: start / size)) >= best.bound { continue }
      let entries = try table.entries(in: start..<end)
      for index in 0..<entries.count {
        let entry = entries[index]
        var key = UInt64(entry.rawValue)
        if let held {
          guard let place = held.place(ofLine: entry.line) else { continue }
          key = place.tier << 32 | (place.isLater ? 1 << 31 : 0) | UInt64(entry.line)
        }
        if key < best.bound {
          if hasDeletions, !segment.isLive(try table.document(ofLine: entry.line)) { continue }
          take(&best, key, entry, start + index)
        }
      }
    }
  }
}
