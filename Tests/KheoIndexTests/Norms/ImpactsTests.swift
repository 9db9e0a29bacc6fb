import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Impacts")
struct ImpactsTests {
  @Test("values rise with codes, and a code is the least whose value is not below an impact")
  func codes() {
    #expect(Impacts.value(of: 0) == 0.0625)
    #expect(Impacts.value(of: 0x80) == 16 && Impacts.value(of: 0x8F) == 31)
    #expect(Impacts.value(of: 255) == .infinity)
    for code in UInt8(1)...254 {
      let value = Double(Impacts.value(of: code))
      #expect(Impacts.value(of: code - 1) < Impacts.value(of: code))
      #expect(Impacts.code(of: value) == code)
      #expect(Impacts.code(of: value.nextUp) == code + 1)
      #expect(Impacts.values[Int(code)] == Impacts.value(of: code))
    }
    for impact in [0, .leastNonzeroMagnitude, 0.01, 0.0625] { #expect(Impacts.code(of: impact) == 0) }
    for impact in [4000, 1e9, .greatestFiniteMagnitude, .infinity] { #expect(Impacts.code(of: impact) == 255) }
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let impact = Double.random(in: 0...2000, using: &generator)
      let code = Impacts.code(of: impact)
      #expect(Double(Impacts.value(of: code)) >= impact)
      #expect(code == 0 || Double(Impacts.value(of: code - 1)) < impact)
    }
  }

  @Test("an occurrence weighs what its field does, and less the longer the field")
  func factors() {
    var statistics = SegmentStatistics()
    statistics.tokenCounts = [80, 1000, 0, 9]
    statistics.fieldDocumentCounts = [8, 10, 0, 3]
    let impacts = Impacts(statistics: statistics)
    // In a field of average length the weight alone.
    #expect(abs(impacts.factors[10] - 5) < 1e-9)
    #expect(abs(impacts.factors[3 * 256 + 3] - 0.3) < 1e-9)
    let code = Int(LengthNorm.code(of: 96))
    let ofBody: Double = 1 / (0.45 + 0.55 * 0.96)
    #expect(abs(impacts.factors[256 + code] - ofBody) < 1e-9)
    for field in 0..<4 {
      let factors = impacts.factors[field * 256..<field * 256 + 256]
      #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 })
    }
    let impact = impacts.impact(FieldFrequencies(title: 1, body: 2)) { $0 == .title ? 10 : UInt8(code) }
    #expect(abs(impact - (5 + 2 * ofBody)) < 1e-9)
  }

  @Test("no posting of a list has a greater impact than its block says")
  func blocks() throws {
    let folder = ScratchFolder()
    var random = RandomDocuments(seed: 8, vocabularyCount: 6)
    let documents = (0..<700).map { random.next(identifier: "\($0)") }
    let segment = try folder.makeSegment(documents + [SyntheticDocument(identifier: "last", body: "rare rare words")])
    var (longCount, shortCount) = (0, 0)
    try segment.scanTerms(from: []) { _, decode in
      let term = try decode()
      let arena = PostingArena()
      var cursor = try segment.postings(of: term, arena: arena)
      var greatest = UInt8(0)
      var inBlocks = [Double](repeating: 0, count: cursor.blockCount)
      while cursor.document != PostingCursor.end {
        let document = cursor.document
        let impact = segment.impacts.impact(cursor.fieldFrequencies) {
          segment.columns.norm(of: document, field: $0)
        }
        inBlocks[cursor.currentBlock] = max(inBlocks[cursor.currentBlock], impact)
        cursor.next()
      }
      for (block, impact) in inBlocks.enumerated() {
        #expect(cursor.greatestImpact(ofBlock: block) == Impacts.code(of: impact))
        greatest = max(greatest, Impacts.code(of: impact))
      }
      #expect(cursor.greatestImpact == greatest)
      if cursor.hasMaxima { longCount += 1 } else { shortCount += 1 }
      return true
    }
    #expect(longCount > 0 && shortCount > 0)
  }
}
