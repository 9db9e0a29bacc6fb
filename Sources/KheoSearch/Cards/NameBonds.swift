import KheoIndex
import KheoText

/// Two words, by their keys, that stand side by side in some proper name of the index.
package struct NamePair: Hashable, Sendable {
  package var first: [UInt8]
  package var second: [UInt8]
}

/// Pairs of neighbours in a query that are neighbours in some proper name of the index: such words are met together or not
/// at all.
///
/// Vietnamese names are of few syllables, and two that are a place may each be a part of the name of anybody from
/// anywhere. Where "Mai Thượng" is a commune, a person called Mai from Thượng Sơn is not what "Mai Thuong" asks for.
struct NameBonds {
  /// Words of one name are at most so far from each other.
  private static let reach = 4

  /// By slots.
  private(set) var pairs: [(first: Int, second: Int)] = []

  /// The neighbours of a plan that are names.
  init(plan: QueryPlan, names: Set<NamePair>) {
    pairs = Self.candidates(plan).filter { names.contains(Self.pair($0, plan)) }
  }

  /// Looks in the names and places of a collection for each pair of plain words that are neighbours in a plan.
  static func names(of plan: QueryPlan, builders: [(PostingArena) -> NodeBuilder]) throws -> Set<NamePair> {
    var names: Set<NamePair> = []
    for pair in candidates(plan) {
      for makeBuilder in builders {
        let builder = makeBuilder(PostingArena())
        if try isName(pair, builder) {
          names.insert(self.pair(pair, plan))
          break
        }
      }
    }
    return names
  }

  /// Whether a slot is bound to its neighbour.
  func hold(_ slot: Int) -> Bool { pairs.contains { $0.first == slot || $0.second == slot } }

  /// What is left of the matches of two bound words: those in one name or one place, near each other. Nil where there are
  /// none, or none but behind a word for a type, which may be what was met.
  func together(
    _ first: [CardMatch], _ second: [CardMatch]
  ) -> (first: [CardMatch], second: [CardMatch])? {
    let kept = first.filter { one in second.contains { Self.areTogether(one, $0) } }
    guard kept.contains(where: { $0.address.part != .typedName }) else { return nil }
    return (kept, second.filter { other in kept.contains { Self.areTogether($0, other) } })
  }

  private static func areTogether(_ one: CardMatch, _ other: CardMatch) -> Bool {
    one.address.stretch == other.address.stretch && one.address.index != other.address.index
      && abs(one.address.index - other.address.index) <= reach
  }

  // MARK: Names

  private static func candidates(_ plan: QueryPlan) -> [(first: Int, second: Int)] {
    plan.pairs.map { (first: $0.first, second: $0.second) }
      .filter { canBond(plan.slots[$0.first]) && canBond(plan.slots[$0.second]) }
  }

  private static func canBond(_ slot: SlotPlan) -> Bool {
    slot.word.mode == .expanded && slot.word.kind == .word && !slot.isCondition
  }

  private static func pair(_ pair: (first: Int, second: Int), _ plan: QueryPlan) -> NamePair {
    NamePair(first: plan.slots[pair.first].word.key, second: plan.slots[pair.second].word.key)
  }

  /// Stops at the first card that has the pair.
  private static func isName(_ pair: (first: Int, second: Int), _ builder: NodeBuilder) throws -> Bool {
    let phrase = try PhraseNode(slots: [builder.word(pair.first), builder.word(pair.second)])
    while phrase.document != PostingCursor.end {
      var matches: [Match] = []
      try phrase.appendMatches(to: &matches)
      let proper = matches.filter { match in
        match.reason <= .digraph && (CardAddress(match.place)?.part.isProper ?? false)
      }
      let seconds = Set(proper.filter { $0.slot == pair.second }.map(\.place.rawValue))
      if proper.contains(where: { $0.slot == pair.first && seconds.contains($0.place.rawValue + 1) }) { return true }
      try phrase.next()
    }
    return false
  }
}
