/// What the observations of one cluster say together.
struct ClusterEvidence {
  /// Chains kept at most; those that come first in the order of observations.
  private static let chainLimit = 8
  private static let featureLimit = 64
  private static let articleLimit = 256

  private(set) var chains: [PlaceChain] = []
  /// A bit for each level that the handle's place is said to have.
  private(set) var levels: UInt16 = 0
  private(set) var roles: Set<UInt64> = []
  private(set) var units: Set<UInt64> = []
  private(set) var articles: Set<Int> = []

  init(_ observation: Observation) {
    if !observation.chain.isEmpty { chains = [observation.chain] }
    levels = 1 << UInt16(observation.level.rawValue)
    roles = Set(observation.roles.prefix(Self.featureLimit))
    units = Set(observation.units.prefix(Self.featureLimit))
    articles = [observation.article]
  }

  mutating func merge(_ other: ClusterEvidence) {
    for chain in other.chains where chains.count < Self.chainLimit && !chains.contains(chain) { chains.append(chain) }
    levels |= other.levels
    if roles.count < Self.featureLimit { roles.formUnion(other.roles) }
    if units.count < Self.featureLimit { units.formUnion(other.units) }
    if articles.count < Self.articleLimit { articles.formUnion(other.articles) }
  }

  /// The worst that two chains say of each other, where that is a contradiction; else the best.
  func agreement(with other: ClusterEvidence) -> PlaceChain.Agreement {
    var best: PlaceChain.Agreement?
    for mine in chains {
      for theirs in other.chains {
        let agreement = mine.agreement(with: theirs)
        if agreement == .contradiction { return agreement }
        best = max(best ?? agreement, agreement)
      }
    }
    return best ?? .silence
  }

  /// Whether they share a place below the province.
  func sharesLowPlace(with other: ClusterEvidence) -> Bool {
    chains.contains { mine in
      mine.steps.contains { step in
        step.level > .unknown && step.level < .province && other.chains.contains { $0.contains(step.name) }
      }
    }
  }

  var hasSaid: Bool { !chains.isEmpty || !roles.isEmpty || !units.isEmpty }

  /// Every type that one says may be meant by one of the other's.
  func hasCompatibleLevels(with other: ClusterEvidence) -> Bool {
    Self.levels(levels).allSatisfy { mine in Self.levels(other.levels).allSatisfy { mine.isCompatible(with: $0) } }
  }

  private static func levels(_ bits: UInt16) -> [PlaceLevel] {
    (0..<12).compactMap { bits & 1 << UInt16($0) != 0 ? PlaceLevel(rawValue: UInt8($0)) : nil }
  }
}
