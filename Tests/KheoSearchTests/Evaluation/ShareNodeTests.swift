import KheoTestSupport
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// Documents with a least share of a query, against a look at every document.
@Suite struct ShareNodeTests {
  /// Operands over documents below `limit`; sums of their worths are exact.
  private struct Operands {
    static let limit: UInt32 = 60
    var documents: [[UInt32]] = []
    var worths: [Float] = []
    var least: Float = 0

    init(_ generator: inout SplitMix64) {
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let rarity = Int.random(in: 1...12, using: &generator)
        documents.append((0..<Self.limit).filter { _ in Int.random(in: 0..<rarity, using: &generator) == 0 })
        worths.append(Float(Int.random(in: 0...8, using: &generator)) / 4)
      }
      let sum = worths.reduce(0, +)
      least = Float(Int.random(in: 0...Int(sum * 4) + 1, using: &generator)) / 4
    }

    func node() throws -> ShareNode {
      try ShareNode(
        operands: documents.indices.map { (try ListNode(documents[$0], scores: [$0: worths[$0] + 1]), worths[$0]) },
        least: least)
    }

    /// The operands that a document has.
    func operands(of document: UInt32) -> [Int] { documents.indices.filter { documents[$0].contains(document) } }

    var expected: [UInt32] {
      (0..<Self.limit).filter { document in
        let operands = operands(of: document)
        return !operands.isEmpty && operands.reduce(0) { $0 + worths[$1] } >= least
      }
    }
  }

  @Test("Finds the documents that have the least share, and no others", arguments: UInt64(0)..<200)
  func findsTheShare(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let operands = Operands(&generator)
    let expected = operands.expected
    let walk = try operands.node()
    var found: [UInt32] = []
    while walk.document != PostingCursor.end {
      found.append(walk.document)
      try walk.next()
    }
    #expect(found == expected, "seed \(seed)")
    for target in 0...Operands.limit {
      let node = try operands.node()
      if node.document < target { try node.seek(to: target) }
      #expect(node.document == expected.first { $0 >= target } ?? PostingCursor.end, "seed \(seed), from \(target)")
    }
  }

  @Test("A document has the scores and the matches of the operands that it has", arguments: UInt64(0)..<60)
  func fillsWhatIsThere(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let operands = Operands(&generator)
    let sheet = ScoreSheet(slotCount: operands.documents.count)
    defer { sheet.deallocate() }
    let node = try operands.node()
    while node.document != PostingCursor.end {
      sheet.clear()
      try node.fill(sheet)
      let present = operands.operands(of: node.document)
      for slot in operands.documents.indices {
        #expect(sheet[slot].score == (present.contains(slot) ? operands.worths[slot] + 1 : 0), "seed \(seed)")
      }
      var matches: [Match] = []
      try node.appendMatches(to: &matches)
      #expect(matches.map(\.slot).sorted() == present)
      try node.next()
    }
  }

  @Test("A partial answer has no document with too little of the query")
  func partialAnswersNeedAShare() throws {
    // One word is in nearly every document, the other two in one each: the common word alone is no answer.
    let bodies = ["moos der x", "heide der x"] + (0..<60).map { _ in "der y z" } + ["y z"]
    let result = try TestCollection(bodies: bodies).search("moos heide der")
    #expect(result.matched == .partial)
    #expect(Set(result.hits.map(\.document)) == [0, 1])
    #expect(result.total == 2)
  }

  @Test("A word that the collection does not have asks for nothing of a document")
  func unknownWordsAskForNothing() throws {
    let bodies = (0..<9).map { _ in "wald x" } + ["y"]
    let result = try TestCollection(bodies: bodies).search("wald xyzzy")
    #expect(result.matched == .partial && result.total == 9)
  }
}
