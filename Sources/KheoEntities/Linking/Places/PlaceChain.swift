/// A chain of places for comparing: names as hashes of their folded letters, smallest place first.
struct PlaceChain: Hashable {
  struct Step: Hashable {
    var name: UInt64
    var level: PlaceLevel
    var isImplied: Bool
  }

  /// How two chains stand to each other.
  enum Agreement: Int, Comparable {
    /// They name different provinces, or different countries.
    case contradiction = 0
    /// They name different places of one low level, and nothing higher contradicts.
    case difference = 1
    /// They have nothing in common to compare.
    case silence = 2
    /// They share a place, which is not the smallest of either.
    case sharedAbove = 3
    /// The smallest place of one is in the other.
    case shared = 4

    static func < (left: Agreement, right: Agreement) -> Bool { left.rawValue < right.rawValue }
  }

  var steps: [Step] = []

  var isEmpty: Bool { steps.isEmpty }

  /// The first place of this level.
  func place(at level: PlaceLevel) -> UInt64? { steps.first { $0.level == level }?.name }

  func contains(_ name: UInt64) -> Bool { steps.contains { $0.name == name } }

  /// The chain without its first step.
  var parents: PlaceChain { PlaceChain(steps: Array(steps.dropFirst())) }

  /// The highest level that the chain names, and `unknown` for an empty one.
  var top: PlaceLevel { steps.reduce(.unknown) { max($0, $1.level) } }

  /// Compares level by level from the top. Time is the product of the lengths, which are short.
  func agreement(with other: PlaceChain) -> Agreement {
    for level in [PlaceLevel.country, .province] {
      if let mine = place(at: level), let theirs = other.place(at: level), mine != theirs { return .contradiction }
    }
    if let mine = steps.first, let theirs = other.steps.first {
      if other.has(mine) || has(theirs) { return differs(from: other) ? .difference : .shared }
    }
    if differs(from: other) { return .difference }
    return steps.contains { other.has($0) } ? .sharedAbove : .silence
  }

  private func has(_ step: Step) -> Bool {
    steps.contains { $0.name == step.name && $0.level.isCompatible(with: step.level) }
  }

  /// Whether both name a place of one level, below the province, and neither knows the other's.
  private func differs(from other: PlaceChain) -> Bool {
    for step in steps where step.level > .unknown && step.level < .province {
      guard let theirs = other.steps.first(where: { $0.level == step.level }) else { continue }
      if theirs.name != step.name, !other.contains(step.name), !contains(theirs.name) { return true }
    }
    return false
  }
}
