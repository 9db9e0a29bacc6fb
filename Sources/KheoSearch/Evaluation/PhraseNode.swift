import KheoIndex

/// The documents in which slots stand side by side, in their order.
final class PhraseNode: MatchNode {
  private let slots: [MatchNode]
  private let conjunction: AndNode
  private var slotMatches: [[Match]]
  /// The matches of the current document that lie in an occurrence of the phrase.
  private var found: [Match] = []
  private let adjacency: Float

  init(slots: [MatchNode], model: RankingModel) throws {
    self.slots = slots
    adjacency = model.adjacency
    slotMatches = [[Match]](repeating: [], count: slots.count)
    conjunction = try AndNode(operands: slots, exclusions: [])
    super.init()
    try advanceToPhrase()
  }

  override func seek(to target: UInt32) throws {
    if conjunction.document < target { try conjunction.seek(to: target) }
    try advanceToPhrase()
  }

  override func score() throws -> Float { try conjunction.score() }

  override func appendMatches(to matches: inout [Match]) throws { matches += found }

  private func advanceToPhrase() throws {
    while conjunction.document != PostingCursor.end {
      if try findPhrase() { break }
      try conjunction.next()
    }
    document = conjunction.document
  }

  private func findPhrase() throws -> Bool {
    found.removeAll(keepingCapacity: true)
    for index in slots.indices {
      slotMatches[index].removeAll(keepingCapacity: true)
      try slots[index].appendMatches(to: &slotMatches[index])
    }
    var places = slotMatches.map { Dictionary($0.map { ($0.place.rawValue, $0) }, uniquingKeysWith: Self.better) }
    for (start, match) in places[0] {
      var occurrence = [match]
      for index in 1..<slots.count {
        guard let next = places[index][start + UInt32(index)], next.place.field == match.place.field else { break }
        occurrence.append(next)
      }
      if occurrence.count == slots.count { found += occurrence }
    }
    places.removeAll()
    found.sort { ($0.place, $0.slot) < ($1.place, $1.slot) }
    return !found.isEmpty
  }

  private static func better(_ a: Match, _ b: Match) -> Match { a.weight >= b.weight ? a : b }
}

/// The documents in which operands stand within so many words of each other, in any order.
final class NearNode: MatchNode {
  private let operands: [MatchNode]
  private let conjunction: AndNode
  private let distance: UInt32
  private var found: [Match] = []

  init(operands: [MatchNode], distance: Int) throws {
    self.operands = operands
    self.distance = UInt32(distance)
    conjunction = try AndNode(operands: operands, exclusions: [])
    super.init()
    try advanceToMatch()
  }

  override func seek(to target: UInt32) throws {
    if conjunction.document < target { try conjunction.seek(to: target) }
    try advanceToMatch()
  }

  override func score() throws -> Float { try conjunction.score() }

  override func appendMatches(to matches: inout [Match]) throws { matches += found }

  private func advanceToMatch() throws {
    while conjunction.document != PostingCursor.end {
      if try findMatch() { break }
      try conjunction.next()
    }
    document = conjunction.document
  }

  /// Windows that hold every operand: the lowest place of each is moved on in turn, and a window counts when its ends are
  /// at most `distance` words apart.
  private func findMatch() throws -> Bool {
    found.removeAll(keepingCapacity: true)
    var lists = try operands.map { operand in
      var matches: [Match] = []
      try operand.appendMatches(to: &matches)
      return matches.sorted { $0.place < $1.place }
    }
    guard lists.allSatisfy({ !$0.isEmpty }) else { return false }
    var kept: Set<Match> = []
    var heads = [Int](repeating: 0, count: lists.count)
    while true {
      let window = lists.indices.map { lists[$0][heads[$0]] }
      let low = window.min { $0.place < $1.place }!
      let high = window.max { $0.place < $1.place }!
      let spread = high.place.rawValue - low.place.rawValue
      if low.place.field == high.place.field, spread <= distance, Set(window.map(\.place)).count == window.count {
        kept.formUnion(window)
      }
      let lowest = lists.indices.min { lists[$0][heads[$0]].place < lists[$1][heads[$1]].place }!
      heads[lowest] += 1
      if heads[lowest] == lists[lowest].count { break }
    }
    lists.removeAll()
    found = kept.sorted { ($0.place, $0.slot) < ($1.place, $1.slot) }
    return !found.isEmpty
  }
}
