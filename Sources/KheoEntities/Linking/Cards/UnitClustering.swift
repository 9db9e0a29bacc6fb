import KheoText

/// Decides which of the units of one key are one.
///
/// Observations of one link are one; so are those that say the same of level and places, if that is enough:
///
/// | handle | enough by itself |
/// |---|---|
/// | name, of a kind whose names reach everywhere | the name |
/// | name of any other kind, number | a place |
/// | place, from the district up | the place |
/// | place below the district, of which every province has its own | a larger place |
/// | open | nothing outside the article (the key holds it) |
///
/// Then clusters are compared, those with the longest chains first:
///
/// | level of the handle | places | joined |
/// |---|---|---|
/// | the same | the smallest is shared | yes |
/// | the same | a larger one is shared, none differs | where one cluster alone is possible |
/// | one that translations mix up, and no article has both | the smallest is shared | yes |
/// | the same | one of the two says nothing | where one cluster alone is possible |
/// | any | contradict | never |
///
/// A body of a nation (no place below the country) goes by its country: the one it names, else, where the collection
/// knows such bodies of several countries, the one its article is about, else its language; where the collection knows
/// one country or none, all are one.
struct UnitClustering {
  private static let candidateLimit = 64

  private let observations: ArraySlice<Observation>
  private var forest: ClusterForest
  private var evidence: [Int: ClusterEvidence] = [:]

  /// Clusters of indices into `observations`, which are in the order of their articles' ids.
  static func clusters(_ observations: ArraySlice<Observation>, heads: [ArticleHead]) -> [[Int]] {
    guard observations.count > 1 else { return [Array(observations.indices)] }
    var clustering = UnitClustering(observations)
    clustering.joinLinked()
    clustering.joinEqual()
    clustering.gatherEvidence()
    clustering.joinNations(heads)
    clustering.joinSharing()
    clustering.joinSilent()
    return clustering.forest.clusters().map { $0.map { $0 + observations.startIndex } }
  }

  private init(_ observations: ArraySlice<Observation>) {
    self.observations = observations
    forest = ClusterForest(count: observations.count)
  }

  private subscript(member: Int) -> Observation { observations[observations.startIndex + member] }

  private mutating func joinLinked() {
    var links: [UInt64: Int] = [:]
    for member in 0..<observations.count where self[member].link != 0 {
      let link = self[member].link
      if let first = links[link] { forest.join(first, member) } else { links[link] = member }
    }
  }

  /// What two observations have equal that are one by that alone.
  private struct Profile: Hashable {
    var handle: UInt8
    var level: PlaceLevel
    var names: [UInt64]
    var levels: [PlaceLevel]
  }

  private mutating func joinEqual() {
    var profiles: [Profile: Int] = [:]
    for member in 0..<observations.count {
      let observation = self[member]
      guard Self.isEnough(observation) else { continue }
      let profile = Profile(
        handle: observation.handle.rawValue, level: observation.level, names: observation.chain.steps.map(\.name),
        levels: observation.chain.steps.map(\.level))
      if let first = profiles[profile] { forest.join(first, member) } else { profiles[profile] = member }
    }
  }

  private static func isEnough(_ observation: Observation) -> Bool {
    switch observation.handle {
    case .name: observation.reach == .world || !observation.chain.isEmpty
    case .number: !observation.chain.isEmpty
    case .place: !observation.level.isRepeated && observation.level != .unknown || !observation.chain.isEmpty
    case .nation: false
    case .open: true
    }
  }

  private mutating func gatherEvidence() {
    for member in 0..<observations.count {
      let said = ClusterEvidence(self[member])
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

  // MARK: Nations

  private mutating func joinNations(_ heads: [ArticleHead]) {
    let members = (0..<observations.count).filter { self[$0].handle == .nation }
    guard members.count > 1 else { return }
    let named = Set(members.compactMap { self[$0].chain.place(at: .country) })
    let about = Set(members.map { self[$0].country }.filter { $0 != 0 })
    let known = named.isEmpty ? about : named
    var firsts: [UInt64: Int] = [:]
    for member in members {
      let observation = self[member]
      var country = observation.chain.place(at: .country) ?? observation.country
      if country == 0 { country = known.count == 1 ? known.first! : 0 }
      if country == 0, known.count > 1 { country = UInt64(heads[observation.article].language.rawValue) + 1 }
      if let first = firsts[country] {
        firsts[country] = join(forest.root(first), forest.root(member))
      } else {
        firsts[country] = forest.root(member)
      }
    }
  }

  // MARK: Places

  private func isSameLevel(_ a: ClusterEvidence, _ b: ClusterEvidence) -> Bool { a.levels == b.levels }

  /// Joins clusters that share places, the fullest chains first, by inverted lists of places.
  private mutating func joinSharing() {
    let roots = evidence.keys.filter { evidence[$0]?.chains.isEmpty == false }.sorted { a, b in
      let (first, second) = (length(a), length(b))
      return first != second ? first > second : a < b
    }
    var lists: [UInt64: [Int]] = [:]
    for start in roots {
      guard let mine = evidence[forest.root(start)] else { continue }
      let names = Set(mine.chains.flatMap { $0.steps.map(\.name) }).sorted()
      var candidates: [Int] = []
      for name in names {
        for candidate in (lists[name] ?? []).prefix(Self.candidateLimit) {
          let other = forest.root(candidate)
          if other != forest.root(start), !candidates.contains(other) { candidates.append(other) }
        }
      }
      joinOne(start, of: candidates.sorted())
      let root = forest.root(start)
      for name in names where (lists[name]?.count ?? 0) < Self.candidateLimit {
        if lists[name]?.contains(where: { forest.root($0) == root }) != true { lists[name, default: []].append(root) }
      }
    }
  }

  private func length(_ root: Int) -> Int { evidence[root]?.chains.map(\.steps.count).max() ?? 0 }

  private mutating func joinOne(_ start: Int, of candidates: [Int]) {
    let root = forest.root(start)
    guard let mine = evidence[root] else { return }
    var (shared, mixed, larger): ([Int], [Int], [Int]) = ([], [], [])
    for candidate in candidates {
      guard let other = evidence[candidate] else { continue }
      switch (mine.agreement(with: other), isSameLevel(mine, other)) {
      case (.shared, true): shared.append(candidate)
      case (.shared, false):
        if mine.hasCompatibleLevels(with: other), !ClusterEvidence.share(mine.articles, other.articles) {
          mixed.append(candidate)
        }
      case (.sharedAbove, true): larger.append(candidate)
      default: break
      }
    }
    // "Commune X of province Z" may be either of two communes X of Z: only one choice joins.
    if let choice = shared.count > 1 && isVague(mine) ? nil : shared.first {
      _ = join(root, choice)
    } else if shared.isEmpty, mixed.count == 1 {
      _ = join(root, mixed[0])
    } else if shared.isEmpty, mixed.isEmpty, larger.count == 1 {
      _ = join(root, larger[0])
    }
  }

  /// Whether all that the cluster says of its places is a province.
  private func isVague(_ evidence: ClusterEvidence) -> Bool {
    evidence.chains.allSatisfy { $0.steps.allSatisfy { $0.level >= .province } }
  }

  /// Joins clusters that name no place to the only cluster of their level.
  private mutating func joinSilent() {
    let silent = evidence.keys.filter { evidence[$0]?.chains.isEmpty == true }.sorted()
    let speaking = evidence.keys.filter { evidence[$0]?.chains.isEmpty == false }.sorted()
    for root in silent {
      guard Self.mayJoinSilently(self[root]), let mine = evidence[root] else { continue }
      let same = speaking.filter { evidence[$0].map { isSameLevel(mine, $0) } ?? false }
      if same.count == 1 { _ = join(root, same[0]) }
    }
  }

  /// A commune or a street without its province may be anywhere, and so may a school.
  private static func mayJoinSilently(_ observation: Observation) -> Bool {
    switch observation.handle {
    case .name: observation.reach == .world
    case .place: !observation.level.isRepeated && observation.level != .unknown
    case .number, .nation, .open: false
    }
  }
}
