import KheoIndex
import KheoText

/// Pairs of neighbours in a query that are neighbours in some proper name of the collection: such words are met together
/// or not at all.
///
/// Vietnamese names are of few syllables, and two that are a place may each be a part of the name of anybody from
/// anywhere. Where "Mai Thượng" is a commune, a person called Mai from Thượng Sơn is not what "Mai Thuong" asks for.
struct NameBonds {
  /// Words of one name are at most so far from each other.
  private static let reach = 4

  private(set) var pairs: [(first: Int, second: Int)] = []

  init() {}

  /// Looks for each pair of plain words in names and places. Stops at the first card that has it.
  init(plan: QueryPlan, segments: [Segment], builder: (Int, PostingArena) -> NodeBuilder) throws {
    for pair in plan.pairs where Self.canBond(plan.slots[pair.first]) && Self.canBond(plan.slots[pair.second]) {
      for index in segments.indices {
        let arena = PostingArena()
        let builder = builder(index, arena)
        if try Self.isName(
          PhraseNode(slots: [try builder.slot(pair.first), try builder.slot(pair.second)]), first: pair.first)
        {
          pairs.append(pair)
          break
        }
      }
    }
  }

  /// Whether a slot is bound to its neighbour.
  func hold(_ slot: Int) -> Bool { pairs.contains { $0.first == slot || $0.second == slot } }

  /// Whether two words are met in one name or one place, near each other.
  func areTogether(_ first: [CardMatch], _ second: [CardMatch]) -> Bool {
    first.contains { one in
      second.contains { other in
        one.address.stretch == other.address.stretch && one.address.index != other.address.index
          && abs(one.address.index - other.address.index) <= Self.reach
      }
    }
  }

  private static func canBond(_ slot: SlotPlan) -> Bool {
    slot.word.mode == .expanded && slot.word.kind == .word && !slot.isCondition
  }

  private static func isName(_ phrase: PhraseNode, first: Int) throws -> Bool {
    while phrase.document != PostingCursor.end {
      var matches: [Match] = []
      try phrase.appendMatches(to: &matches)
      // Matches come in pairs of neighbours, in rising order of places.
      let proper = matches.filter { match in
        match.reason <= .digraph && (CardAddress(match.place)?.part.isProper ?? false)
      }
      let places = Set(proper.filter { $0.slot != first }.map(\.place.rawValue))
      if proper.contains(where: { $0.slot == first && places.contains($0.place.rawValue + 1) }) { return true }
      try phrase.next()
    }
    return false
  }
}
