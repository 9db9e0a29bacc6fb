import Kheo

extension APIKeys {
  /// The keys of a file.
  ///
  /// - Throws: ``KeysFileError`` where the file is not to be read, others than its owner and group may read it, a line
  ///   is not as it should be, a name or a key comes twice, or there is no key at all.
  public init(path: String) throws {
    let file: SmallFile
    do {
      file = try SmallFile.read(path)
    } catch let error as SmallFile.ReadError {
      throw KeysFileError(path: path, line: 0, reason: error.reason)
    }
    guard file.permissions & 0o007 == 0 else {
      throw KeysFileError(path: path, line: 0, reason: "anyone may read or change it: chmod o= on it")
    }
    try self.init(path: path, bytes: file.bytes)
    guard !isEmpty else { throw KeysFileError(path: path, line: 0, reason: "it has no key") }
  }

  init(path: String?, bytes: [UInt8]) throws {
    self.init()
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      func error(_ reason: String) -> KeysFileError { KeysFileError(path: path, line: index + 1, reason: reason) }
      guard let text = String(validating: line, as: UTF8.self) else { throw error("the line is not UTF-8") }
      let line = text.last == "\r" || text.last == "\r\n" ? text.dropLast() : text[...]
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { throw error("a line is name, scopes and hash, with tabs between") }
      guard let name = RequestIdentifier.accepted(String(fields[0])) else {
        throw error("a name has 1 to 64 letters, digits, - _ .")
      }
      guard let digest = Hexadecimal.bytes(of: fields[2]), digest.count == 32 else {
        throw error("a hash has 64 hexadecimal digits")
      }
      let key = APIKey(name: name, scopes: try Self.scopes(fields[1], error), digest: digest)
      guard !keys.contains(where: { $0.name == name || $0.digest == digest }) else {
        throw error("the name or the key is there already")
      }
      keys.append(key)
    }
  }

  private static func scopes(_ text: Substring, _ error: (String) -> KeysFileError) throws -> [KeyScope] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let scope = KeyScope(rawValue: String(name)) else {
        throw error("a scope is one of " + KeyScope.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return scope
    }
  }
}
