import Glibc
import Kheo
import KheoServer

/// How the server ends; the codes are those of `kheo`.
enum ServerExit: Int32 {
  case usage = 2
  case indexMissing = 3
  case indexDamaged = 4
  case unsupportedVersion = 5
  case failure = 70

  /// The code of an error; nil for errors that it does not know.
  init?(describing error: any Error) {
    switch error {
    case is SettingsError, is KeysFileError: self = .usage
    case is CorruptIndexError: self = .indexDamaged
    case IndexError.missing: self = .indexMissing
    case IndexError.unsupportedVersion: self = .unsupportedVersion
    case is IndexError: self = .failure
    default: return nil
    }
  }

  /// Writes a complaint to standard error.
  static func complain(_ message: String) { say("kheo-server: \(message)\n") }

  /// Writes to standard error.
  static func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
