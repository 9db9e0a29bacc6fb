import Kheo

/// How a command ends: the exit codes that scripts rely on.
enum Exit: Int32, Error {
  case done = 0
  /// A search that found nothing.
  case noResult = 1
  case usage = 2
  case indexMissing = 3
  case indexDamaged = 4
  case unsupportedVersion = 5
  /// Some input could not be read; everything else was done.
  case inputError = 6
  case checksFailed = 7
  case locked = 8
  case outOfSpace = 9
  /// What no other code says: the system refused something.
  case failure = 70
  case interrupted = 130

  /// The code of an error of the library; nil for errors that it does not know.
  init?(describing error: any Error) {
    switch error {
    case is CorruptIndexError: self = .indexDamaged
    case let error as IndexError:
      switch error {
      case .missing: self = .indexMissing
      case .unsupportedVersion: self = .unsupportedVersion
      case .locked: self = .locked
      case .system: self = error.isOutOfSpace ? .outOfSpace : .failure
      case .limitExceeded: self = .outOfSpace
      }
    case is InputFailure: self = .inputError
    case is FileTrouble: self = .inputError
    default: return nil
    }
  }
}
