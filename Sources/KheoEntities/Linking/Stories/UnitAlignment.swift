/// How well a unit of one article answers to a unit of its translation.
///
/// | compared | score |
/// |---|---|
/// | families | other families never pair, but for two local ones with two concepts of three in common |
/// | places, both being one | one name and compatible types: 3; one type: 2 more; another name: never |
/// | concepts | 3 × (in common ÷ all); heads of one family are one concept |
/// | own words | 3 × (in common ÷ the fewer); none in common, or other numbers: never; only on one side: −1 |
/// | places of the handles | one place: 2; only one has a place, and the head is all that they have: −1; incompatible types of one place, or places that do not hold each other: never |
/// | chains | smallest place shared 1.5, a larger one 0.5, different −1.5, contradicting: never |
///
/// A pair needs `minimum`; out of the order of the lists `minimumOutOfOrder`.
enum UnitAlignment {
  static let minimum: Float = 3
  static let minimumOutOfOrder: Float = 4
  /// Longer lists are joined by equal keys alone.
  static let maximumCount = 400
  private static let never: Float = -100

  /// Pairs of the two articles' units, each unit in one pair at most.
  static func pairs(_ left: [UnitIdentity], _ right: [UnitIdentity]) -> [(left: Int, right: Int)] {
    guard left.count <= maximumCount, right.count <= maximumCount else { return [] }
    var scores = [Float](repeating: 0, count: left.count * right.count)
    for i in left.indices {
      for j in right.indices {
        let score = score(left[i], right[j])
        if score >= minimum { scores[i * right.count + j] = score }
      }
    }
    var pairs = SequenceAlignment.pairs(rows: left.count, columns: right.count, scores: scores)
    pairs += outOfOrder(pairs, rows: left.count, columns: right.count, scores: scores)
    return pairs
  }

  /// What the order of the lists has left alone: the best pairs first, then the nearest in the lists.
  private static func outOfOrder(
    _ pairs: [(left: Int, right: Int)], rows: Int, columns: Int, scores: [Float]
  ) -> [(left: Int, right: Int)] {
    var usedLeft = Set(pairs.map(\.left))
    var usedRight = Set(pairs.map(\.right))
    var candidates: [(score: Float, distance: Int, left: Int, right: Int)] = []
    for i in 0..<rows where !usedLeft.contains(i) {
      for j in 0..<columns where !usedRight.contains(j) && scores[i * columns + j] >= minimumOutOfOrder {
        candidates.append((scores[i * columns + j], abs(i * columns - j * rows), i, j))
      }
    }
    candidates.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      return a.distance != b.distance ? a.distance < b.distance : (a.left, a.right) < (b.left, b.right)
    }
    var more: [(left: Int, right: Int)] = []
    for candidate in candidates where !usedLeft.contains(candidate.left) && !usedRight.contains(candidate.right) {
      usedLeft.insert(candidate.left)
      usedRight.insert(candidate.right)
      more.append((candidate.left, candidate.right))
    }
    return more
  }

  static func score(_ a: UnitIdentity, _ b: UnitIdentity) -> Float {
    guard (a.family.reach == .place) == (b.family.reach == .place) else { return never }
    if a.family.reach == .place {
      guard a.handleName == b.handleName, a.level.isCompatible(with: b.level) else { return never }
      let chains = chainScore(a.chain, b.chain)
      return chains == never ? never : 3 + (a.level == b.level ? 2 : 0) + chains
    }
    let concepts = conceptShare(a, b)
    if a.family != b.family {
      guard a.family.reach == .local, b.family.reach == .local, concepts >= 0.66 else { return never }
    }
    let parts = [3 * concepts, ownWords(a, b), handles(a, b), chainScore(a.placeChain, b.placeChain)]
    return parts.contains(never) ? never : parts.reduce(0, +) + (a.key == b.key ? 1 : 0)
  }

  private static func ownWords(_ a: UnitIdentity, _ b: UnitIdentity) -> Float {
    if a.ownWords.isEmpty && b.ownWords.isEmpty { return 0 }
    if a.ownWords.isEmpty || b.ownWords.isEmpty { return a.isNumbered || b.isNumbered ? never : -1 }
    if a.isNumbered || b.isNumbered { return a.ownWords == b.ownWords ? 3 : never }
    let share = overlap(a.ownWords, b.ownWords, byFewer: true)
    return share == 0 ? never : 3 * share
  }

  private static func handles(_ a: UnitIdentity, _ b: UnitIdentity) -> Float {
    if a.handle == .place || b.handle == .place, a.handle != b.handle {
      // "The police" is not the police of the one place that has no other partner.
      return max(a.concepts.count, b.concepts.count) > 1 || !a.ownWords.isEmpty ? 0 : -1
    }
    guard a.handle == .place else { return 0 }
    if a.handleName == b.handleName { return a.level.isCompatible(with: b.level) ? 2 : never }
    return a.chain.contains(b.handleName) || b.chain.contains(a.handleName) ? -0.5 : never
  }

  /// Concepts in common; the heads of one family count as one concept.
  private static func conceptShare(_ a: UnitIdentity, _ b: UnitIdentity) -> Float {
    guard a.family == b.family, let head = a.concepts.first else {
      return overlap(a.concepts, b.concepts, byFewer: false)
    }
    return overlap(a.concepts, [head] + b.concepts.dropFirst(), byFewer: false)
  }

  private static func chainScore(_ a: PlaceChain, _ b: PlaceChain) -> Float {
    switch a.agreement(with: b) {
    case .contradiction: never
    case .difference: -1.5
    case .silence: 0
    case .sharedAbove: 0.5
    case .shared: 1.5
    }
  }

  /// What two short lists have in common, as a share of both together or of the shorter.
  private static func overlap(_ a: [UInt64], _ b: [UInt64], byFewer: Bool) -> Float {
    if a.isEmpty || b.isEmpty { return 0 }
    let common = a.count { b.contains($0) }
    return Float(common) / Float(byFewer ? min(a.count, b.count) : max(a.count + b.count - common, 1))
  }
}
