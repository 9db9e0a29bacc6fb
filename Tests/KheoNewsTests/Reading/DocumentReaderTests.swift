import Glibc
import Testing

@testable import KheoNews

@Suite("Reading files, folders and pipes")
struct DocumentReaderTests {
  private let folder = TemporaryFolder()

  @Test("a plain file is its bytes, a byte order mark counted by the map and not in the text")
  func plain() throws {
    let path = folder.write("a/One.TXT", "\u{FEFF}# **x**\r\n\0é")
    let document = try #require(readAll([path]).documents.first)
    #expect(document.id == "One.TXT")
    #expect(document.format == .plain)
    #expect(document.string == "# **x**\r\n\0é")
    #expect(document.sourceMap.sourceOffset(of: 0) == 3)
    #expect(document.sourceMap.sourceRange(of: 2..<4) == 5..<7)
    let bare = try #require(readAll([folder.write("b.txt", "")]).documents.first)
    #expect(bare.text.isEmpty)
    #expect(bare.sourceMap == .identity)
  }

  @Test("a folder is read in the byte order of paths, without hidden files, and others are counted")
  func folderOrder() {
    for name in [
      "b.txt", "a/z.txt", "a-b.txt", "a.txt", "a/B.md", ".hidden/x.txt", "a/.y.txt", "c.pdf", "README", "é.html",
    ] {
      folder.write(name, "x")
    }
    folder.write("a/l.jsonl", #"{"text":"line"}"#)
    var reader = DocumentReader(paths: [folder.path])
    var ids: [String] = []
    while case .document(let document)? = reader.next() { ids.append(document.id) }
    #expect(ids == ["a-b.txt", "a.txt", "a/B.md", "\(folder.path)/a/l.jsonl:1", "a/z.txt", "b.txt", "é.html"])
    #expect(reader.progress.filesSkipped == 2)
    #expect(reader.progress.bytesRead == reader.progress.totalBytes)
    #expect(reader.progress.totalBytes == 6 + 15)
  }

  @Test("links are followed, loops end, a folder is entered once, and pipes in folders are passed over")
  func links() {
    folder.write("d/x.txt", "x")
    symlink("..", "\(folder.path)/d/up")
    symlink("d", "\(folder.path)/e")
    symlink("d/x.txt", "\(folder.path)/y.txt")
    symlink("gone", "\(folder.path)/z.txt")
    mkfifo("\(folder.path)/p.txt", 0o600)
    let items = readAll([folder.path])
    #expect(items.documents.map(\.id) == ["d/x.txt", "y.txt"])
    #expect(items.failures == [InputFailure(path: "\(folder.path)/z.txt", reason: .systemError(ENOENT))])
  }

  @Test("what cannot be opened or is of no known kind is a failure, and reading goes on")
  func unreadable() {
    let good = folder.write("good.txt", "x")
    let unknown = folder.write("x.pdf", "x")
    let items = readAll(["\(folder.path)/none.txt", unknown, "\(folder.path)/none", good])
    #expect(items.documents.count == 1)
    #expect(
      items.failures.map(\.description) == [
        "\(folder.path)/none.txt: cannot be read: No such file or directory",
        "\(unknown): is of no known kind; known are .txt .md .html .jsonl, each also with .gz",
        "\(folder.path)/none: cannot be read: No such file or directory",
      ])
  }

  @Test("UTF-16 and bad UTF-8 are told apart and placed")
  func encodings() {
    let wide = folder.write("w.txt", [0xFF, 0xFE, 0x61, 0x00] as [UInt8])
    let wideLines = folder.write("w.jsonl", [0xFE, 0xFF, 0x00, 0x61, 0x0A, 0x00] as [UInt8])
    let bad = folder.write("b.md", Array("\u{FEFF}abc".utf8) + [0xE9, 0x20])
    #expect(
      readAll([wide, wideLines, bad]).failures == [
        InputFailure(path: wide, byteOffset: 0, reason: .isUTF16),
        InputFailure(path: wideLines, line: 1, byteOffset: 0, reason: .isUTF16),
        InputFailure(path: bad, byteOffset: 6, reason: .invalidUTF8),
      ])
  }

  @Test("lines fail one by one, with line and byte, and blank ones are passed over")
  func lines() {
    let path = folder.write(
      "l.jsonl",
      "\u{FEFF}{\"text\":\"1\"}\r\n\r\n \t\n{\"text\":2}\n{\"text\":\"3\"}\nnope\n{\"x\":1}\n{\"text\":\"8\"}")
    let items = readAll([path])
    #expect(items.documents.map(\.line) == [1, 5, 8])
    #expect(items.documents.map(\.id) == ["\(path):1", "\(path):5", "\(path):8"])
    #expect(
      items.failures == [
        InputFailure(path: path, line: 4, byteOffset: 30, reason: .wrongType(field: "text")),
        InputFailure(path: path, line: 6, byteOffset: 46, reason: .invalidJSON("an object is expected")),
        InputFailure(path: path, line: 7, byteOffset: 51, reason: .missingText),
      ])
  }

  @Test("offsets in a line after a byte order mark count it")
  func offsetBehindMark() {
    let path = folder.write("l.jsonl", "\u{FEFF}{\"text\":2}")
    #expect(readAll([path]).failures.map(\.byteOffset) == [11])
  }

  @Test(
    "a line beyond the limit is named and passed over, one at the limit is read", arguments: [100, 300_000, 3_000_000])
  func longLines(limit: Int) {
    func line(_ count: Int) -> String { "{\"text\":\"" + String(repeating: "a", count: count - 11) + "\"}" }
    let path = folder.write(
      "l.jsonl",
      [line(limit), line(limit + 1), line(20), line(limit * 3), line(21), line(limit * 2)].joined(separator: "\n"))
    var options = DocumentReader.Options()
    options.maximumLineBytes = limit
    var reader = DocumentReader(paths: [path], options: options)
    var capacity = 0
    var read: [String] = []
    while let item = reader.next() {
      capacity = max(capacity, reader.lineBufferCapacity)
      switch item {
      case .document(let document): read.append("\(document.line ?? 0):\(document.text.count)")
      case .failure(let failure):
        #expect(failure.reason == .lineTooLong(limit: limit))
        read.append("\(failure.line ?? 0)!\(failure.byteOffset ?? -1)")
      }
    }
    let offsets = [limit + 1, 2 * limit + 3 + 21, 5 * limit + 4 + 21 + 22]
    #expect(
      read == ["1:\(limit - 11)", "2!\(offsets[0])", "3:9", "4!\(offsets[1])", "5:10", "6!\(offsets[2])"])
    #expect(capacity <= limit + LineReader.initialCapacity)
  }

  @Test("the buffer shrinks again behind a huge line")
  func shrinking() {
    let huge = "{\"text\":\"" + String(repeating: "b", count: 20 << 20) + "\"}\n"
    let path = folder.write("l.jsonl", huge + String(repeating: "{\"text\":\"c\"}\n", count: 50_000))
    var reader = DocumentReader(paths: [path])
    _ = reader.next()
    #expect(reader.lineBufferCapacity > 20 << 20)
    for _ in 0..<25_000 { _ = reader.next() }
    #expect(reader.lineBufferCapacity == LineReader.initialCapacity)
  }

  @Test("tens of megabytes come through a pipe in a buffer of 256 KiB")
  func pipe() {
    let count = 30_000
    let line = Array(("{\"id\":\"x\",\"text\":\"" + String(repeating: "một hai ba ", count: 80) + "\"}\n").utf8)
    let descriptor = PipeWriter.start(line: line, count: count)
    defer { close(descriptor) }
    var reader = DocumentReader(paths: ["/dev/fd/\(descriptor)"])
    var documents = 0
    while let item = reader.next() {
      guard case .document(let document) = item, document.text.count == line.count - 21 else {
        Issue.record("document \(documents) is damaged")
        return
      }
      documents += 1
      if reader.lineBufferCapacity != LineReader.initialCapacity { Issue.record("the buffer has grown") }
    }
    #expect(documents == count)
    #expect(reader.progress.totalBytes == nil)
    #expect(reader.progress.bytesRead == line.count * count)
  }
}

/// Writes a line many times into a pipe from a thread of its own.
private final class PipeWriter {
  let descriptor: Int32
  let line: [UInt8]
  let count: Int

  private init(descriptor: Int32, line: [UInt8], count: Int) {
    self.descriptor = descriptor
    self.line = line
    self.count = count
  }

  /// The end to read from.
  static func start(line: [UInt8], count: Int) -> Int32 {
    var ends: [Int32] = [0, 0]
    precondition(Glibc.pipe(&ends) == 0)
    let writer = PipeWriter(descriptor: ends[1], line: line, count: count)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let writer = Unmanaged<PipeWriter>.fromOpaque(context).takeRetainedValue()
        for _ in 0..<writer.count {
          var sent = 0
          while sent < writer.line.count {
            let count = writer.line.withUnsafeBytes {
              write(writer.descriptor, $0.baseAddress! + sent, $0.count - sent)
            }
            if count <= 0 { break }
            sent += count
          }
        }
        close(writer.descriptor)
        return nil
      }, Unmanaged.passRetained(writer).toOpaque())
    pthread_detach(thread)
    return ends[0]
  }
}
