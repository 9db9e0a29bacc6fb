/// The trace a request is part of (W3C Trace Context, level 1): `traceparent` and `tracestate`.
public struct TraceContext: Sendable, Equatable {
  /// 32 hexadecimal digits in lower case, not all zero.
  public var traceID: String
  /// Who called: 16 hexadecimal digits in lower case, not all zero.
  public var parentID: String
  /// Bit 0: the caller records the trace. Bit 1 (level 2): the trace id is random.
  public var flags: UInt8
  /// What vendors of tracing pass on, as it came; empty: nothing.
  public var state: String

  /// - Parameters:
  ///   - parent: The field `traceparent`.
  ///   - state: The field `tracestate`; several are joined with commas first.
  /// - Returns: Nil where `parent` is not as the standard has it (section 3.2); the state then counts for nothing
  ///   (section 3.3), and a faulty state is dropped by itself.
  public init?(parent: String, state: String?) {
    let text = Array(parent.utf8)
    // 2 digits of version, 32 of trace, 16 of parent, 2 of flags, hyphens between them.
    guard text.count >= 55, text[2] == Self.hyphen, text[35] == Self.hyphen, text[52] == Self.hyphen else { return nil }
    guard let version = Self.byte(text[0..<2]), version != 0xFF, let flags = Self.byte(text[53..<55]) else {
      return nil
    }
    // Version 00 ends here; a later one may go on after a hyphen.
    guard text.count == 55 || (version != 0 && text[55] == Self.hyphen) else { return nil }
    guard Self.isIdentifier(text[3..<35]), Self.isIdentifier(text[36..<52]) else { return nil }
    traceID = String(decoding: text[3..<35], as: UTF8.self)
    parentID = String(decoding: text[36..<52], as: UTF8.self)
    self.flags = flags & 0x03
    self.state = state.flatMap { Self.accepted(state: $0) } ?? ""
  }

  /// The field `traceparent` with this server as the caller of what comes next.
  public func parent(id: String) -> String { "00-\(traceID)-\(id)-0\(flags)" }

  // MARK: Syntax

  private static let hyphen = UInt8(ascii: "-")

  private static func isLowercaseHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func byte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.allSatisfy(isLowercaseHexadecimal) else { return nil }
    return Hexadecimal.bytes(of: String(decoding: digits, as: UTF8.self))?.first
  }

  private static func isIdentifier(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.allSatisfy(isLowercaseHexadecimal) && digits.contains { $0 != 0x30 }
  }

  /// A list of at most 32 members, `key=value`, each key once (section 3.3.1); up to 512 characters are passed on.
  private static func accepted(state: String) -> String? {
    guard state.utf8.count <= 512 else { return nil }
    var keys: Set<Substring> = []
    for member in state.split(separator: ",") {
      let member = trimmed(member)
      if member.isEmpty { continue }
      let parts = member.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, isKey(parts[0]), isValue(parts[1]), keys.insert(parts[0]).inserted else { return nil }
    }
    return (1...32).contains(keys.count) ? state : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
    while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
    return text
  }

  /// `vendor` or `tenant@system`: lower case, digits, `_ - * /`; 241 and 14 characters around the `@`.
  private static func isKey(_ key: Substring) -> Bool {
    let parts = key.split(separator: "@", omittingEmptySubsequences: false)
    func isName(_ name: Substring, maximum: Int, startsWithDigit: Bool) -> Bool {
      guard let first = name.utf8.first, name.utf8.count <= maximum else { return false }
      guard (0x61...0x7A).contains(first) || (startsWithDigit && (0x30...0x39).contains(first)) else { return false }
      return name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || marks.contains($0) }
    }
    if parts.count == 1 { return isName(parts[0], maximum: 256, startsWithDigit: false) }
    return parts.count == 2 && isName(parts[0], maximum: 241, startsWithDigit: true)
      && isName(parts[1], maximum: 14, startsWithDigit: false)
  }

  private static let marks: [UInt8] = Array("_-*/".utf8)

  /// Printable ASCII without comma and equals sign, not ending in a space.
  private static func isValue(_ value: Substring) -> Bool {
    guard let last = value.utf8.last, last != 0x20, value.utf8.count <= 256 else { return false }
    return value.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
  }
}
