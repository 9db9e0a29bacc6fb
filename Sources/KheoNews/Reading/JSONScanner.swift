/// A strict scanner of one JSON text (RFC 8259) over bytes: it checks and finds, and copies nothing.
///
/// Each byte is looked at once: grammar, escapes and UTF-8 are checked in the same pass, so every complaint knows its
/// offset. Strings are taken eight bytes at a time as long as they hold plain ASCII.
struct JSONScanner {
  /// What is wrong, and where.
  struct Failure: Error, Equatable {
    /// Bytes from the start of the text.
    var offset: Int
    var reason: InputFailure.Reason

    init(_ message: String, at offset: Int) {
      self.offset = offset
      reason = .invalidJSON(message)
    }

    init(invalidUTF8At offset: Int) {
      self.offset = offset
      reason = .invalidUTF8
    }
  }

  /// A string between its quotes.
  struct StringToken: Equatable {
    var range: Range<Int>
    var hasEscapes: Bool
  }

  enum Kind {
    case string, number, object, array, boolean, null
  }

  /// Arrays and objects within one another; a limit that RFC 8259, section 9, allows to set.
  static let maximumDepth = 512

  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  /// Of the next byte.
  private(set) var offset = 0

  /// - Parameter text: not empty.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { preconditionFailure("an empty text has nothing to scan") }
    bytes = base
    count = text.count
  }

  /// The next byte, if there is one.
  @inline(__always)
  var next: UInt8? { offset < count ? bytes[offset] : nil }

  @inline(__always)
  mutating func skipSpace() {
    while offset < count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }

  /// Takes `byte` if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard offset < count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ expectation: StaticString) throws(Failure) {
    if !take(byte) { throw unexpected(expectation) }
  }

  func unexpected(_ expectation: StaticString) -> Failure {
    guard let byte = next else { return Failure("ends where \(expectation) is expected", at: offset) }
    if byte >= 0x80, UTF8Validation.sequenceLength(bytes + offset, available: count - offset) == 0 {
      return Failure(invalidUTF8At: offset)
    }
    return Failure("\(expectation) is expected", at: offset)
  }

  // MARK: Strings

  /// Scans a string from its opening quote to behind the closing one.
  mutating func scanString(_ expectation: StaticString = "a string") throws(Failure) -> StringToken {
    try expect(UInt8(ascii: "\""), expectation)
    let start = offset
    var hasEscapes = false
    while true {
      skipPlainASCII()
      guard offset < count else { throw Failure("a string is not closed", at: offset) }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return StringToken(range: start..<offset - 1, hasEscapes: hasEscapes)
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try scanEscape()
      } else if byte < 0x20 {
        throw Failure("a control character in a string must be escaped", at: offset)
      } else {
        let length = UTF8Validation.sequenceLength(bytes + offset, available: count - offset)
        if length == 0 { throw Failure(invalidUTF8At: offset) }
        offset += length
      }
    }
  }

  /// Moves to the next byte that is a quote, a backslash, a control character or not ASCII.
  @inline(__always)
  private mutating func skipPlainASCII() {
    let raw = UnsafeRawPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while count - offset >= 8 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // The classic zero-byte test; a borrow can only mark bytes above one that is rightly marked.
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      var marks = (quote &- ones) & ~quote
      marks |= (backslash &- ones) & ~backslash
      marks |= (word &- ones &* 0x20) & ~word
      marks |= word
      marks &= ones &* 0x80
      if marks != 0 {
        offset += marks.trailingZeroBitCount >> 3
        return
      }
      offset += 8
    }
    while offset < count {
      let byte = bytes[offset]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return }
      offset += 1
    }
  }

  private mutating func scanEscape() throws(Failure) {
    guard offset + 1 < count else { throw Failure("a string is not closed", at: count) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 2
    case UInt8(ascii: "u"):
      for digit in 2..<6 where offset + digit >= count || hexValue(bytes[offset + digit]) == nil {
        throw Failure("\\u wants four hexadecimal digits", at: offset)
      }
      offset += 6
    default:
      throw Failure("an unknown escape", at: offset)
    }
  }

  // MARK: Values

  /// Scans any value and says what it is.
  mutating func scanValue(depth: Int = 1) throws(Failure) -> Kind {
    switch next {
    case UInt8(ascii: "\""):
      _ = try scanString()
      return .string
    case UInt8(ascii: "{"):
      try scanObject(depth: depth)
      return .object
    case UInt8(ascii: "["):
      try scanArray(depth: depth)
      return .array
    case UInt8(ascii: "t"):
      try scanWord("true")
      return .boolean
    case UInt8(ascii: "f"):
      try scanWord("false")
      return .boolean
    case UInt8(ascii: "n"):
      try scanWord("null")
      return .null
    default:
      try scanNumber()
      return .number
    }
  }

  private mutating func scanObject(depth: Int) throws(Failure) {
    if depth >= Self.maximumDepth { throw Failure("nested deeper than \(Self.maximumDepth)", at: offset) }
    offset += 1
    skipSpace()
    if take(UInt8(ascii: "}")) { return }
    repeat {
      skipSpace()
      _ = try scanString("a member's name")
      skipSpace()
      try expect(UInt8(ascii: ":"), "a colon")
      skipSpace()
      _ = try scanValue(depth: depth + 1)
      skipSpace()
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"), "a comma or a closing brace")
  }

  private mutating func scanArray(depth: Int) throws(Failure) {
    if depth >= Self.maximumDepth { throw Failure("nested deeper than \(Self.maximumDepth)", at: offset) }
    offset += 1
    skipSpace()
    if take(UInt8(ascii: "]")) { return }
    repeat {
      skipSpace()
      _ = try scanValue(depth: depth + 1)
      skipSpace()
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), "a comma or a closing bracket")
  }

  private mutating func scanWord(_ word: StaticString) throws(Failure) {
    for index in 0..<word.utf8CodeUnitCount where next != word.utf8Start[index] || !take(word.utf8Start[index]) {
      throw unexpected("true, false or null")
    }
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  private mutating func scanNumber() throws(Failure) {
    let start = offset
    let isNegative = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if let byte = next, isDigit(byte) { throw Failure("a number starts with 0", at: start) }
    } else {
      try scanDigits(isNegative ? "a digit" : "a value")
    }
    if take(UInt8(ascii: ".")) { try scanDigits("a digit") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try scanDigits("a digit")
    }
  }

  private mutating func scanDigits(_ expectation: StaticString) throws(Failure) {
    guard let byte = next, isDigit(byte) else { throw unexpected(expectation) }
    while let byte = next, isDigit(byte) { offset += 1 }
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

/// The value of a hexadecimal digit in ASCII.
@inline(__always)
func hexValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
