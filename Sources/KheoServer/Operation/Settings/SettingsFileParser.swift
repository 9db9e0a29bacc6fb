/// Reads one flat JSON object with the line of each member, for messages that say where to look.
struct SettingsFileParser {
  enum Value: Equatable, CustomStringConvertible {
    case text(String)
    /// As it is written.
    case number(String)
    case yesOrNo(Bool)
    case list([String])

    var description: String {
      switch self {
      case .text(let text), .number(let text): text
      case .yesOrNo(let value): String(value)
      case .list(let texts): "[" + texts.joined(separator: ", ") + "]"
      }
    }
  }

  struct Member: Equatable {
    var name: String
    var value: Value
    /// The line the name is on, counted from 1.
    var line: Int
  }

  struct Failure: Error {
    var line: Int
    var expected: String
    var name: String?
    var value: String?
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func object() throws(Failure) -> [Member] {
    try expect("{", "the file has to be one JSON object, { \"setting\": value }")
    var members: [Member] = []
    if take("}") { return try end(members) }
    repeat {
      skipSpace()
      let line = line
      let name = try string()
      try expect(":", "a colon is missing after a name")
      members.append(Member(name: name, value: try value(), line: line))
    } while take(",")
    try expect("}", "a comma or the closing brace is missing")
    return try end(members)
  }

  private mutating func end(_ members: [Member]) throws(Failure) -> [Member] {
    skipSpace()
    guard position == bytes.count else { throw failure("nothing may follow the object") }
    return members
  }

  private mutating func value() throws(Failure) -> Value {
    skipSpace()
    switch current {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "["): return .list(try list())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(number())
    default: break
    }
    let word = take(while: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    guard let value = Bool(word) else {
      throw failure("a value has to be a text in quotes, a number, true, false, or a list of texts in [ ]")
    }
    return .yesOrNo(value)
  }

  private mutating func list() throws(Failure) -> [String] {
    try expect("[", "a list is expected")
    if take("]") { return [] }
    var texts: [String] = []
    repeat { texts.append(try string()) } while take(",")
    try expect("]", "a comma or the closing bracket of a list is missing")
    return texts
  }

  /// Whether the number is one is for the setting to say.
  private mutating func number() -> String {
    take(while: { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "]") })
  }

  private mutating func string() throws(Failure) -> String {
    try expect("\"", "a text in quotes is expected")
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failure("a text ends on its line") }
      position += 1
      if byte == UInt8(ascii: "\\") { text.append(try escaped()) } else { text.append(byte) }
    }
    try expect("\"", "the closing quote of a text is missing")
    guard let valid = String(validating: text, as: UTF8.self) else { throw failure("a text has to be UTF-8") }
    return valid
  }

  /// The byte an escape stands for; `\u` is left out, as UTF-8 says the same.
  private mutating func escaped() throws(Failure) -> UInt8 {
    let escapes: [UInt8: UInt8] = [0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D]
    guard let byte = current, let meant = escapes[byte] else {
      throw failure(#"of escapes there are \" \\ \/ \n \t \r; write other characters themselves"#)
    }
    position += 1
    return meant
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, belongs(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func expect(_ character: Unicode.Scalar, _ message: String) throws(Failure) {
    guard take(character) else { throw failure(message) }
  }

  private func failure(_ expected: String) -> Failure { Failure(line: line, expected: expected) }
}
