/// The key that a request brings in its field `Authorization`.
enum Credentials {
  /// What follows `Bearer` (RFC 6750), or the password of `Basic` (RFC 7617), whatever the user's name; nil where there
  /// is neither.
  static func key(authorization: String?) -> String? {
    guard let field = authorization, field.utf8.count <= 1_024, let space = field.firstIndex(of: " ") else {
      return nil
    }
    var value = field[field.index(after: space)...]
    while value.first == " " { value.removeFirst() }
    switch field[..<space].lowercased() {
    case "bearer": return value.isEmpty ? nil : String(value)
    case "basic": return password(of: value)
    default: return nil
    }
  }

  private static func password(of value: Substring) -> String? {
    guard let bytes = Base64.bytes(of: value), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return String(validating: bytes[(colon + 1)...], as: UTF8.self)
  }
}
