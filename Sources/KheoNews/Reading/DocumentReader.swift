import Glibc

/// What reading yields: a document, or why there is none.
public enum ReadItem: Sendable {
  case document(SourceDocument)
  case failure(InputFailure)
}

/// Reads documents out of files, folders and standard input, one at a time and in one pass.
///
/// ```swift
/// var reader = DocumentReader(paths: ["news.jsonl.gz", "articles"])
/// while let item = reader.next() {
///   switch item {
///   case .document(let document): index(document)
///   case .failure(let failure): report(failure)
///   }
/// }
/// ```
///
/// A path is a file, a folder (all its files, in the byte order of their paths) or `-` (JSON lines from standard
/// input). A failure stands for one document or one file; reading goes on behind it. Memory: one document and one read
/// buffer, whatever the size of the input. Not safe to share between threads. docs/READING.md describes the formats.
public struct DocumentReader {
  public struct Options: Sendable {
    /// Bytes of one line of JSON; a longer one is a failure.
    public var maximumLineBytes = 256 << 20
    /// Bytes of one plain file, unpacked.
    public var maximumFileBytes = 1 << 30
    /// Bytes of one Markdown or HTML file, unpacked, where `maximumFileBytes` is not less. Its reading takes up to 30
    /// times its size on the worst input; beyond 4 GiB less one a map could not hold it.
    public var maximumMarkupBytes = 64 << 20

    public init() {}
  }

  public struct Progress: Sendable, Equatable {
    /// Bytes of the files done with, and of the current one as far as it is read; packed bytes where it is packed.
    public var bytesRead: Int
    /// Bytes of all files named and found when reading began; `nil` with standard input or a pipe among them.
    public var totalBytes: Int?
    /// Files in folders that are of no known kind.
    public var filesSkipped: Int
  }

  private let options: Options
  /// Still to come, the last first.
  private var paths: [String]
  private var walk: FolderWalk?
  private var lines: LineReader?
  private var linesPath = ""
  private var linesName = ""
  private var parser = JSONDocumentParser()
  private let totalBytes: Int?
  private var bytesDone = 0
  private var filesSkipped = 0

  public init(paths: [String], options: Options = Options()) {
    self.options = options
    self.paths = paths.reversed()
    totalBytes = Self.totalBytes(of: paths)
  }

  public var progress: Progress {
    Progress(
      bytesRead: bytesDone + (lines?.stream.bytesRead ?? 0), totalBytes: totalBytes,
      filesSkipped: filesSkipped + (walk?.skippedCount ?? 0))
  }

  /// The next document or failure; `nil` when all is read.
  public mutating func next() -> ReadItem? {
    while true {
      if let lines {
        if let item = nextLine(of: lines) { return item }
        finish(lines.stream)
        self.lines = nil
      } else if let step = walk?.next() {
        if let item = take(step) { return item }
      } else if let ended = walk {
        filesSkipped += ended.skippedCount
        walk = nil
      } else if let path = paths.popLast() {
        if let item = start(path) { return item }
      } else {
        return nil
      }
    }
  }

  /// Bytes the buffer of lines holds; 0 between files.
  var lineBufferCapacity: Int { lines?.capacity ?? 0 }

  // MARK: Paths

  private mutating func start(_ path: String) -> ReadItem? {
    if path == "-" { return openLines(path, name: path, isGzip: false) }
    let base = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    var status = stat()
    guard stat(path, &status) == 0 else {
      return .failure(InputFailure(path: path, reason: .systemError(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      walk = FolderWalk(path: path)
      return nil
    }
    var isGzip = false
    switch FileKind(path: path, isGzip: &isGzip) {
    case .jsonLines?: return openLines(path, name: base, isGzip: isGzip)
    case .document(let format)?:
      return readFile(path, name: base, format: format, isGzip: isGzip)
    case nil:
      // A pipe has no name to go by; it carries lines, as standard input does.
      if status.st_mode & S_IFMT != S_IFREG { return openLines(path, name: base, isGzip: false) }
      return .failure(InputFailure(path: path, reason: .unknownFormat))
    }
  }

  private mutating func take(_ step: FolderWalk.Step) -> ReadItem? {
    switch step {
    case .failure(let failure): return .failure(failure)
    case .file(let path, let name, _):
      var isGzip = false
      switch FileKind(path: path, isGzip: &isGzip) {
      case .jsonLines?: return openLines(path, name: name, isGzip: isGzip)
      case .document(let format)?: return readFile(path, name: name, format: format, isGzip: isGzip)
      case nil:
        filesSkipped += 1
        return nil
      }
    }
  }

  private static func totalBytes(of paths: [String]) -> Int? {
    var total = 0
    for path in paths {
      var status = stat()
      if path == "-" { return nil }
      guard stat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: total += Int(status.st_size)
      case S_IFDIR:
        var walk = FolderWalk(path: path)
        while let step = walk.next() {
          var isGzip = false
          guard case .file(let path, _, let byteCount) = step, FileKind(path: path, isGzip: &isGzip) != nil else {
            continue
          }
          total += byteCount
        }
      default: return nil
      }
    }
    return total
  }

  private mutating func finish(_ stream: InputStream) {
    // A file given up half-way counts as done.
    bytesDone += max(stream.bytesRead, stream.byteCount)
  }

  // MARK: JSON lines

  /// `name` is what documents say of where they come from: the path below the folder that was named, or the file's own name,
  /// so that an index tells nobody where on a machine it was made from.
  private mutating func openLines(_ path: String, name: String, isGzip: Bool) -> ReadItem? {
    do throws(InputFailure.Reason) {
      let stream = try InputStream(path: path, mustBeGzip: isGzip)
      lines = LineReader(stream: stream, limit: options.maximumLineBytes)
      linesPath = path
      linesName = name
      return nil
    } catch {
      return .failure(InputFailure(path: path, reason: error))
    }
  }

  private mutating func nextLine(of lines: LineReader) -> ReadItem? {
    while let line = lines.next() {
      switch line {
      case .tooLong:
        return lineFailure(lines, at: lines.lineOffset, .lineTooLong(limit: options.maximumLineBytes))
      case .failed(let reason):
        return lineFailure(lines, at: lines.lineOffset, reason)
      case .bytes(var bytes):
        var markLength = 0
        if lines.lineNumber == 1 {
          if ByteOrderMark.isUTF16(bytes) {
            lines.stop()
            return lineFailure(lines, at: 0, .isUTF16)
          }
          markLength = ByteOrderMark.length(bytes)
          bytes = UnsafeBufferPointer(rebasing: bytes.dropFirst(markLength))
        }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        return parse(bytes, at: lines.lineOffset + markLength, of: lines)
      }
    }
    return nil
  }

  private mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, of lines: LineReader
  ) -> ReadItem {
    do throws(JSONScanner.Failure) {
      return .document(try parser.parse(bytes, path: linesName, idPath: linesPath, line: lines.lineNumber))
    } catch {
      return lineFailure(lines, at: offset + error.offset, error.reason)
    }
  }

  private func lineFailure(_ lines: LineReader, at offset: Int, _ reason: InputFailure.Reason) -> ReadItem {
    .failure(InputFailure(path: linesPath, line: lines.lineNumber, byteOffset: offset, reason: reason))
  }

  // MARK: Files

  private mutating func readFile(
    _ path: String, name: String, format: SourceDocument.Format, isGzip: Bool
  ) -> ReadItem {
    let bytes: [UInt8]
    do throws(InputFailure.Reason) {
      let stream = try InputStream(path: path, mustBeGzip: isGzip)
      var limit = options.maximumFileBytes
      if format != .plain { limit = min(limit, options.maximumMarkupBytes, Int(UInt32.max)) }
      defer { finish(stream) }
      bytes = try stream.readAll(limit: limit)
    } catch {
      return .failure(InputFailure(path: path, reason: error))
    }
    return FileDocument.make(bytes, path: path, name: name, format: format)
  }
}
