import Glibc
import KheoText
import Testing

@testable import KheoSearch

/// Small searches as data: Fixtures/spelling.tsv.
@Suite struct SpellingFixtureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var query: String
    var tiers: [[Int]]
    var absent: [Int]
    var documents: [TestDocument]
    var testDescription: String { "\(name): \(query)" }
  }

  static let cases: [Case] = {
    let file = #filePath
    let path = String(file[..<file.firstRange(of: "/Planning/")!.lowerBound]) + "/Fixtures/spelling.tsv"
    return String(decoding: read(path), as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count > 4, !line.hasPrefix("#") else { return nil }
      let numbers = { (text: Substring) in text.split(separator: " ").compactMap { Int($0) } }
      return Case(
        name: fields[0], query: fields[1], tiers: fields[2].split(separator: ";").map(numbers),
        absent: numbers(fields[3][...]),
        documents: fields[4...].map { field in
          let parts = field.split(separator: " ", maxSplits: 1)
          return TestDocument(body: String(parts[1]), language: Language(tag: String(parts[0])))
        })
    }
  }()

  private static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
    return bytes
  }

  @Test("A search finds what it should, in order", arguments: cases)
  func finds(_ searched: Case) throws {
    let found = try TestCollection(searched.documents).find(searched.query)
    var worst = -1
    for tier in searched.tiers {
      let ranks = tier.compactMap { found.firstIndex(of: $0) }
      #expect(ranks.count == tier.count, "found \(found)")
      #expect((ranks.min() ?? .max) > worst, "found \(found)")
      worst = max(worst, ranks.max() ?? worst)
    }
    #expect(Set(found).isDisjoint(with: searched.absent), "found \(found)")
  }

  @Test("The fixture has cases of every kind")
  func isNotEmpty() {
    #expect(Self.cases.count > 200)
    #expect(Set(Self.cases.map { $0.name.prefix { !$0.isNumber } }).count > 35)
  }
}
