import KheoIndex
import KheoSearch
import KheoTestSupport
import Testing

/// What an index keeps of an article comes back as it was, and damage never stops the program.
@Suite struct StoredArticleTests {
  private static func article(_ seed: UInt64) -> StoredArticle {
    var random = RandomText(seed: seed)
    let text = Array(random.words(Int.random(in: 0...40, using: &random.generator)).utf8)
    let optional = { (random: inout RandomText) in
      Bool.random(using: &random.generator) ? random.anyScalars(Int.random(in: 0...9, using: &random.generator)) : nil
    }
    let title = optional(&random)
    let cuts = (0..<2 * Int.random(in: 0...4, using: &random.generator)).map { _ in
      Int.random(in: 0...text.count, using: &random.generator)
    }.sorted()
    let regions = stride(from: 0, to: cuts.count, by: 2).map { index in
      DocumentText.Region(field: index.isMultiple(of: 4) ? .body : .caption, range: cuts[index]..<cuts[index + 1])
    }
    let runs = cuts.map { offset in
      StoredArticle.SourceMapRun(
        textOffset: offset, sourceOffset: Int.random(in: 0...1 << 40, using: &random.generator),
        sourceLength: [nil, 0, 7].randomElement(using: &random.generator)!)
    }
    return StoredArticle(
      path: random.anyScalars(8), languageTag: "nn", title: title, displayTitle: title ?? random.words(3),
      isDisplayTitleDerived: title == nil, date: optional(&random), url: optional(&random), source: optional(&random),
      author: optional(&random), otherFields: Bool.random(using: &random.generator) ? Array(#"{"a":1}"#.utf8) : [],
      regions: regions, sourceMap: runs, text: text)
  }

  @Test("An article is decoded as it was encoded", arguments: UInt64(0)..<200)
  func roundTrips(seed: UInt64) throws {
    let article = Self.article(seed)
    #expect(try StoredArticle(payload: article.encode()) == article, "seed \(seed)")
  }

  @Test("A payload cut short is refused", arguments: UInt64(0)..<20)
  func refusesTruncation(seed: UInt64) {
    let payload = Self.article(seed).encode()
    for count in payload.indices {
      #expect(throws: CorruptIndexError.self, "seed \(seed), \(count) bytes") {
        _ = try StoredArticle(payload: Array(payload[..<count]))
      }
    }
  }

  @Test("A payload with changed bytes is refused, or read as an article with sound ranges", arguments: UInt64(0)..<60)
  func survivesDamage(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let payload = Self.article(seed).encode()
    for _ in 0..<200 {
      var damaged = payload
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: damaged.indices, using: &generator)
        damaged[index] = [0xFF, 0x7F, 0x80, 0, UInt8.random(in: 0...255, using: &generator)].randomElement(
          using: &generator)!
      }
      guard let article = try? StoredArticle(payload: damaged) else { continue }
      #expect(
        article.regions.allSatisfy { region in
          region.range.upperBound <= article.text.count && (region.field == .body || region.field == .caption)
        }, "seed \(seed)")
    }
  }

  @Test("Numbers that exceed every offset are refused")
  func refusesOverflow() {
    var article = Self.article(3)
    article.text = Array("wald".utf8)
    article.regions = []
    article.sourceMap = []
    // Ends in: no regions, no runs, the text, no entities.
    let head = Array(article.encode().dropLast(8))
    let highest: [UInt8] = [UInt8](repeating: 0xFF, count: 8) + [0x7F]
    let tail: [UInt8] = [4] + article.text + [0]
    let body = UInt8(Field.body.rawValue)
    let twoRegions: [[UInt8]] = [[2, body], highest, highest, [body], highest, highest, [0], tail]
    let twoRuns: [[UInt8]] = [[0, 2], highest, highest, [0], highest, highest, [0], tail]
    let longRuns: [[UInt8]] = [[0, 2], highest, highest, highest, highest, highest, highest, tail]
    let regionOfTitle: [[UInt8]] = [[1, UInt8(Field.title.rawValue), 0, 4, 0], tail]
    let payloads = [twoRegions, twoRuns, longRuns, regionOfTitle].map { head + Array($0.joined()) }
    for payload in payloads { #expect(throws: CorruptIndexError.self) { _ = try StoredArticle(payload: payload) } }
    #expect(throws: Never.self) { _ = try StoredArticle(payload: head + [0, 0] + tail) }
  }
}
