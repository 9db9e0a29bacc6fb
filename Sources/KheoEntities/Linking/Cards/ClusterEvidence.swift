/// What the observations of one cluster say together.
struct ClusterEvidence {
  /// Chains kept at most; those that come first in the order of observations.
  private static let chainLimit = 8
  private static let featureLimit = 64
  private static let articleLimit = 256

  private(set) var chains: [PlaceChain] = []
  /// A bit for each level that the handle's place is said to have.
  private(set) var levels: UInt16 = 0
  /// Each once; short lists, so that searching them is quicker than hashing.
  private(set) var roles: [UInt64] = []
  private(set) var units: [UInt64] = []
  private(set) var articles: [Int] = []

  init(_ observation: Observation) {
    if !observation.chain.isEmpty { chains = [observation.chain] }
    levels = 1 << UInt16(observation.level.rawValue)
    roles = observation.roles
    units = observation.units
    articles = [observation.article]
  }

  mutating func merge(_ other: ClusterEvidence) {
    Self.add(other.chains, to: &chains, limit: Self.chainLimit)
    levels |= other.levels
    Self.add(other.roles, to: &roles, limit: Self.featureLimit)
    Self.add(other.units, to: &units, limit: Self.featureLimit)
    Self.add(other.articles, to: &articles, limit: Self.articleLimit)
  }

  private static func add<Value: Equatable>(_ values: [Value], to all: inout [Value], limit: Int) {
    for value in values where all.count < limit && !all.contains(value) { all.append(value) }
  }

  /// Whether both have a value.
  static func share<Value: Equatable>(_ a: [Value], _ b: [Value]) -> Bool { a.contains { b.contains($0) } }

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
