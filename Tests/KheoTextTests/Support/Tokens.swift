import KheoText

/// A token as text, for tests.
struct ReadableToken: Equatable, CustomStringConvertible {
  var source: String
  var key: String
  var spelling: String
  var start: Int
  var end: Int
  var kind: Token.Kind
  var flags: Token.Flags
  var position: Int

  var description: String { "\(source)[\(start)..<\(end)] \(key)|\(spelling) @\(position)" }
}

/// The tokens of some bytes.
func tokens(of bytes: [UInt8], numbers: Analyzer.Numbers, analyzer: Analyzer = Analyzer()) -> [ReadableToken] {
  var buffer = TokenBuffer()
  bytes.withUnsafeBytes { raw in
    switch numbers {
    case .text(let language): analyzer.analyze(raw, language: language, into: &buffer)
    case .query: analyzer.analyzeQuery(raw, into: &buffer)
    }
  }
  return buffer.tokens.map { token in
    ReadableToken(
      source: String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self),
      key: String(decoding: buffer.key(of: token), as: UTF8.self),
      spelling: String(decoding: buffer.spelling(of: token), as: UTF8.self), start: Int(token.start),
      end: Int(token.end), kind: token.kind, flags: token.flags, position: Int(token.position))
  }
}

func tokens(of text: String, _ language: Language) -> [ReadableToken] {
  tokens(of: Array(text.utf8), numbers: .text(language))
}

/// Keys, a blank between two.
func keys(of text: String, _ language: Language) -> String {
  tokens(of: text, language).map(\.key).joined(separator: " ")
}

/// Keys of a query, a bar between two.
func queryKeys(of text: String) -> String {
  tokens(of: Array(text.utf8), numbers: .query).map(\.key).joined(separator: "|")
}

/// Scalars in hexadecimal, to print what a terminal would not show.
func hex(_ text: String) -> String {
  text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
}
