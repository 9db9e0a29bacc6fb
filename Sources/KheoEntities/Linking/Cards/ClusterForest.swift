/// Disjoint sets of observations (Galler and Fischer, An improved equivalence algorithm, 1964). The least member is the
/// root, so that no order of joining changes the sets' names.
struct ClusterForest {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  /// The root of both afterwards.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Int {
    let (a, b) = (root(a), root(b))
    parents[max(a, b)] = min(a, b)
    return min(a, b)
  }

  /// The sets, by their least members.
  mutating func clusters() -> [[Int]] {
    var places: [Int: Int] = [:]
    var clusters: [[Int]] = []
    for member in parents.indices {
      let root = root(member)
      if let place = places[root] {
        clusters[place].append(member)
      } else {
        places[root] = clusters.count
        clusters.append([member])
      }
    }
    return clusters
  }
}
