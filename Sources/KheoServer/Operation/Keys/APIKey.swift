/// A key as the server knows it: its hash, whose it is, what it allows. The key itself is nowhere.
public struct APIKey: Sendable, Equatable {
  /// Whose key it is, for the log: letters, digits, `-`, `_`, `.`.
  public var name: String
  public var scopes: [KeyScope]
  /// SHA-256 of the key's text: 32 bytes.
  var digest: [UInt8]

  public func allows(_ scope: KeyScope) -> Bool { scopes.contains { $0.includes(scope) } }
}
