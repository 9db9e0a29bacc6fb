/// Decides which of the people of one name are one.
///
/// Observations of one link are one. For the rest, two clusters of one name are compared:
///
/// | places | common name | ordinary name | distinctive name |
/// |---|---|---|---|
/// | contradict: other provinces or countries | apart | a body in common | a body or a role in common |
/// | differ: other districts, communes | a body in common | a body or a role in common | joined |
/// | say nothing | a body in common | joined, unless roles conflict | joined |
/// | share a larger place | a body or a role in common | joined | joined |
/// | share the smallest place | the same; or one below the province, unless roles conflict | joined | joined |
///
/// Roles conflict where both have some and share neither a role nor a body. The bands of names are those of
/// `NameCommonness`. Where places say nothing, and a name is all there is, a cluster joins only where one other alone is
/// possible. Clusters are compared in the order of their articles' ids; those with evidence in common first.
struct PersonClustering {
  /// Clusters compared with one cluster at most, for each thing they have in common.
  private static let candidateLimit = 64

  private let band: NameCommonness.Band
  private var forest: ClusterForest
  private var evidence: [Int: ClusterEvidence] = [:]

  /// Clusters of indices into `observations`, which are in the order of their articles' ids.
  static func clusters(_ observations: ArraySlice<Observation>) -> [[Int]] {
    guard observations.count > 1 else { return [Array(observations.indices)] }
    var clustering = PersonClustering(observations)
    clustering.joinEvident()
    clustering.joinByName()
    return clustering.forest.clusters().map { $0.map { $0 + observations.startIndex } }
  }

  private init(_ observations: ArraySlice<Observation>) {
    band = observations.map(\.band).max() ?? .common
    forest = ClusterForest(count: observations.count)
    var links: [UInt64: Int] = [:]
    for (member, observation) in observations.enumerated() where observation.link != 0 {
      if let first = links[observation.link] {
        forest.join(first, member)
      } else {
        links[observation.link] = member
      }
    }
    for (member, observation) in observations.enumerated() {
      let said = ClusterEvidence(observation)
      let root = forest.root(member)
      evidence[root]?.merge(said)
      if evidence[root] == nil { evidence[root] = said }
    }
  }

  private mutating func join(_ a: Int, _ b: Int) -> Int {
    guard let first = evidence[a], let second = evidence[b], a != b else { return min(a, b) }
    let root = forest.join(a, b)
    var merged = root == a ? first : second
    merged.merge(root == a ? second : first)
    evidence[a] = nil
    evidence[b] = nil
    evidence[root] = merged
    return root
  }

  /// Joins clusters that have a body, a place or a role in common, by inverted lists.
  private mutating func joinEvident() {
    var lists: [UInt64: [Int]] = [:]
    for start in evidence.keys.sorted() {
      var root = start
      let features = self.features(of: start)
      for feature in features {
        var seen = Set<Int>()
        for candidate in (lists[feature] ?? []).prefix(Self.candidateLimit) {
          let other = forest.root(candidate)
          guard other != root, seen.insert(other).inserted, isOne(root, other) else { continue }
          root = join(root, other)
        }
      }
      for feature in features where (lists[feature]?.count ?? 0) < Self.candidateLimit {
        let listed = lists[feature, default: []].contains { forest.root($0) == root }
        if !listed { lists[feature, default: []].append(root) }
      }
    }
  }

  /// Bodies first, then places from the smallest on, then roles.
  private func features(of root: Int) -> [UInt64] {
    guard let evidence = evidence[root] else { return [] }
    let units = evidence.units.sorted()
    let places = evidence.chains.flatMap { $0.steps.map { $0.name ^ 1 } }
    return units + places + evidence.roles.sorted().map { $0 ^ 2 }
  }

  private func isOne(_ a: Int, _ b: Int) -> Bool {
    guard let first = evidence[a], let second = evidence[b] else { return false }
    let sharesUnit = ClusterEvidence.share(first.units, second.units)
    let sharesRole = ClusterEvidence.share(first.roles, second.roles)
    let conflicts = !sharesUnit && !sharesRole && !first.roles.isEmpty && !second.roles.isEmpty
    let places = first.agreement(with: second)
    switch (band, places) {
    case (.common, .contradiction): return false
    case (.common, .difference), (.common, .silence): return sharesUnit
    case (.common, .sharedAbove): return sharesUnit || sharesRole
    case (.common, .shared): return sharesUnit || sharesRole || !conflicts && first.sharesLowPlace(with: second)
    case (.ordinary, .contradiction): return sharesUnit
    case (.ordinary, .difference): return sharesUnit || sharesRole
    case (.ordinary, .silence): return !conflicts
    case (.distinctive, .contradiction): return sharesUnit || sharesRole
    default: return true
    }
  }

  /// Joins clusters that have nothing but the name in common, where there is no choice.
  private mutating func joinByName() {
    guard band < .common else { return }
    let bare = evidence.keys.filter { evidence[$0]?.hasSaid == false }.sorted()
    for other in bare.dropFirst() { _ = join(bare[0], other) }
    let roots = evidence.keys.sorted()
    guard roots.count > 1, roots.count <= Self.candidateLimit else { return }
    for root in roots where evidence[root] != nil {
      let others = roots.filter { $0 != root && evidence[$0] != nil && isOne(root, $0) }
      if others.count == 1 { _ = join(root, others[0]) }
    }
  }
}
