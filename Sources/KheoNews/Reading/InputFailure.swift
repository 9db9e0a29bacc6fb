import Glibc

/// A document, or a whole file, that could not be read; reading goes on with the next line or file.
public struct InputFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Reason: Error, Sendable, Equatable {
    /// The system's words: no such file, permission denied, …
    case unreadable(String)
    /// A file was named whose name ends in none of the known extensions.
    case unknownFormat
    case invalidUTF8
    /// Starts with a byte order mark of UTF-16.
    case isUTF16
    case invalidJSON(String)
    /// A JSON object without `text` or `body`.
    case missingText
    /// A member that must be a string (or a number, for `id`) and is not.
    case wrongType(field: String)
    case lineTooLong(limit: Int)
    case fileTooLarge(limit: Int)
    case badCompression(String)
  }

  /// As it was opened; `-` for standard input.
  public var path: String
  /// From 1, in a file of JSON lines.
  public var line: Int?
  /// Bytes from the start of the (decompressed) file to the first one that is wrong.
  public var byteOffset: Int?
  public var reason: Reason

  public init(path: String, line: Int? = nil, byteOffset: Int? = nil, reason: Reason) {
    self.path = path
    self.line = line
    self.byteOffset = byteOffset
    self.reason = reason
  }

  /// `news.jsonl:3: invalid JSON: … (byte 1702)`
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    let offset = byteOffset.map { " (byte \($0))" } ?? ""
    return "\(place): \(reason)\(offset)"
  }
}

extension InputFailure.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let message): "cannot be read: \(message)"
    case .unknownFormat: "is of no known kind; known are .txt .md .html .jsonl, each also with .gz"
    case .invalidUTF8: "is not valid UTF-8"
    case .isUTF16: "is UTF-16; convert to UTF-8"
    case .invalidJSON(let message): "invalid JSON: \(message)"
    case .missingText: "has no \"text\""
    case .wrongType(let field): "\"\(field)\" is of the wrong type"
    case .lineTooLong(let limit): "the line is longer than \(limit) bytes"
    case .fileTooLarge(let limit): "the file is larger than \(limit) bytes"
    case .badCompression(let message): "damaged gzip data: \(message)"
    }
  }

  /// The system's words for `errno`.
  static func systemError(_ code: Int32) -> InputFailure.Reason {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      // The call of POSIX, which fills the buffer and returns a number.
      guard let base = buffer.baseAddress, strerror_r(code, base, buffer.count) == 0 else {
        return .unreadable("error \(code)")
      }
      return .unreadable(String(cString: base))
    }
  }
}
