package import KheoIndex
import KheoText

/// Ranks a collection by BM25 over folded terms, with every knowledge of languages left aside.
///
/// It is what other engines do, so it is what Kheo is compared with them by, and what the price of its own ranking is held
/// against. It finds the best documents and does not count the others, so it passes over blocks of postings that cannot
/// matter; `PlainOracle` in the tests looks at every document.
/// Not thread-safe (it keeps the memory that it works in): one per task. Nothing is kept of a query or its result.
package final class PlainSearcher {
  package let segments: [Segment]
  private let scorer: PlainScorer
  /// The number of a segment's first document, counted through all segments.
  private let bases: [UInt32]
  private let window = PlainWindow()

  package init(segments: [Segment]) {
    self.segments = segments
    scorer = PlainScorer(segments: segments)
    var base: UInt32 = 0
    bases = segments.map { segment in
      defer { base += UInt32(segment.documentCount) }
      return base
    }
  }

  /// The best `count` documents; equal scores stand in the order of the documents.
  ///
  /// Throws `CorruptIndexError` where the index is damaged.
  package func search(_ query: PlainQuery, count: Int) throws -> [PlainHit] {
    let capacity = min(count, segments.reduce(0) { $0 + $1.documentCount })
    guard capacity > 0 else { return [] }
    switch query {
    case .all(let keys): return try ranked(keys, capacity, evaluateAll)
    case .any(let keys): return try ranked(keys, capacity, evaluateAny)
    case .phrase(let keys): return try ranked(keys, capacity, evaluatePhrase)
    case .prefix(let prefix): return try PlainPrefix(segments: segments).first(capacity, beginningWith: prefix)
    case .fuzzy(let word, let edits): return try fuzzy(word, edits: edits, capacity)
    }
  }

  /// Where the terms of a query stand in a hit, in rising order; of a prefix only the term that the hit was found by.
  ///
  /// Throws `CorruptIndexError` where the index is damaged.
  package func matches(of hit: PlainHit, _ query: PlainQuery) throws -> [Match] {
    let segment = segments[hit.segment]
    var matches: [Match] = []
    for (slot, postings) in try terms(of: query, hit).enumerated() {
      let arena = PostingArena()
      var cursor = try segment.postings(of: postings, arena: arena)
      cursor.seek(to: hit.document)
      guard cursor.document == hit.document else { continue }
      var occurrences: [Occurrence] = []
      try cursor.appendOccurrences(to: &occurrences)
      matches += occurrences.map { Match(place: $0.place, slot: slot, reason: .same, weight: 1) }
    }
    matches.sortByPlace()
    return matches
  }

  private func terms(of query: PlainQuery, _ hit: PlainHit) throws -> [TermPostings] {
    let segment = segments[hit.segment]
    switch query {
    case .all(let keys), .any(let keys), .phrase(let keys): return try keys.compactMap { try segment.termPostings($0) }
    case .prefix: return hit.term.map { [$0] } ?? []
    case .fuzzy(let word, let edits): return try PlainFuzzy.terms(of: segment, near: word, edits: edits).map(\.postings)
    }
  }

  // MARK: Terms

  private func ranked(
    _ keys: [[UInt8]], _ capacity: Int, _ evaluate: (PlainPlace, PlainWalks, Bool, inout BestDocuments) throws -> Void
  ) throws -> [PlainHit] {
    let found = try segments.map { segment in try keys.map { try segment.termPostings($0) } }
    let weights = keys.indices.map { number in
      let count = found.reduce(0) { $0 + ($1[number]?.documentCount ?? 0) }
      return count == 0 ? 0 : scorer.weight(documentCount: count)
    }
    var best = BestDocuments(capacity: capacity)
    for index in segments.indices {
      let arena = PostingArena()
      let place = PlainPlace(segment: segments[index], base: bases[index], saturation: scorer.view(of: index))
      let walks = PlainWalks.allocate(capacity: keys.count)
      defer { walks.deallocate() }
      var walkCount = 0
      for (number, postings) in found[index].enumerated() {
        guard let postings else { continue }
        let cursor = try segments[index].postings(of: postings, arena: arena)
        walks.initializeElement(
          at: walkCount, to: PlainWalk(cursor: cursor, weight: weights[number], saturation: place.saturation))
        walkCount += 1
      }
      if walkCount == 0 { continue }
      try evaluate(place, PlainWalks(rebasing: walks[..<walkCount]), walkCount == keys.count, &best)
      withExtendedLifetime(arena) {}
    }
    return hits(&best)
  }

  private func hits(_ best: inout BestDocuments) -> [PlainHit] {
    best.takeAll().map { document, score in
      let segment = bases.lastIndex { $0 <= document }!
      return PlainHit(segment: segment, document: document - bases[segment], score: score)
    }
  }

  // MARK: Evaluation

  private func evaluateAny(
    _ place: PlainPlace, _ walks: PlainWalks, _ isWhole: Bool, _ best: inout BestDocuments
  ) {
    if walks.count == 1 { PlainTerm.evaluate(place, &walks[0], &best) } else { window.evaluate(place, walks, &best) }
  }

  private func evaluateAll(
    _ place: PlainPlace, _ walks: PlainWalks, _ isWhole: Bool, _ best: inout BestDocuments
  ) {
    if !isWhole { return }
    if walks.count == 1 {
      PlainTerm.evaluate(place, &walks[0], &best)
    } else {
      PlainConjunction(place, walks).evaluate(&best)
    }
  }

  private func evaluatePhrase(
    _ place: PlainPlace, _ walks: PlainWalks, _ isWhole: Bool, _ best: inout BestDocuments
  ) throws {
    if !isWhole { return }
    if walks.count == 1 { return PlainTerm.evaluate(place, &walks[0], &best) }
    try PlainPhrase(place, walks).evaluate(&best)
  }

  /// A term counts the less, the more edits it takes; all have the rarity of the commonest (Lucene's `FuzzyQuery`).
  private func fuzzy(_ word: [UInt8], edits: Int, _ capacity: Int) throws -> [PlainHit] {
    let found = try segments.map { try PlainFuzzy.terms(of: $0, near: word, edits: edits) }
    var counts: [[UInt8]: Int] = [:]
    for term in found.joined() { counts[term.key, default: 0] += term.postings.documentCount }
    guard let commonest = counts.values.max() else { return [] }
    let weight = scorer.weight(documentCount: commonest)
    var best = BestDocuments(capacity: capacity)
    for index in segments.indices where !found[index].isEmpty {
      let arena = PostingArena()
      let place = PlainPlace(segment: segments[index], base: bases[index], saturation: scorer.view(of: index))
      let walks = PlainWalks.allocate(capacity: found[index].count)
      defer { walks.deallocate() }
      for (number, term) in found[index].enumerated() {
        let cursor = try segments[index].postings(of: term.postings, arena: arena)
        walks.initializeElement(
          at: number, to: PlainWalk(cursor: cursor, weight: weight * term.worth, saturation: place.saturation))
      }
      evaluateAny(place, walks, true, &best)
      withExtendedLifetime(arena) {}
    }
    return hits(&best)
  }
}

/// A segment, as evaluators see it.
struct PlainPlace {
  let segment: Segment
  /// The number of its first document, counted through all segments.
  let base: UInt32
  let saturation: PlainSaturation
  let hasDeletions: Bool

  init(segment: Segment, base: UInt32, saturation: PlainSaturation) {
    self.segment = segment
    self.base = base
    self.saturation = saturation
    hasDeletions = segment.deletions != nil
  }

  /// Offers a document if its score counts and it is not deleted.
  @inline(__always)
  func offer(_ document: UInt32, _ score: Float, to best: inout BestDocuments) {
    guard score > best.threshold, !hasDeletions || segment.isLive(document) else { return }
    best.offer(base &+ document, score)
  }
}
