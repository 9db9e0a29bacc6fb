import KheoText

/// In words, what joined the mentions of a card.
enum CardEvidence {
  static func sentences(_ cluster: [Int], _ observations: [Observation], _ heads: [ArticleHead]) -> [String] {
    var articles: [Int] = []
    for member in cluster where articles.last != observations[member].article {
      articles.append(observations[member].article)
    }
    guard articles.count > 1 else { return [] }
    var sentences = ["the same name in \(articles.count) articles"]
    if cluster.contains(where: { !observations[$0].isPerson }) {
      sentences = ["the same kind of unit with the same name or place in \(articles.count) articles"]
    }
    var stories: [UInt64: Int] = [:]
    for member in cluster where observations[member].link != 0 { stories[observations[member].story, default: 0] += 1 }
    let told = stories.values.count { $0 > 1 }
    if told > 0 {
      sentences.append(told == 1 ? "one story in several languages" : "\(told) stories in several languages")
    }
    if isShared(cluster, { observations[$0].units }) { sentences.append("a role in the same body") }
    if isShared(cluster, { observations[$0].roles }) { sentences.append("the same role") }
    if isShared(cluster, { observations[$0].chain.steps.first.map { [$0.name] } ?? [] }) {
      sentences.append("the same place")
    }
    let languages = Set(articles.map { heads[$0].language })
    if languages.count > 1 {
      sentences.append("in " + languages.map(\.code).sorted().joined(separator: ", "))
    }
    return sentences
  }

  /// Whether two of the first observations have a value in common.
  private static func isShared(_ cluster: [Int], _ values: (Int) -> [UInt64]) -> Bool {
    var seen: [UInt64] = []
    for member in cluster.prefix(32) {
      let values = values(member)
      if values.contains(where: seen.contains) { return true }
      seen += values
    }
    return false
  }
}
