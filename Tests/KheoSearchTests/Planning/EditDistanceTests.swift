import KheoTestSupport
import Testing

@testable import KheoSearch

/// The running distance over sorted keys, against the table of the definition for each key alone.
@Suite struct EditDistanceTests {
  /// Optimal string alignment, straight from its recurrence.
  static func naive(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[a.count][b.count]
  }

  private static func sorted(_ keys: Set<[UInt8]>) -> [[UInt8]] { keys.sorted { $0.lexicographicallyPrecedes($1) } }

  @Test("Distances over sorted keys are those of the definition", arguments: UInt64(0)..<120)
  func equalsDefinition(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let letters = Array("abcd".utf8.prefix(Int.random(in: 2...4, using: &generator)))
    let make = { (generator: inout SplitMix64) in
      (0..<Int.random(in: 1...10, using: &generator)).map { _ in letters.randomElement(using: &generator)! }
    }
    let word = make(&generator)
    let keys = Self.sorted(Set((0..<150).map { _ in make(&generator) }))
    for limit in 1...2 {
      var distance = EditDistance(word: word, limit: limit)
      for key in keys {
        let naive = Self.naive(word, key)
        let isAllowed = naive <= limit && (word.count >= 8 || key[0] == word[0])
        #expect(
          distance.distance(to: key) == (isAllowed ? naive : nil),
          "seed \(seed): \(String(decoding: word, as: UTF8.self)) to \(String(decoding: key, as: UTF8.self)), limit \(limit)"
        )
      }
    }
  }

  @Test("Every word of three letters or fewer over two is at its distance from every other")
  func equalsDefinitionOnAllShortWords() {
    var keys: Set<[UInt8]> = []
    for length in 1...4 {
      for bits in 0..<1 << length { keys.insert((0..<length).map { UInt8(ascii: "a") + UInt8(bits >> $0 & 1) }) }
    }
    let sorted = Self.sorted(keys)
    for word in sorted {
      var distance = EditDistance(word: word, limit: 2)
      for key in sorted {
        let naive = Self.naive(word, key)
        #expect(distance.distance(to: key) == (naive <= 2 && key[0] == word[0] ? naive : nil))
      }
    }
  }
}
