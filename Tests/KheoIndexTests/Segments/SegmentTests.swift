import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

@Suite("Segments")
struct SegmentTests {
  private func makeDocuments(seed: UInt64, count: Int) -> [SyntheticDocument] {
    var random = RandomDocuments(seed: seed)
    return (0..<count).map { random.next(identifier: "id \($0) ä") }
  }

  @Test(
    "a segment says what a naive index says", arguments: zip(1...6 as ClosedRange<UInt64>, [1, 2, 17, 127, 130, 400]))
  func equalsNaive(seed: UInt64, count: Int) throws {
    let documents = makeDocuments(seed: seed, count: count)
    let folder = ScratchFolder()
    let segment = try folder.makeSegment(documents)
    let naive = NaiveInvertedIndex(documents)
    var terms: [Term] = []
    try segment.scanTerms(from: []) { _, decode in
      terms.append(try decode())
      return true
    }
    #expect(terms.map(\.key) == naive.keys)
    for term in terms {
      let expected = naive.spellings(of: term.key)
      #expect(term.spellings.map(\.bytes) == expected.map(\.bytes))
      #expect(term.spellings.map(\.documentCount) == expected.map(\.documentCount))
      for spelling in term.spellings { #expect(naive.languages[term.key]?[spelling.bytes] == spelling.languages) }
      #expect(term.documentCount == naive.postings[term.key]?.count)
      #expect(try segment.term(term.key)?.postingsOffset == term.postingsOffset)
    }
    #expect(try segment.term(Array("absent".utf8)) == nil)
    try checkColumns(segment, documents, naive)
  }

  private func checkColumns(_ segment: Segment, _ documents: [SyntheticDocument], _ naive: NaiveInvertedIndex) throws {
    var expected = SegmentStatistics()
    for (number, document) in documents.enumerated() {
      let record = try segment.record(of: UInt32(number))
      #expect(record.identifier == document.identifier)
      #expect(record.payload == document.payload)
      #expect(try segment.document(withIdentifier: document.identifier) == UInt32(number))
      #expect(segment.columns.language(of: UInt32(number)) == document.language)
      #expect(segment.columns.date(of: UInt32(number)) == document.date ?? DocumentColumns.noDate)
      for field in Field.allCases {
        let length = naive.length(of: number, field: field)
        #expect(segment.columns.norm(of: UInt32(number), field: field) == LengthNorm.code(of: length))
        expected.tokenCounts[Int(field.rawValue)] += length
        expected.fieldDocumentCounts[Int(field.rawValue)] += length > 0 ? 1 : 0
      }
      expected.languageCounts[Int(document.language.rawValue)] += 1
      expected.textByteCount += document.payload.count
    }
    expected.termCount = naive.keys.count
    expected.stemCount = segment.statistics.stemCount
    #expect(segment.statistics == expected)
    #expect(try segment.document(withIdentifier: "absent") == nil)
  }

  @Test("every spelling is found under its stem, in the languages it occurs in", arguments: [21, 22, 23])
  func stems(seed: UInt64) throws {
    let documents = makeDocuments(seed: seed, count: 60)
    let folder = ScratchFolder()
    let segment = try folder.makeSegment(documents)
    let naive = NaiveInvertedIndex(documents)
    var filed: [[UInt8]: Set<[[UInt8]]>] = [:]
    for (key, spellings) in naive.languages {
      for (spelling, languages) in spellings {
        for language in Language.allCases where languages.contains(language) {
          for stem in shorteningStems(language, spelling) {
            filed[[language.rawValue] + stem, default: []].insert([key, spelling])
          }
        }
      }
    }
    #expect(!filed.isEmpty)
    for (stem, expected) in filed {
      let language = Language(rawValue: stem[0])!
      let members = try segment.members(ofStem: Array(stem.dropFirst()), in: language)
      let found = Set(members.map { [$0.term.key, $0.term.spellings[$0.spelling].bytes] })
      #expect(found.isSuperset(of: expected), "stem \(stem)")
      // Beyond those filed there may be the other spellings of a term whose key is the stem, and nothing else.
      #expect(found.subtracting(expected).allSatisfy { $0[0] == Array(stem.dropFirst()) }, "stem \(stem)")
    }
    #expect(try segment.members(ofStem: Array("absent".utf8), in: .german).isEmpty)
  }

  @Test("equal spellings under different keys are different terms")
  func sameSpellingTwoKeys() throws {
    var documents = [SyntheticDocument(identifier: "a"), SyntheticDocument(identifier: "b")]
    documents[0].fields = [(.body, [.init(key: "11821", spelling: "11.821", position: 3)])]
    documents[1].fields = [(.body, [.init(key: "11.821", spelling: "11.821", position: 4)])]
    let folder = ScratchFolder()
    try folder.commit(documents, mode: .rebuild)
    #expect(try folder.contents() == IndexContents(documents))
    let segment = try #require(try Snapshot(folder: folder.path).segments.first)
    #expect(try segment.term(Array("11821".utf8))?.documentCount == 1)
    #expect(try segment.term(Array("11.821".utf8))?.documentCount == 1)
  }

  @Test("documents without words, long ids and large payloads are stored")
  func oddDocuments() throws {
    var documents = (0..<3).map { SyntheticDocument(identifier: String(repeating: "é", count: $0 * 5000)) }
    documents[1].payload = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    documents[2].fields = [(.source, [.init(key: "", spelling: "'", position: Place.positionLimit - 1)])]
    let folder = ScratchFolder()
    try folder.commit(documents, mode: .rebuild)
    #expect(try folder.contents() == IndexContents(documents))
    #expect(try IndexVerification(folder: folder.path).run().problems == [])
  }

  @Test("a token whose position does not fit is left out")
  func positionLimit() throws {
    var document = SyntheticDocument(identifier: "a")
    document.fields = [
      (.body, [.init(key: "in", spelling: "in", position: 1), .init(key: "out", spelling: "out", position: 1 << 30)])
    ]
    let segment = try ScratchFolder().makeSegment([document])
    #expect(try segment.term(Array("in".utf8)) != nil)
    #expect(try segment.term(Array("out".utf8)) == nil)
    #expect(segment.statistics.tokenCounts == [0, 1, 0, 0])
  }

  @Test("an abandoned builder leaves no file")
  func abandoned() throws {
    let folder = ScratchFolder()
    do {
      let builder = try SegmentBuilder(
        path: folder.path + "/x.seg", kind: .article, identifier: Array(0..<16), stemming: shorteningStems)
      try SyntheticDocument(identifier: "a", body: "one two").add(to: builder)
      #expect(folder.files() == ["x.seg"])
    }
    #expect(folder.files() == [])
  }
}
