package import KheoIndex

/// A place of a document where a word of the query was matched.
package struct Match: Sendable, Hashable {
  package var place: Place
  /// The slot of the plan: which word of the query.
  package var slot: Int
  package var reason: MatchReason
  /// How well the text's word agrees with the query's, from 0 to 1.
  package var weight: Float
}

extension [Match] {
  /// Puts matches in rising order of places and slots, which they often are in.
  mutating func sortByPlace() {
    let isRising = (1..<Swift.max(1, count)).allSatisfy { index in
      let (a, b) = (self[index - 1], self[index])
      return a.place != b.place ? a.place < b.place : a.slot <= b.slot
    }
    if !isRising { sort { ($0.place, $0.slot) < ($1.place, $1.slot) } }
  }
}

/// A walk through the documents of one segment that match a part of a query, in rising order.
///
/// It visits every matching document. Queries of the commonest shapes are gone through by windows (`WindowScan`), which come to
/// the same.
class MatchNode {
  // In memory of its own: a property of an object is guarded at every access.
  private let current: UnsafeMutablePointer<UInt32>

  init() {
    current = .allocate(capacity: 1)
    current.initialize(to: 0)
  }

  deinit { current.deallocate() }

  /// The current document; `PostingCursor.end` when there is none left.
  final var document: UInt32 {
    get { current.pointee }
    set { current.pointee = newValue }
  }

  /// About how many documents it may match: the walks of a conjunction take turns from the rarest.
  var cost: Int { .max }

  /// Goes back to the first matching document.
  func rewind() throws { fatalError("overridden by every node") }

  /// Steps to the first matching document that is not below `target`.
  func seek(to target: UInt32) throws { fatalError("overridden by every node") }

  /// Steps to `target` if it matches, and otherwise to some document behind it that is not behind the next match, or nowhere;
  /// the document is told. `document` stands still where it is not told to be a match.
  func probe(_ target: UInt32) throws -> UInt32 {
    if document < target { try seek(to: target) }
    return document
  }

  /// Writes down what the words of this part are worth in the current document.
  func fill(_ sheet: ScoreSheet) throws {}

  /// Writes down what the words of this part are worth in the documents of a window, as `operand` of it, and stands behind them.
  ///
  /// A walk goes either this way or document by document, from its beginning on.
  func score(_ window: ScoreWindow, operand: Int) throws {
    while document < window.high {
      try fill(window.sheet(of: document))
      window.touch(document, operand: operand)
      if let tiers = window.tiers { window.enter(distance: try distance(tiers), document, slot: 0) }
      try next()
    }
  }

  /// How far the words of the current document are from the query's.
  func distance(_ tiers: AgreementTiers) throws -> Int { 0 }

  /// Appends the places in the current document that made it match.
  func appendMatches(to matches: inout [Match]) throws {}

  /// Steps to the next matching document.
  final func next() throws {
    if document != PostingCursor.end { try seek(to: document + 1) }
  }
}

/// Every live document of a segment.
final class AllDocumentsNode: MatchNode {
  private let segment: Segment

  init(segment: Segment) throws {
    self.segment = segment
    super.init()
    try seek(to: 0)
  }

  override func rewind() throws { try seek(to: 0) }

  override func seek(to target: UInt32) throws {
    document = target
    while Int(document) < segment.documentCount, !segment.isLive(document) { document += 1 }
    if Int(document) >= segment.documentCount { document = PostingCursor.end }
  }
}

/// No document.
final class NoDocumentsNode: MatchNode {
  override init() {
    super.init()
    document = PostingCursor.end
  }

  override func rewind() throws {}

  override func seek(to target: UInt32) throws {}
}
