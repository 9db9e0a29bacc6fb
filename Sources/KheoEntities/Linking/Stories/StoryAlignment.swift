/// Which people and units of the articles of one story are one.
///
/// The article that names most is the pivot; every other is aligned with it. What is aligned shares a link; where keys
/// differ, the link's key is the commonest one that is not open, then the least.
struct StoryAlignment {
  struct Link {
    /// 0 where the entity has no partner.
    var link: UInt64 = 0
    /// The key in place of the entity's own; nil for its own.
    var key: UInt64?
  }

  /// For each view and each of its units.
  private(set) var units: [[Link]]
  /// For each view and each of its people.
  private(set) var people: [[Link]]
  init(_ views: [ArticleView]) {
    units = views.map { Array(repeating: Link(), count: $0.units.count) }
    people = views.map { Array(repeating: Link(), count: $0.people.count) }
    guard let pivot = Self.pivot(views) else { return }
    var unitGroups: [[(view: Int, index: Int)]] = views[pivot].units.indices.map { [(pivot, $0)] }
    var personGroups: [[(view: Int, index: Int)]] = views[pivot].people.indices.map { [(pivot, $0)] }
    for other in views.indices where other != pivot {
      for pair in UnitAlignment.pairs(views[pivot].units, views[other].units) {
        unitGroups[pair.left].append((other, pair.right))
      }
      for match in PersonAlignment.matches(views[pivot].people, views[other].people) {
        personGroups[match.left].append((other, match.right))
      }
    }
    for group in unitGroups where group.count > 1 { linkUnits(group, views) }
    for group in personGroups where group.count > 1 { linkPeople(group, views) }
  }

  /// Keys of full names that are spellings of one.
  static func spellings(_ views: [ArticleView]) -> [(UInt64, UInt64)] {
    guard let pivot = pivot(views) else { return [] }
    return views.indices.filter { $0 != pivot }.flatMap { other in
      PersonAlignment.matches(views[pivot].people, views[other].people).filter(\.isSpelling).map {
        (views[pivot].people[$0.left].key, views[other].people[$0.right].key)
      }
    }
  }

  private static func pivot(_ views: [ArticleView]) -> Int? {
    views.indices.max { a, b in
      let (first, second) = (views[a].people.count + views[a].units.count, views[b].people.count + views[b].units.count)
      return first != second ? first < second : views[a].hash > views[b].hash
    }
  }

  private mutating func linkUnits(_ group: [(view: Int, index: Int)], _ views: [ArticleView]) {
    var counts: [UInt64: Int] = [:]
    for (view, index) in group where views[view].units[index].handle != .open {
      // A place below the country says more than none.
      counts[views[view].units[index].key, default: 0] += views[view].units[index].handle == .nation ? 1 : 100
    }
    let key = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    let link = Self.link(group.map { (views[$0.view].hash, $0.index) }, subject: 1)
    let least = group.map { views[$0.view].units[$0.index].key }.min()
    for (view, index) in group { units[view][index] = Link(link: link, key: key ?? least) }
  }

  private mutating func linkPeople(_ group: [(view: Int, index: Int)], _ views: [ArticleView]) {
    // The fullest name, then the least key; spellings of one name are made one afterwards.
    let best = group.map { views[$0.view].people[$0.index] }.max { a, b in
      let (first, second) = (
        a.name.isComparable ? a.name.fullWordCount : 0, b.name.isComparable ? b.name.fullWordCount : 0
      )
      return first != second ? first < second : a.key > b.key
    }
    let link = Self.link(group.map { (views[$0.view].hash, $0.index) }, subject: 2)
    for (view, index) in group { people[view][index] = Link(link: link, key: best?.key) }
  }

  /// A hash of the least member, which no order of the input changes.
  private static func link(_ members: [(article: UInt64, index: Int)], subject: UInt64) -> UInt64 {
    let least = members.min { $0.article != $1.article ? $0.article < $1.article : $0.index < $1.index }
    var hash = StableHash()
    hash.combine(subject)
    hash.combine(least?.article ?? 0)
    hash.combine(UInt64(least?.index ?? 0))
    return max(1, hash.value)
  }
}
