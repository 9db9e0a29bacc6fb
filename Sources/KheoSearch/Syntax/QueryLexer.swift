/// Cuts a query into the marks of its language and the words between them. Never fails.
struct QueryLexer {
  /// A piece of a query. Ranges are bytes of the query.
  enum Lexeme: Equatable {
    case open
    case close
    /// Text between quotation marks; `isClosed` is false when the closing one is missing.
    case quoted(Range<Int>, isClosed: Bool)
    case or
    case and
    case not
    case near(Int)
    /// `-` right before a word, a quotation or a parenthesis.
    case minus
    /// `+` right before one.
    case plus
    /// `=` right before a word or a quotation.
    case equals
    /// `name:` right before something, with a name that the language knows.
    case field(QueryField)
    /// Anything else up to white space, a parenthesis or a quotation mark.
    case text(Range<Int>)
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var lexemes: [Lexeme] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func lexemes(of bytes: [UInt8]) -> [Lexeme] {
    var lexer = QueryLexer(bytes)
    while lexer.offset < bytes.count { lexer.step() }
    return lexer.lexemes
  }

  private mutating func step() {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "("): take(.open, 1)
    case UInt8(ascii: ")"): take(.close, 1)
    case 0...0x20: offset += 1
    default:
      if let length = openingQuoteLength(at: offset) {
        takeQuotation(openingLength: length)
      } else if byte == UInt8(ascii: "-"), beginsOperand(at: offset + 1) {
        take(.minus, 1)
      } else if byte == UInt8(ascii: "+"), beginsOperand(at: offset + 1), bytes[offset + 1] != byte {
        take(.plus, 1)
      } else if byte == UInt8(ascii: "="), begins(at: offset + 1) {
        take(.equals, 1)
      } else {
        takeText()
      }
    }
  }

  private mutating func take(_ lexeme: Lexeme, _ count: Int) {
    lexemes.append(lexeme)
    offset += count
  }

  /// Whether a word, a quotation or a parenthesis begins at `index`.
  private func begins(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    return byte > 0x20 && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "=")
  }

  /// Whether a word, a quotation or a parenthesis begins at `index`, perhaps behind `=`.
  private func beginsOperand(at index: Int) -> Bool {
    begins(at: index) || (index < bytes.count && bytes[index] == UInt8(ascii: "=") && begins(at: index + 1))
  }

  private mutating func takeText() {
    let start = offset
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "("), bytes[end] != UInt8(ascii: ")"),
      openingQuoteLength(at: end) == nil
    {
      if bytes[end] == UInt8(ascii: ":"), beginsOperand(at: end + 1), let field = QueryField(name: bytes[start..<end]) {
        return take(.field(field), end + 1 - start)
      }
      end += 1
    }
    offset = end
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    switch text {
    case "OR", "|", "||": lexemes.append(.or)
    case "AND", "&&": lexemes.append(.and)
    case "NOT": lexemes.append(.not)
    default:
      if text.hasPrefix("NEAR"), let distance = Self.nearDistance(text) {
        lexemes.append(.near(distance))
      } else {
        lexemes.append(.text(start..<end))
      }
    }
  }

  /// The distance of `NEAR/5`, and 10 for a bare `NEAR`; nil for other words. At most 100.
  private static func nearDistance(_ text: String) -> Int? {
    if text == "NEAR" { return 10 }
    guard text.hasPrefix("NEAR/"), let distance = Int(text.dropFirst(5)), distance > 0 else { return nil }
    return min(distance, 100)
  }

  private mutating func takeQuotation(openingLength: Int) {
    let start = offset + openingLength
    var end = start
    while end < bytes.count {
      if let length = closingQuoteLength(at: end) {
        take(.quoted(start..<end, isClosed: true), end + length - offset)
        return
      }
      end += 1
    }
    take(.quoted(start..<end, isClosed: false), end - offset)
  }

  /// Bytes of an opening quotation mark: " “ „ « and, as Germans and Danes use it, ».
  private func openingQuoteLength(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "\"") { return 1 }
    if matches("“", at: index) || matches("„", at: index) { return 3 }
    return matches("«", at: index) || matches("»", at: index) ? 2 : nil
  }

  /// Bytes of a closing quotation mark: " ” “ » «.
  private func closingQuoteLength(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "\"") { return 1 }
    if matches("”", at: index) || matches("“", at: index) { return 3 }
    return matches("»", at: index) || matches("«", at: index) ? 2 : nil
  }

  private func matches(_ mark: StaticString, at index: Int) -> Bool {
    guard index + mark.utf8CodeUnitCount <= bytes.count else { return false }
    for position in 0..<mark.utf8CodeUnitCount where bytes[index + position] != mark.utf8Start[position] {
      return false
    }
    return true
  }
}
