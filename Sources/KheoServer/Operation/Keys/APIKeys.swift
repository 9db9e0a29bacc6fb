import Crypto
import Kheo

/// The keys of a server, from a file with a line each:
///
/// ```
/// # name    scopes          SHA-256 of the key
/// desk      search          9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
/// monitor   search,admin    60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
/// ```
///
/// with tabs between the three. Keys are made with 256 random bits, so that a plain hash does: there is nothing to
/// guess and no salt to gain from.
public struct APIKeys: Sendable, Equatable {
  public var keys: [APIKey]

  public init(_ keys: [APIKey] = []) { self.keys = keys }

  public var isEmpty: Bool { keys.isEmpty }

  /// The key that `text` is.
  ///
  /// The time this takes tells nothing: hashes are compared, all of them, every byte.
  public func key(for text: some StringProtocol) -> APIKey? {
    guard (1...Self.maximumByteCount).contains(text.utf8.count) else { return nil }
    let digest = Self.digest(text)
    var found = -1
    for (index, key) in keys.enumerated() {
      var difference: UInt8 = 0
      for position in 0..<32 { difference |= digest[position] ^ key.digest[position] }
      // Index where nothing differs, -1 elsewhere; no branch on the hash.
      let isEqual = Int((UInt16(difference) &- 1) >> 15)
      found = isEqual &* (index &- found) &+ found
    }
    return found < 0 ? nil : keys[found]
  }

  /// Longer ones are no keys of ours, and are not hashed.
  static let maximumByteCount = 256

  static func digest(_ text: some StringProtocol) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

  // MARK: Making keys

  /// A new key and the line that makes a server know it.
  ///
  /// - Returns: `secret` is shown once and kept by whoever uses it; `line` goes into the file.
  /// - Throws: ``KeysFileError`` where the name is not 1–64 letters, digits, `-`, `_`, `.`.
  public static func make(name: String, scopes: [KeyScope]) throws -> (secret: String, line: String) {
    guard RequestIdentifier.accepted(name) != nil, !scopes.isEmpty else {
      throw KeysFileError(
        path: nil, line: 0, reason: "a key needs a name of 1 to 64 letters, digits, - _ . and at least one scope")
    }
    let random = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let secret = "kheo_" + Base64.urlText(of: random)
    let scopes = scopes.map(\.rawValue).joined(separator: ",")
    return (secret, "\(name)\t\(scopes)\t\(Hexadecimal.text(of: digest(secret)))")
  }
}
