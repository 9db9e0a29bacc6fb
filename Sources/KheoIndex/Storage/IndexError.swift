/// Bytes on disk that do not follow the format: damage, or a file of another program.
///
/// The message says which file, where, what was expected and what was found. The cure is to rebuild the index or to
/// restore it from a copy.
public struct CorruptIndexError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    /// The file ends before what its structure announces; both figures in bytes.
    case truncated(needed: Int, available: Int)
    /// A part does not have the checksum that was written with it.
    case checksumMismatch(expected: UInt32, found: UInt32)
    /// The first bytes are not those of such a file.
    case wrongMagic
    /// A value that no writer produces; what it is, in words.
    case malformed(String)
  }

  /// The file's name, below the index's folder.
  public var file: String
  /// Bytes from the start of `file` to the first byte that is wrong, as near as it is known.
  public var offset: Int
  public var reason: Reason

  public init(file: String, offset: Int, reason: Reason) {
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  public var description: String {
    let what =
      switch reason {
      case .truncated(let needed, let available):
        "\(needed) bytes are needed and \(available) are there: the file is cut short"
      case .checksumMismatch(let expected, let found):
        "checksum \(hex(expected)) was written and \(hex(found)) is found: the bytes have changed"
      case .wrongMagic: "not a file of a Kheo index"
      case .malformed(let message): message
      }
    return "\(file), byte \(offset): \(what). Rebuild the index or restore it from a copy."
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// What can go wrong with an index as a whole, apart from damage.
public enum IndexError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no index in the folder.
  case missing(path: String)
  /// The index was written by a version that this one cannot read.
  case unsupportedVersion(file: String, found: UInt32, supported: ClosedRange<UInt32>)
  /// Another process writes to the index.
  case locked(path: String)
  /// The system refused an operation on a file; `code` is its `errno`.
  case system(operation: String, path: String, code: Int32, message: String)
  /// More than the format can hold, in words.
  case limitExceeded(String)

  public var description: String {
    switch self {
    case .missing(let path):
      "there is no index in \(path). Build one with: kheo index --output \(path) FILES"
    case .unsupportedVersion(let file, let found, let supported):
      "\(file) has format version \(found); this kheo reads \(supported.lowerBound)"
        + (supported.count > 1 ? " to \(supported.upperBound). " : ". ")
        + "Rebuild the index with this kheo, or use the kheo that wrote it."
    case .locked(let path):
      "another process is writing to the index in \(path). Wait until it has ended, then try again."
    case .system(let operation, let path, _, let message):
      "cannot \(operation) \(path): \(message)"
    case .limitExceeded(let message): message
    }
  }

  /// Whether the disk is full or a quota is used up.
  public var isOutOfSpace: Bool {
    if case .system(_, _, let code, _) = self { return code == 28 || code == 122 }
    return false
  }
}
