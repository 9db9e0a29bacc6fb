/// What one article says of its places: which lies in which, and which province and country it is about.
///
/// A place that the article once names with its parents has them in all its mentions. A unit that names no province is in
/// the one that the article is about, where there is one: the only one it names, or the one it names three times as often
/// as any other.
struct ArticlePlaces {
  /// A place in one of the article's chains.
  private struct Occurrence {
    var chain: Int
    var step: Int
    /// Whether the article gives the place two different chains.
    var isAmbiguous = false
  }

  private var chains: [PlaceChain] = []
  /// Where each place has its longest chain.
  private var occurrences: [PlaceChain.Step: Occurrence] = [:]
  private(set) var province: UInt64?
  private(set) var country: UInt64?

  init(_ entities: ArticleEntities, names: inout FoldedNames) {
    var (provinces, nations) = (Tally<UInt64>(), Tally<UInt64>())
    for unit in entities.units {
      let chain = PlaceChain(unit.places, names: &names)
      learn(chain)
      switch names.entry(of: unit.kind).level {
      case .province: provinces.add(names.entry(of: unit.name).joinedHash, count: max(1, unit.mentions.count))
      case .country: nations.add(names.entry(of: unit.name).joinedHash, count: max(1, unit.mentions.count))
      default: break
      }
      for step in chain.steps where !step.isImplied {
        if step.level == .province { provinces.add(step.name) }
        if step.level == .country { nations.add(step.name) }
      }
    }
    for person in entities.people { learn(PlaceChain(person.places, names: &names)) }
    province = Self.winner(provinces)
    country = Self.winner(nations)
    if country == nil, Self.hasVietnamesePlace(entities, names: &names) { country = Self.vietnam }
  }

  private static let vietnam = StableHash.of("vietnam")

  /// Whether a place below the country, as the article types it, is one of Viet Nam.
  private static func hasVietnamesePlace(_ entities: ArticleEntities, names: inout FoldedNames) -> Bool {
    for unit in entities.units where unit.kind == "province" || unit.kind == "district" || unit.kind == "city" {
      let key = names.entry(of: unit.name).words.joined(separator: " ")
      if VietnamesePlaces.shared.places(named: key.utf8).contains(where: { _ in true }) { return true }
    }
    return false
  }

  /// The one that has three times the count of any other.
  private static func winner(_ tally: Tally<UInt64>) -> UInt64? {
    guard let first = tally.entries.max(by: { $0.count < $1.count }) else { return nil }
    return tally.entries.allSatisfy { $0.value == first.value || first.count >= 3 * $0.count } ? first.value : nil
  }

  private mutating func learn(_ chain: PlaceChain) {
    guard chain.steps.count > 1 else { return }
    chains.append(chain)
    for (place, step) in chain.steps.dropLast().enumerated() {
      let new = Occurrence(chain: chains.count - 1, step: place)
      let known = PlaceChain.Step(name: step.name, level: step.level, isImplied: false)
      guard let old = occurrences[known] else {
        occurrences[known] = new
        continue
      }
      guard !old.isAmbiguous else { continue }
      let (short, long) = parents(of: old).count <= parents(of: new).count ? (old, new) : (new, old)
      let isPart = parents(of: short).allSatisfy { step in parents(of: long).contains { $0.name == step.name } }
      occurrences[known] = isPart ? long : Occurrence(chain: old.chain, step: old.step, isAmbiguous: true)
    }
  }

  private func parents(of occurrence: Occurrence) -> ArraySlice<PlaceChain.Step> {
    chains[occurrence.chain].steps[(occurrence.step + 1)...]
  }

  /// The chain with what the article says elsewhere of its last place, and with its province; what is added is implied.
  func completed(_ chain: PlaceChain, isBelowProvince: Bool) -> PlaceChain {
    var chain = chain
    if let last = chain.steps.last,
      let found = occurrences[PlaceChain.Step(name: last.name, level: last.level, isImplied: false)], !found.isAmbiguous
    {
      for step in parents(of: found) {
        chain.steps.append(PlaceChain.Step(name: step.name, level: step.level, isImplied: true))
      }
    }
    if isBelowProvince, chain.top < .province, let province {
      chain.steps.append(PlaceChain.Step(name: province, level: .province, isImplied: true))
    }
    return chain
  }
}

extension PlaceChain {
  /// A chain as extraction gives it. Members without a name are left out.
  init(_ members: [PlaceMember], names: inout FoldedNames) {
    for member in members {
      let entry = names.entry(of: member.name)
      if entry.words.isEmpty { continue }
      steps.append(
        Step(
          name: entry.joinedHash, level: PlaceLevel(type: member.type) ?? .unknown, isImplied: member.isImplied))
    }
  }
}
