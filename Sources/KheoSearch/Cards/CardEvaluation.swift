import KheoIndex

/// Decides from the places of a query's words in a card whether it is met and how well.
struct CardEvaluation {
  let plan: QueryPlan
  let bonds: NameBonds
  /// Slots that a card need not meet: articles and prepositions.
  let optional: Set<Int>

  /// The rank of a card as far as its words tell, and the match that counts for each slot. Nil where the words are met one
  /// here, one there, that are one name elsewhere; in a partial answer such words count as one.
  func evaluate(_ all: [CardMatch]) -> (rank: CardRank, chosen: [CardMatch])? {
    var bySlot: [Int: [CardMatch]] = [:]
    for match in all { bySlot[match.slot, default: []].append(match) }
    for bond in bonds.pairs {
      guard let first = bySlot[bond.first], let second = bySlot[bond.second] else { continue }
      if let kept = bonds.together(first, second) {
        (bySlot[bond.first], bySlot[bond.second]) = (kept.first, kept.second)
      } else if plan.isRelaxed {
        bySlot[plan.slots[bond.first].idf < plan.slots[bond.second].idf ? bond.first : bond.second] = nil
      } else {
        return nil
      }
    }
    let matches = bySlot.values.joined()
    guard !matches.isEmpty else { return (CardRank(), []) }
    let members = Members(matches)
    let name = bestName(members)
    var chosen: [CardMatch] = []
    for (slot, found) in bySlot {
      let inName = name.flatMap { members.closest[$0]?[slot] }
      chosen.append(inName ?? found.min { Self.cost($0) < Self.cost($1) }!)
    }
    chosen = gathered(chosen, bySlot, name: name).sorted { $0.slot < $1.slot }
    return (rank(chosen, name: name, members: members), chosen)
  }

  // MARK: Names

  /// What of the query each stretch has.
  private struct Members {
    /// By stretch and slot.
    var closest: [Int: [Int: CardMatch]] = [:]

    init(_ matches: some Sequence<CardMatch>) {
      for match in matches {
        let known = closest[match.address.stretch]?[match.slot]
        if known.map({ match.distance < $0.distance }) ?? true {
          closest[match.address.stretch, default: [:]][match.slot] = match
        }
      }
    }
  }

  /// The name that has most of the query, then agrees best, then has least besides.
  private func bestName(_ members: Members) -> Int? {
    members.closest.filter { $0.value.first!.value.address.part.isName }.min { a, b in
      let (one, other) = (Self.worth(a.value), Self.worth(b.value))
      return one != other ? one.lexicographicallyPrecedes(other) : a.key < b.key
    }?.key
  }

  private static func worth(_ found: [Int: CardMatch]) -> [Int] {
    let distance = found.values.reduce(0) { $0 + $1.distance }
    return [-found.count, distance, found.first!.value.address.length]
  }

  // MARK: Places and roles

  /// What a match outside the name costs: its distance, then where it is.
  private static func cost(_ match: CardMatch) -> Int {
    let place =
      switch match.address.part {
      case .properName, .name, .typedName: 0
      case .place: 1
      case .impliedPlace: 2
      case .placeType: 3
      case .honorific: 4
      case .role: 5
      case .kindWord: 6
      case .roleWord, .mark: 7
      }
    return (match.distance * 8 + place) * 64 + min(63, match.address.member)
  }

  /// The matches with those outside the name moved to the one role, or the one place, that has most of them.
  private func gathered(_ chosen: [CardMatch], _ bySlot: [Int: [CardMatch]], name: Int?) -> [CardMatch] {
    var result = chosen
    for isPlace in [false, true] {
      let open = result.indices.filter { result[$0].address.stretch != name && isOpen(result[$0], isPlace) }
      guard open.count > 1 else { continue }
      var slots: [Int: [Int: CardMatch]] = [:]
      for index in open {
        for match in bySlot[result[index].slot]! where isOpen(match, isPlace) {
          let known = slots[match.address.member]?[match.slot]
          if known.map({ Self.cost(match) < Self.cost($0) }) ?? true {
            slots[match.address.member, default: [:]][match.slot] = match
          }
        }
      }
      let best = slots.min { a, b in
        let (one, other) = (Self.memberWorth(a), Self.memberWorth(b))
        return one.lexicographicallyPrecedes(other)
      }
      for index in open { if let match = best?.value[result[index].slot] { result[index] = match } }
    }
    return result
  }

  private func isOpen(_ match: CardMatch, _ isPlace: Bool) -> Bool {
    match.address.part.isMember && (match.address.part.field == .body) == isPlace
  }

  /// Most words, then the best agreement, then the shortest stretch, then the first.
  private static func memberWorth(_ member: (key: Int, value: [Int: CardMatch])) -> [Int] {
    let distance = member.value.values.reduce(0) { $0 + $1.distance }
    let written = member.value.values.filter { $0.address.part != .roleWord }
    return [-member.value.count, distance, written.map(\.address.length).max() ?? 64, member.key]
  }

  // MARK: The rank

  private func rank(_ chosen: [CardMatch], name: Int?, members: Members) -> CardRank {
    var rank = CardRank()
    let inName = chosen.filter { $0.address.stretch == name }
    rank.share = share(chosen)
    rank.hasNoOtherMarks = !chosen.contains { $0.reason == .otherMarks }
    rank.marks = chosen.reduce(0) { $0 + $1.markDistance }
    rank.form = chosen.reduce(0) { $0 + $1.formDistance }
    rank.order = order(chosen)
    rank.tier = tier(chosen, inName: inName)
    rank.closeness = closeness(rank.tier, chosen, inName: inName)
    // A word for a type says nothing by itself: it is there with the place it is the type of.
    let types = chosen.filter { $0.address.part == .placeType }
    let levels = Set(chosen.filter { $0.address.part.isProper }.map(\.address.member))
    if types.contains(where: { !levels.contains($0.address.member) }) { rank.form += 3 }
    return rank
  }

  /// Of 127.
  private func share(_ chosen: [CardMatch]) -> Int {
    let all = requiredSlots
    let met = Set(chosen.map(\.slot))
    if all.allSatisfy(met.contains) { return 127 }
    let sum = { (slots: [Int]) in slots.reduce(Float(0)) { $0 + max(0.1, plan.slots[$1].idf) } }
    return min(126, Int(126 * sum(all.filter(met.contains)) / max(0.1, sum(all))))
  }

  private func tier(_ chosen: [CardMatch], inName: [CardMatch]) -> CardRank.Tier {
    if !inName.isEmpty, inName.count == chosen.count {
      let tokens = Set(inName.map(\.address.index)).count
      let isWhole = tokens == inName[0].address.length && inName.allSatisfy { $0.reason <= .prefix }
      let slots = Set(chosen.map(\.slot))
      return isWhole && requiredSlots.allSatisfy(slots.contains) ? .wholeName : .inName
    }
    if isWholePlace(chosen, inName: inName) { return .wholeName }
    let hasName = chosen.contains { $0.address.part.isName }
    let hasOther = chosen.contains { $0.address.part.field == .caption }
    if hasName { return hasOther ? .nameAndRole : .nameAndPlace }
    return hasOther ? .role : .place
  }

  /// Whether the query is the name of a place and what the place is, in any language.
  private func isWholePlace(_ chosen: [CardMatch], inName: [CardMatch]) -> Bool {
    guard let first = inName.first, first.address.part == .properName, inName.allSatisfy({ $0.reason <= .prefix }),
      Set(inName.map(\.address.index)).count == first.address.length
    else { return false }
    return chosen.allSatisfy { match in
      match.address.stretch == first.address.stretch || match.address.part == .kindWord
        || (match.address.part == .placeType && match.address.member == 0)
    }
  }

  private var requiredSlots: [Int] {
    plan.slots.indices.filter { !plan.slots[$0].isCondition && !optional.contains($0) }
  }

  /// Pairs that are neighbours in the query and in the card, of 3 for all.
  private func order(_ chosen: [CardMatch]) -> Int {
    let pairs = plan.pairs
    if pairs.isEmpty { return 3 }
    let bySlot = Dictionary(chosen.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = pairs.count { pair in
      guard let first = bySlot[pair.first], let second = bySlot[pair.second] else { return false }
      return first.address.stretch == second.address.stretch && first.address.index + 1 == second.address.index
    }
    return 3 * kept / pairs.count
  }

  private func closeness(_ tier: CardRank.Tier, _ chosen: [CardMatch], inName: [CardMatch]) -> Int {
    switch tier {
    case .wholeName: return 31
    case .inName: return 31 - (inName[0].address.length - Set(inName.map(\.address.index)).count)
    case .nameAndPlace, .place:
      let places = chosen.filter { $0.address.part.field == .body }
      let level = places.map(\.address.member).max() ?? 0
      return 31 - 2 * level - (places.contains { $0.address.part == .impliedPlace } ? 1 : 0)
    case .nameAndRole, .role:
      let roles = chosen.filter { $0.address.part.field == .caption }
      let strays = Set(roles.map(\.address.member)).count - 1
      let written = roles.filter { $0.address.part == .role }
      let length = written.first?.address.length ?? 16
      return max(1, 31 - 8 * strays - max(0, length - written.count))
    }
  }
}
