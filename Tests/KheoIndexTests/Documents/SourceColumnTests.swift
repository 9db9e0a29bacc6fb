import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Sources")
struct SourceColumnTests {
  private let folder = ScratchFolder()

  private func segment(_ sources: [String?]) throws -> Segment {
    try folder.makeSegment(
      sources.enumerated().map { number, source in
        var document = SyntheticDocument(identifier: "\(number)", body: "w")
        document.source = source
        return document
      })
  }

  @Test("every document has its source back, and every source is found by its name", arguments: UInt64(1)..<20)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let names = [
      "a", "ab", "b", "é", "báo", "https://example.org/x", String(repeating: "x", count: 70_000), "\u{1F332}",
    ]
    let sources: [String?] = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
      Int.random(in: 0..<4, using: &generator) == 0 ? nil : names.randomElement(using: &generator)
    }
    let segment = try segment(sources)
    let column = try segment.sources()
    let distinct = Set(sources.compactMap { $0 })
    #expect(column.count == distinct.count)
    for (document, source) in sources.enumerated() {
      let number = column.number(of: UInt32(document))
      #expect((number == 0 ? nil : String(decoding: column.source(number), as: UTF8.self)) == source)
    }
    for name in names + ["", "aa", "zz"] {
      let number = column.number(of: name)
      #expect((number != nil) == distinct.contains(name))
      if let number { #expect(column.source(number).elementsEqual(name.utf8)) }
    }
    let log = VerificationLog(progress: nil)
    _ = SegmentVerification.run(path: folder.path + "/one.seg", name: "one.seg", log: log)
    #expect(log.report.problems == [])
  }

  @Test("a segment without sources has a section of four bytes, and an empty source is none")
  func empty() throws {
    let segment = try segment([nil, "", nil])
    #expect(segment.segmentFile.range(of: .sources).count == 4)
    let column = try segment.sources()
    #expect(column.count == 0 && column.number(of: 1) == 0 && column.number(of: "") == nil)
  }
}
