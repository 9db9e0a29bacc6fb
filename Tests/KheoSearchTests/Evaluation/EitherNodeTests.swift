import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex
@testable import KheoSearch

/// Several ways to say one thing: the best of them counts.
@Suite struct EitherNodeTests {
  @Test("Finds what any way finds, and counts the best way alone", arguments: UInt64(0)..<100)
  func countsTheBest(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let slotCount = 8
    // Slots of their own for each way.
    var ways: [(documents: [UInt32], scores: [Int: Float])] = []
    var next = 0
    while next < slotCount {
      let end = min(slotCount, next + Int.random(in: 1...3, using: &generator))
      let scores = (next..<end).map { ($0, Float(Int.random(in: 1...20, using: &generator)) / 4) }
      let documents = (UInt32(0)..<50).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      ways.append((documents, Dictionary(uniqueKeysWithValues: scores)))
      next = end
    }
    let node = try EitherNode(
      ways: ways.map { (try ListNode($0.documents, scores: $0.scores), Set($0.scores.keys)) })
    let sheet = ScoreSheet(slotCount: slotCount)
    defer { sheet.deallocate() }
    var found: [UInt32] = []
    while node.document != PostingCursor.end {
      found.append(node.document)
      sheet.clear()
      try node.fill(sheet)
      let here = ways.filter { $0.documents.contains(node.document) }
      let sums = here.map { $0.scores.values.reduce(0, +) }
      let best = here[sums.firstIndex(of: sums.max()!)!]
      for slot in 0..<slotCount { #expect(sheet[slot].score == best.scores[slot] ?? 0, "seed \(seed)") }
      try node.next()
    }
    #expect(found == Set(ways.flatMap(\.documents)).sorted(), "seed \(seed)")
  }

  @Test("A slot that the best way shares with another stays")
  func keepsSharedSlots() throws {
    let node = try EitherNode(ways: [
      (try ListNode([1], scores: [0: 1, 1: 1]), [0, 1]), (try ListNode([1], scores: [1: 1, 2: 3]), [1, 2]),
    ])
    let sheet = ScoreSheet(slotCount: 3)
    defer { sheet.deallocate() }
    try node.fill(sheet)
    #expect((0..<3).map { sheet[$0].score } == [0, 1, 3])
  }

  @Test("A date that a text has in two writings counts once")
  func datesCountOnce() throws {
    let both = "am 3.4.2021 und am 3. April 2021"
    let collection = try TestCollection(
      bodies: [both, "am 3.4.2021 und am x y z", "und am y z"] + (0..<9).map { _ in "lorem ipsum" },
      language: .german)
    let hits = try collection.search("3.4.2021").hits
    #expect(Set(hits.map(\.document)) == [0, 1])
    for hit in hits where hit.document == 0 {
      let words = hit.contributions.compactMap { if case .word(let slot) = $0.part { slot } else { nil } }
      let matched = Set(hit.matches.map(\.slot))
      #expect(words.count < matched.count, "the slots of both writings count")
    }
  }
}
