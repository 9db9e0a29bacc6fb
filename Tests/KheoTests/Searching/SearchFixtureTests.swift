import Glibc
import Kheo
import Testing

/// Searches as data: the documents and the queries of Fixtures/searches.
@Suite struct SearchFixtureTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var line: Int
    var query: String
    var matched: String
    /// In the order of the hits, or sorted.
    var ids: [String]
    var isOrdered: Bool
    var testDescription: String { "searches.tsv:\(line): \(query)" }
  }

  static let folder: String = {
    let file = #filePath
    return String(file[..<file.firstRange(of: "/Searching/")!.lowerBound]) + "/Fixtures/searches"
  }()

  static let rows: [Row] = String(decoding: ScratchFolder.read(folder + "/searches.tsv"), as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, !line.hasPrefix("#") else { return nil }
      let ids = fields[2].split(separator: " ").map(String.init)
      let isOrdered = ids.first != "any:"
      return Row(
        line: number + 1, query: fields[0], matched: fields[1], ids: isOrdered ? ids : ids.dropFirst().sorted(),
        isOrdered: isOrdered)
    }

  private static let index: TestIndex = {
    let index = TestIndex()
    guard let built = try? index.build(inputs: [folder + "/documents.jsonl"]), built.failures.isEmpty else {
      fatalError("Fixtures/searches/documents.jsonl cannot be indexed")
    }
    return index
  }()

  @Test("A search of the fixture finds what it should, in order", arguments: rows)
  func finds(_ row: Row) throws {
    let answer = try Self.index.engine().search(SearchRequest(text: row.query))
    let ids = answer.articles.map(\.id)
    #expect((row.isOrdered ? ids : ids.sorted()) == row.ids)
    #expect(answer.matched.rawValue == row.matched)
    #expect(answer.articleTotal == row.ids.count)
  }

  @Test("The fixture has searches") func isNotEmpty() { #expect(Self.rows.count >= 30) }
}
