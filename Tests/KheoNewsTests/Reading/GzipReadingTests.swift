import Testing

@testable import KheoNews

@Suite("Reading gzip")
struct GzipReadingTests {
  private let folder = TemporaryFolder()
  private let lines = (1...5000).map { "{\"id\":\"\($0)\",\"text\":\"số \($0) \($0 &* 2_654_435_761)\"}\n" }

  @Test("lines, text, Markdown and HTML may be packed, and the name need not say so")
  func formats() {
    folder.write("a.jsonl.gz", gzip(Array(lines.joined().utf8)))
    folder.write("b.txt.gz", gzip(Array("plain".utf8)))
    folder.write("c.md.gz", gzip(Array("*mark*".utf8)))
    folder.write("d.html.GZ", gzip(Array("<p>web".utf8)))
    folder.write("e.txt", gzip(Array("unnamed".utf8)))
    let items = readAll([folder.path])
    #expect(items.failures.isEmpty)
    #expect(items.documents.count == 5004)
    #expect(items.documents.suffix(4).map(\.string) == ["plain", "mark", "web", "unnamed"])
    #expect(items.documents.suffix(4).map(\.id) == ["b.txt.gz", "c.md.gz", "d.html.GZ", "e.txt"])
  }

  @Test("members that follow one another are one stream, zero padding is allowed")
  func members() {
    let packed = lines.prefix(3).flatMap { gzip(Array($0.utf8)) }
    let padded = folder.write("a.jsonl.gz", packed + [UInt8](repeating: 0, count: 300_000))
    #expect(readAll([padded]).documents.map(\.id) == ["1", "2", "3"])
    #expect(readAll([padded]).failures.isEmpty)
    let dirty = readAll([folder.write("b.jsonl.gz", packed + Array("junk".utf8))])
    #expect(dirty.documents.count == 3)
    #expect(dirty.failures.map(\.reason) == [.badCompression("other bytes follow the compressed data")])
  }

  @Test("a stream cut short yields the documents before the cut and one failure", arguments: [0.1, 0.5, 0.9, 0.9999])
  func truncated(part: Double) throws {
    let packed = gzip(Array(lines.joined().utf8))
    let path = folder.write("a.jsonl.gz", packed.prefix(Int(Double(packed.count) * part)))
    let items = readAll([path])
    #expect(items.failures.count == 1)
    #expect(items.failures.first?.reason == .badCompression("the file is cut short"))
    #expect(items.failures.first?.line == items.documents.count + 1)
    #expect(items.documents.map(\.id) == (0..<items.documents.count).map { "\($0 + 1)" })
    #expect(Double(items.documents.count) > 5000 * (part - 0.1))
    guard case .failure? = items.last else {
      Issue.record("the failure is not the last item")
      return
    }
  }

  @Test("a damaged, an empty and a mislabelled stream are failures")
  func damaged() {
    var packed = gzip(Array(lines.joined().utf8))
    packed[packed.count - 6] ^= 0x55
    let items = readAll([
      folder.write("a.jsonl.gz", packed), folder.write("b.txt.gz", packed), folder.write("c.txt.gz", ""),
      folder.write("d.jsonl.gz", lines[0]),
    ])
    #expect(
      items.failures.map(\.reason) == [
        .badCompression("incorrect data check"), .badCompression("incorrect data check"),
        .badCompression("the file is empty"), .badCompression("not in gzip format"),
      ])
    #expect(items.documents.count == 5000)
  }

  @Test("a file beyond the limit is a failure, packed or not")
  func tooLarge() {
    var options = DocumentReader.Options()
    options.maximumFileBytes = 1000
    let zeros = [UInt8](repeating: 0x61, count: 1001)
    let items = readAll(
      [
        folder.write("a.txt", zeros), folder.write("b.txt.gz", gzip(zeros)), folder.write("c.txt", zeros.dropLast()),
        folder.write("d.txt", gzip([UInt8](repeating: 0x61, count: 10_000_000))),
      ], options: options)
    #expect(items.documents.count == 1)
    #expect(
      items.failures.map(\.reason) == [
        .fileTooLarge(limit: 1000), .fileTooLarge(limit: 1000), .fileTooLarge(limit: 1000),
      ])
  }

  @Test("markup has a limit of its own")
  func markupTooLarge() {
    var options = DocumentReader.Options()
    options.maximumMarkupBytes = 10
    let long = "0123456789a"
    let items = readAll(
      [folder.write("a.txt", long), folder.write("b.md", long), folder.write("c.html", String(long.dropLast()))],
      options: options)
    #expect(items.documents.map(\.id) == ["a.txt", "c.html"])
    #expect(items.failures.map(\.reason) == [.fileTooLarge(limit: 10)])
  }
}
