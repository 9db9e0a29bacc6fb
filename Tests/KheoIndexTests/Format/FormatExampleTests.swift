import Glibc
import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

/// The worked example of docs/FORMAT.md: what the page shows, what the writer writes, and what a reader makes of it.
@Suite("Worked example of the format")
struct FormatExampleTests {
  private let folder = ScratchFolder()

  /// The two documents of the example, written as the page says.
  private func makeSegment() throws -> Segment {
    var first = SyntheticDocument(identifier: "a")
    first.language = .norwegian
    first.date = 20_000
    first.source = "by"
    first.payload = Array("one".utf8)
    first.titleLine = Line(weight: 1, record: Array("B".utf8))
    first.fields = [
      (.title, [.init(key: "bat", spelling: "båt", position: 0)]),
      (.body, [.init(key: "bat", spelling: "båt", position: 0), .init(key: "og", spelling: "og", position: 1)]),
    ]
    var second = SyntheticDocument(identifier: "b")
    second.language = .german
    second.fields = [
      (.body, [.init(key: "er", spelling: "er", position: 0), .init(key: "bat", spelling: "bat", position: 3)]),
      (.caption, [.init(key: "bat", spelling: "båt", position: 0)]),
    ]
    let path = folder.path + "/example.seg"
    let builder = try SegmentBuilder(path: path, kind: .article, identifier: Array(0..<16)) { language, spelling in
      language == .german && spelling == Array("bat".utf8) ? [Array("bitt".utf8)] : []
    }
    for document in [first, second] { try document.add(to: builder) }
    try builder.finish()
    return try Segment(path: path, name: "example.seg")
  }

  @Test("the writer writes the bytes that the page shows")
  func written() throws {
    _ = try makeSegment()
    let bytes = folder.read("example.seg")
    let shown = try FormatPage().dump()
    #expect(shown == bytes, "the page should show:\n\(FormatPage.dump(of: bytes))")
  }

  @Test("every row of the example's table stands in the dump at its offset")
  func rows() throws {
    let page = try FormatPage()
    let bytes = try page.dump()
    let rows = page.rows()
    #expect(rows.count > 30)
    for row in rows {
      #expect(
        row.offset + row.bytes.count <= bytes.count
          && bytes[row.offset..<row.offset + row.bytes.count].elementsEqual(row.bytes), "\(row)")
    }
  }

  @Test("a reader finds in the page's bytes what the page says of them")
  func read() throws {
    folder.write(try FormatPage().dump(), to: "page.seg")
    let segment = try Segment(path: folder.path + "/page.seg", name: "page.seg")
    #expect(segment.documentCount == 2 && segment.kind == .article && segment.file.identifier == Array(0..<16))
    let term = try #require(try segment.term(Array("bat".utf8)))
    #expect(term.documentCount == 2 && term.occurrenceCount == 4)
    #expect(term.spellings.map(\.bytes) == [Array("bat".utf8), Array("båt".utf8)])
    #expect(term.spellings.map(\.documentCount) == [1, 2])
    let arena = PostingArena()
    var cursor = try segment.postings(of: term, arena: arena)
    var occurrences: [Occurrence] = []
    try cursor.appendOccurrences(to: &occurrences)
    #expect(cursor.document == 0 && cursor.spelling == 1)
    cursor.next()
    try cursor.appendOccurrences(to: &occurrences)
    #expect(cursor.document == 1 && cursor.spelling == nil)
    #expect(
      occurrences == [
        Occurrence(place: Place(field: .title, position: 0), spelling: 1),
        Occurrence(place: Place(field: .body, position: 0), spelling: 1),
        Occurrence(place: Place(field: .body, position: 3), spelling: 0),
        Occurrence(place: Place(field: .caption, position: 0), spelling: 1),
      ])
    withExtendedLifetime(arena) {}
    let members = try segment.members(ofStem: Array("bitt".utf8), in: .german)
    #expect(members.map(\.term.key) == [Array("bat".utf8)] && members.map(\.spelling) == [0])
    #expect(try segment.record(of: 0).payload == Array("one".utf8))
    #expect(try segment.document(withIdentifier: "b") == 1)
    #expect(segment.columns.date(of: 0) == 20_000 && segment.columns.date(of: 1) == DocumentColumns.noDate)
    let sources = try segment.sources()
    #expect(sources.count == 1 && sources.number(of: 0) == 1 && sources.number(of: 1) == 0)
    #expect(sources.source(1).elementsEqual(Array("by".utf8)))
    #expect(Array(try segment.weights(ofTerms: 0..<3)) == [2, 1, 1])
    #expect(Array(try segment.greatestWeights(ofBlocks: 0..<1)) == [2])
    let lines = try segment.lineTable()
    #expect(try lines.count == 1 && lines.document(ofLine: 0) == 0 && Array(lines.record(ofLine: 0)) == Array("B".utf8))
    #expect(try lines.lists(ofTerms: segment.terms(withPrefix: Array("b".utf8))) == 0..<1)
    #expect(try lines.place(ofList: 0) == (0, 1))
    #expect(try segment.pairs(Array("bat".utf8), Array("og".utf8)) == [] && segment.byteCount(of: .pairs) == 8)
    let log = VerificationLog(progress: nil)
    _ = SegmentVerification.run(path: folder.path + "/page.seg", name: "page.seg", log: log)
    #expect(log.report.problems == [])
  }

  @Test("the table of pairs that the page shows is that of the documents it names")
  func pairs() throws {
    let texts = [["công"], ["công"], ["cong"], ["cong"], ["cong", "công"]]
    let documents = texts.enumerated().map { number, words in
      var document = SyntheticDocument(identifier: "\(number)")
      document.language = .vietnamese
      let spellings = words.flatMap { [$0, "ty"] }
      document.fields = [
        (
          .body,
          spellings.enumerated().map { position, spelling in
            .init(key: spelling == "ty" ? "ty" : "cong", spelling: spelling, position: UInt32(position))
          }
        )
      ]
      return document
    }
    let segment = try folder.makeSegment(documents)
    #expect(try Array(segment.segmentFile.bytes(of: .pairBlocks)) == FormatPage().bytes(of: "pairs"))
  }
}

/// docs/FORMAT.md, as far as tests read it.
private struct FormatPage {
  private let lines: [Substring]

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let bytes = try FileSystem.read("/" + root + "/docs/FORMAT.md")
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The bytes of the block marked `hex`: offset, then up to 16 bytes a line; `*` repeats the line before it.
  func dump() throws -> [UInt8] {
    let start = try #require(lines.firstIndex(of: "```hex"))
    var bytes: [UInt8] = []
    var repeats = false
    for line in lines[(start + 1)...] {
      if line == "```" { break }
      if line == "*" {
        repeats = true
        continue
      }
      let parts = line.split(separator: " ")
      let offset = try #require(Int(parts[0], radix: 16))
      if repeats { while bytes.count < offset { bytes += Array(bytes.suffix(16)) } }
      repeats = false
      try #require(bytes.count == offset, "the line at \(parts[0])")
      bytes += try parts.dropFirst().map { try #require(UInt8($0, radix: 16)) }
    }
    return bytes
  }

  /// The bytes of the one line of a block that is marked so.
  func bytes(of block: String) throws -> [UInt8] {
    let start = try #require(lines.firstIndex(of: "```" + block))
    return try lines[start + 1].split(separator: " ").map { try #require(UInt8($0, radix: 16)) }
  }

  /// Rows of the form "| 0x0123 | `01 02` | … |".
  func rows() -> [(offset: Int, bytes: [UInt8])] {
    lines.compactMap { line in
      let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      guard cells.count >= 3, cells[0].hasPrefix("0x"), let offset = Int(cells[0].dropFirst(2), radix: 16) else {
        return nil
      }
      return (offset, cells[1].split(whereSeparator: { $0 == " " || $0 == "`" }).compactMap { UInt8($0, radix: 16) })
    }
  }

  /// Bytes as `dump()` reads them.
  static func dump(of bytes: [UInt8]) -> String {
    func hex(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    var text = ""
    var previous: ArraySlice<UInt8>?
    var repeats = false
    for start in stride(from: 0, to: bytes.count, by: 16) {
      let line = bytes[start..<min(start + 16, bytes.count)]
      if let previous, previous.elementsEqual(line) {
        if !repeats { text += "*\n" }
        repeats = true
      } else {
        text += hex(start, 4) + "  " + line.map { hex(Int($0), 2) }.joined(separator: " ") + "\n"
        repeats = false
      }
      previous = line
    }
    return text
  }
}
