/// Reads one JSON object of strings, numbers and lists of strings: a line of a file of queries.
///
/// Members that hold anything else are checked and passed over. Of equal names the last wins.
package struct JSONObjectReader {
  /// What a member holds.
  package enum Value: Equatable, Sendable {
    case string(String)
    case number(Double)
    /// An array that holds strings alone.
    case strings([String])
    case other
  }

  /// The members by name. Throws `InputFailure.Reason` where the line is not one JSON object.
  package static func members(of line: [UInt8]) throws(InputFailure.Reason) -> [String: Value] {
    // The scanner stops at the byte behind the line, which an empty line has too.
    let bytes = line.isEmpty ? [0x20] : line
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONScanner.Failure) in try members(of: bytes) }
    }
    switch result {
    case .success(let members): return members
    case .failure(let failure): throw failure.reason
    }
  }

  private static func members(
    of bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONScanner.Failure) -> [String: Value] {
    var members: [String: Value] = [:]
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "{"), "an object")
    scanner.skipSpace()
    if !scanner.take(UInt8(ascii: "}")) {
      repeat {
        scanner.skipSpace()
        let name = string(try scanner.scanString("a member's name"), bytes)
        scanner.skipSpace()
        try scanner.expect(UInt8(ascii: ":"), "a colon")
        scanner.skipSpace()
        members[name] = try value(&scanner, bytes)
        scanner.skipSpace()
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "a comma or a closing brace")
    }
    scanner.skipSpace()
    if scanner.next != nil { throw scanner.unexpected("the end of the line") }
    return members
  }

  private static func value(
    _ scanner: inout JSONScanner, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONScanner.Failure) -> Value {
    if scanner.next == UInt8(ascii: "\"") { return .string(string(try scanner.scanString(), bytes)) }
    var ahead = scanner
    let start = scanner.offset
    let kind = try scanner.scanValue(depth: 2)
    switch kind {
    case .number:
      return Double(String(decoding: bytes[start..<scanner.offset], as: UTF8.self)).map(Value.number) ?? .other
    case .array: return try strings(&ahead, bytes).map(Value.strings) ?? .other
    case .string, .object, .boolean, .null: return .other
    }
  }

  /// The strings of an array that was scanned and is known to be well-formed; nil where it holds something else.
  private static func strings(
    _ scanner: inout JSONScanner, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONScanner.Failure) -> [String]? {
    var strings: [String] = []
    try scanner.expect(UInt8(ascii: "["), "an array")
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: "]")) { return [] }
    repeat {
      scanner.skipSpace()
      guard scanner.next == UInt8(ascii: "\"") else { return nil }
      strings.append(string(try scanner.scanString(), bytes))
      scanner.skipSpace()
    } while scanner.take(UInt8(ascii: ","))
    return strings
  }

  private static func string(_ token: JSONScanner.StringToken, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: JSONString.decode(token, in: bytes), as: UTF8.self)
  }
}
