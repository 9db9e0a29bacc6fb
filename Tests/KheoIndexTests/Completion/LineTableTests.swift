import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// The lines of a segment and the weights of its terms, held against the documents they were made of.
@Suite("Lines and weights")
struct LineTableTests {
  private let folder = ScratchFolder()

  private func segment(seed: UInt64, count: Int) throws -> (Segment, [SyntheticDocument]) {
    var random = RandomDocuments(seed: seed, vocabularyCount: 40)
    let documents = (0..<count).map { random.next(identifier: "d\($0)") }
    return (try folder.makeSegment(documents), documents)
  }

  @Test("every list holds the lines with its spelling, those that begin with it first", arguments: [1, 2, 3])
  func lists(seed: UInt64) throws {
    let (segment, documents) = try segment(seed: seed, count: 400)
    let lined = documents.indices.filter { index in
      documents[index].titleLine != nil && documents[index].fields.contains { $0.field == .title && !$0.words.isEmpty }
    }
    let order = lined.sorted { a, b in
      let (left, right) = (documents[a].titleLine!.weight, documents[b].titleLine!.weight)
      return left != right ? left > right : a < b
    }
    let table = try segment.lineTable()
    #expect(table.count == order.count)
    var expected: [[String]: [UInt32]] = [:]
    for (line, index) in order.enumerated() {
      #expect(try table.document(ofLine: line) == UInt32(index))
      #expect(Array(try table.record(ofLine: line)) == documents[index].titleLine!.record, "seed \(seed)")
      let words = documents[index].fields.first { $0.field == .title }!.words
      for (place, word) in words.enumerated() where !words[..<place].contains(where: { $0.spelling == word.spelling }) {
        let isLater = place > 0 && documents[index].titleLine!.tellsFirstWord
        expected[[word.key, word.spelling], default: []].append(LineEntry(line: line, isLater: isLater).rawValue)
      }
    }
    var found: [[String]: [UInt32]] = [:]
    for list in 0..<table.listCount {
      let place = try table.place(ofList: list)
      let term = try segment.term(at: place.term)
      let range = try table.entries(ofLists: list..<list + 1)
      #expect(try table.list(ofEntry: range.lowerBound, among: 0..<table.listCount) == list)
      let entries = try table.entries(in: range)
      found[[term.key, term.spellings[place.spelling].bytes].map { String(decoding: $0, as: UTF8.self) }] =
        (0..<entries.count).map { entries[$0].rawValue }
    }
    #expect(found == expected.mapValues { $0.sorted() }, "seed \(seed)")
  }

  @Test("a prefix names the terms that begin with it", arguments: [4, 5])
  func prefixes(seed: UInt64) throws {
    let (segment, _) = try segment(seed: seed, count: 100)
    var keys: [[UInt8]] = []
    try segment.scanTerms(from: []) { key, _ in
      keys.append(key)
      return true
    }
    for prefix in ["", "w", "wa", "wab", "x", "wzz", "v"] + keys.map({ String(decoding: $0, as: UTF8.self) }) {
      let expected = keys.indices.filter { keys[$0].starts(with: prefix.utf8) }
      #expect(Array(try segment.terms(withPrefix: Array(prefix.utf8))) == expected, "\(prefix), seed \(seed)")
      #expect(
        Array(try segment.terms(withKey: Array(prefix.utf8))) == expected.filter { keys[$0] == Array(prefix.utf8) })
    }
  }

  @Test("a term weighs what documents have of it outside of their sources")
  func weights() throws {
    var documents = (0..<30).map {
      SyntheticDocument(identifier: "d\($0)", body: $0 < 20 ? "wood 2024 x" : "lake 2024")
    }
    documents[0].fields.append((.source, [.init(key: "www", spelling: "www", position: 0)]))
    let segment = try folder.makeSegment(documents)
    // 2024, lake, wood, www, x.
    #expect(try Array(segment.weights(ofTerms: 0..<5)) == [0, 10, LengthNorm.code(of: 20), 0, 0])
    #expect(try Array(segment.greatestWeights(ofBlocks: 0..<1)) == [LengthNorm.code(of: 20)])
  }
}
