import Synchronization

/// The keys that count now. They are read again on a signal: requests see the old ones or the new ones, whole.
public final class KeyStore: Sendable {
  private let current: Mutex<APIKeys>
  private let path: String?

  /// - Parameter path: The file of the keys; nil or empty: there are none.
  /// - Throws: ``KeysFileError``.
  public convenience init(path: String?) throws {
    let path = path.flatMap { $0.isEmpty ? nil : $0 }
    self.init(try path.map { try APIKeys(path: $0) } ?? APIKeys(), path: path)
  }

  init(_ keys: APIKeys, path: String? = nil) {
    current = Mutex(keys)
    self.path = path
  }

  public var keys: APIKeys { current.withLock { $0 } }

  /// Reads the file again. Where that fails the keys stay as they are: a slip of the editor locks nobody out and lets
  /// nobody in.
  ///
  /// - Returns: How many keys there are now.
  /// - Throws: ``KeysFileError``.
  @discardableResult public func reload() throws -> Int {
    guard let path else { return 0 }
    let keys = try APIKeys(path: path)
    current.withLock { $0 = keys }
    return keys.keys.count
  }
}
