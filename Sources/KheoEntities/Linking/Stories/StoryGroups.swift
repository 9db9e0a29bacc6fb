/// Disjoint sets of articles (Galler and Fischer, An improved equivalence algorithm, 1964), with the languages in each.
struct StoryGroups {
  private var parents: [Int]
  private var languages: [UInt8]

  /// Every article by itself; `languages` are raw values.
  init(languages: [UInt8]) {
    parents = Array(languages.indices)
    self.languages = languages.map { 1 << $0 }
  }

  private mutating func root(_ article: Int) -> Int {
    var article = article
    while parents[article] != article {
      parents[article] = parents[parents[article]]
      article = parents[article]
    }
    return article
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    guard a != b else { return }
    parents[max(a, b)] = min(a, b)
    languages[min(a, b)] |= languages[max(a, b)]
  }

  /// Joins where no language would be in the group twice.
  mutating func joinLanguages(_ a: Int, _ b: Int) {
    if languages[root(a)] & languages[root(b)] == 0 { join(a, b) }
  }

  /// The sets of two or more.
  mutating func groups() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for article in parents.indices { members[root(article), default: []].append(article) }
    return members.values.filter { $0.count > 1 }
  }
}
