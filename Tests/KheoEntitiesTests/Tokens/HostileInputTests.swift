import KheoTestSupport
import KheoText
import Testing

@testable import KheoEntities

struct HostileInputTests {
  private func extract(_ bytes: [UInt8], _ language: Language, hasLines: Bool = false) {
    let ranges = hasLines ? bytes.split(separator: 0x0A).map { $0.startIndex..<$0.endIndex } : [0..<bytes.count]
    let text = EntityText(text: bytes, stretches: ranges.map { EntityText.Stretch(range: $0) }, language: language)
    let found = EntityExtractor().extract(text)
    for range in found.people.flatMap(\.mentions) + found.units.flatMap(\.mentions) {
      #expect(0 <= range.lowerBound && range.upperBound <= bytes.count)
    }
  }

  @Test(
    "random bytes and random texts of every language are taken", arguments: Language.allCases, [UInt64(1), 20261122])
  func random(language: Language, seed: UInt64) {
    var random = RandomText(seed: seed)
    for _ in 0..<40 {
      extract((0..<400).map { _ in UInt8.random(in: 0...255, using: &random.generator) }, language)
      extract(
        Array(random.scalars(300, from: [RandomText.latin, RandomText.odd, RandomText.foreign]).utf8), language,
        hasLines: true)
      extract(Array(random.words(60).utf8), language)
    }
  }

  @Test("long runs of one kind take linear time", arguments: Language.allCases)
  func runs(language: Language) {
    extract(Array(String(repeating: "A", count: 200_000).utf8), language)
    extract(Array(String(repeating: "Ab Cd ", count: 20_000).utf8), language)
    extract(Array(String(repeating: ";", count: 100_000).utf8), language)
    extract(Array(String(repeating: "Ab; ", count: 20_000).utf8), language)
    extract(
      Array(String(repeating: "(", count: 50_000).utf8) + Array(String(repeating: "A (", count: 10_000).utf8), language)
    extract(Array(String(repeating: "Polizei der ", count: 5_000).utf8), language)
    extract(Array(String(repeating: "Công an tỉnh ", count: 5_000).utf8), language)
    extract(Array(String(repeating: "comité de la commune de ", count: 5_000).utf8), language)
    extract(Array(String(repeating: "Huyện A, ", count: 5_000).utf8), language)
  }

  @Test("stretches outside the text, empty ones and a text of nothing are taken")
  func stretches() {
    let text = EntityText(
      text: Array("Abc".utf8), stretches: [.init(range: 0..<0), .init(range: 2..<9)], language: .german)
    #expect(EntityExtractor().extract(text) == ArticleEntities())
    #expect(EntityExtractor().extract(EntityText(text: [], stretches: [], language: .french)) == ArticleEntities())
  }
}
