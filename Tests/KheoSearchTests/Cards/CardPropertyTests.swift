import KheoIndex
import KheoTestSupport
import KheoText
import Testing

@testable import KheoSearch

/// What holds of every search of cards.
@Suite struct CardPropertyTests {
  private static let words = ["Lam", "Kheu", "Su", "Pha", "Vang", "Mi", "Lô", "Lo", "Schule", "des", "Wald"]

  private static func cards(_ generator: inout SplitMix64) -> [TestCard] {
    let phrase = { (generator: inout SplitMix64) in
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in words.randomElement(using: &generator)! }
        .joined(separator: " ")
    }
    return (0..<Int.random(in: 1...30, using: &generator)).map { number in
      TestCard(
        id: "\(number)", kind: ["person", "school", "district"].randomElement(using: &generator)!,
        names: [phrase(&generator)],
        places: (0..<Int.random(in: 0...2, using: &generator)).map { _ in phrase(&generator) + "/district" },
        roles: (0..<Int.random(in: 0...2, using: &generator)).map { _ in phrase(&generator) },
        mentionCount: Int.random(in: 1...5, using: &generator))
    }
  }

  @Test("Totals are the number of hits; pages are parts of one order; segments make no difference", arguments: 0..<40)
  func countsExactly(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let all = Self.cards(&generator)
    let cut = Int.random(in: 1...all.count, using: &generator)
    let whole = try TestCards([all])
    let split = try TestCards([Array(all[..<cut]), Array(all[cut...])].filter { !$0.isEmpty })
    for _ in 0..<12 {
      let query = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        Self.words.randomElement(using: &generator)!
      }.joined(separator: [" ", " ", " OR ", " -"].randomElement(using: &generator)!)
      for requirement in [CardSearcher.Requirement.all, .any] {
        let result = try whole.search(query, requirement: requirement, count: Int.max)
        #expect(result.total == result.hits.count, "seed \(seed), \(query)")
        #expect(result.hits.map(\.rank.key) == result.hits.map(\.rank.key).sorted(by: >), "seed \(seed), \(query)")
        let page = try whole.search(query, requirement: requirement, count: 3)
        #expect(page.total == result.total, "seed \(seed), \(query)")
        #expect(page.hits.map(whole.id) == Array(result.hits.map(whole.id).prefix(3)), "seed \(seed), \(query)")
        #expect(result.facets.kinds.reduce(0) { $0 + $1.count } == result.total, "seed \(seed), \(query)")
        if requirement == .any { continue }
        let inTwo = try split.search(query, count: Int.max)
        #expect(inTwo.hits.map(split.id) == result.hits.map(whole.id), "seed \(seed), \(query)")
      }
    }
  }

  @Test("Every hit has every word of a plain query, and its matches say where", arguments: 40..<60)
  func meetsEveryWord(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let cards = try TestCards([Self.cards(&generator)])
    for first in Self.words.dropLast(2) {
      let query = first + " " + Self.words.dropLast(2).randomElement(using: &generator)!
      for hit in try cards.search(query).hits {
        #expect(Set(hit.matches.map(\.slot)) == [0, 1], "seed \(seed), \(query)")
      }
    }
  }

  @Test("A part that counts more decides whatever the parts below it", arguments: 0..<200)
  func ranksLexicographically(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let random = { (generator: inout SplitMix64) in
      var rank = CardRank()
      rank.tier = CardRank.Tier.allCases.randomElement(using: &generator)!
      rank.marks = Int.random(in: 0...20, using: &generator)
      rank.closeness = Int.random(in: -3...40, using: &generator)
      rank.articleCount = Int.random(in: 0...(1 << 40), using: &generator)
      rank.mentionCount = Int.random(in: 0...Int.max, using: &generator)
      rank.lastDay = Int.random(in: -9...(1 << 20), using: &generator)
      return rank
    }
    let (a, b) = (random(&generator), random(&generator))
    if a.tier != b.tier { #expect((a.key > b.key) == (a.tier.rawValue < b.tier.rawValue), "seed \(seed)") }
    #expect(a.key < 1 << 53 && (a.key < b.key) == (a.score < b.score), "seed \(seed)")
    #expect(abs(a.contributions.reduce(0) { $0 + $1.score } - a.score) < 1e-9, "seed \(seed)")
  }
}
