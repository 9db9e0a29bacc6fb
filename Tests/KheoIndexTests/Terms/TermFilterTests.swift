import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Filter of terms")
struct TermFilterTests {
  private let folder = ScratchFolder()

  private func segment(_ words: Set<String>) throws -> Segment {
    try folder.makeSegment([SyntheticDocument(identifier: "a", body: words.sorted().joined(separator: " "))])
  }

  private static func words(_ count: Int, _ letters: String, seed: UInt64) -> Set<String> {
    var generator = SplitMix64(seed: seed)
    var words: Set<String> = []
    while words.count < count {
      words.insert(
        String((0..<Int.random(in: 3...14, using: &generator)).map { _ in letters.randomElement(using: &generator)! }))
    }
    return words
  }

  @Test("has every key, and few others", arguments: [1, 2, 5, 400, 20_000])
  func holds(count: Int) throws {
    let words = Self.words(count, "abcdefghijklmnopqrstuvwxyzäđж0123456789", seed: UInt64(count))
    let filter = try segment(words).termFilter()
    for word in words { #expect(filter.mayHave(KeySum.sum(Array(word.utf8)))) }
    let others = Self.words(20_000, "abcdefghijklmnopqrstuvwxyz", seed: 99).subtracting(words)
    let falseCount = others.count { filter.mayHave(KeySum.sum(Array($0.utf8))) }
    #expect(Double(falseCount) < 0.01 * Double(others.count), "\(falseCount) of \(others.count)")
  }

  @Test("knows the bytes of its keys")
  func bytes() throws {
    let filter = try segment(["ab", "đ"]).termFilter()
    let found = (UInt8.min...UInt8.max).filter(filter.hasByte)
    #expect(found == Array("abđ".utf8).sorted())
  }

  @Test("the sum of a key that has one edit follows from that of the key")
  func sums() {
    #expect(KeySum.base &* KeySum.inverse == 1)
    let key = Array("tannen".utf8)
    let sum = KeySum.sum(key)
    #expect(KeySum.sum([]) == 0)
    var power: UInt64 = 1
    for _ in key { power = power &* KeySum.base }
    let seven = KeySum.value(7)
    #expect(KeySum.sum(key + [7]) == sum &+ seven &* power)
    #expect(KeySum.sum([7] + key) == seven &+ sum &* KeySum.base)
    #expect(KeySum.sum(key.dropFirst()) == (sum &- KeySum.value(key[0])) &* KeySum.inverse)
    #expect(KeySum.sum([0]) != KeySum.sum([0, 0]))
  }
}
