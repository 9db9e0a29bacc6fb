import Glibc

/// A file that a command was asked to read and could not.
struct FileTrouble: Error, CustomStringConvertible {
  var path: String
  var line: Int?
  var reason: String

  var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)" }
}

/// Small text files: queries and judgements.
enum TextFile {
  /// The lines of a UTF-8 file, or of standard input for `-`. Throws `FileTrouble`.
  static func lines(_ path: String) throws -> [String] {
    let text = String(validating: try bytes(path), as: UTF8.self)
    guard let text else { throw FileTrouble(path: path, reason: "is not UTF-8; convert it") }
    // By scalars: CR LF is one character.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw trouble(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func trouble(_ path: String) -> FileTrouble {
    FileTrouble(path: path, reason: String(cString: strerror(errno)))
  }
}
