import KheoIndex
package import KheoText

/// What somebody has typed so far, as far as suggestions go by it: its words, the last of them perhaps unfinished.
///
/// Marks of the query language count as blanks; conditions (`lang:vi`) and what is excluded are passed over; of `a OR b`
/// only what stands behind the last `OR` counts.
package struct TypedText: Sendable {
  /// A way to write a word that was typed.
  package struct Form: Sendable, Equatable {
    package var key: [UInt8]
    package var spelling: [UInt8]
    /// The languages of documents that write so; nil for the word as it was typed.
    package var languages: LanguageSet?

    /// Whether marks were typed.
    var isMarked: Bool { spelling != key }
    /// Whether every word that folds to it agrees with it.
    var isPlain: Bool { languages == nil && !isMarked }
  }

  package struct Word: Sendable, Equatable {
    /// As typed, then with digraphs for letters and letters for digraphs.
    package var forms: [Form]
    /// Bytes of the text.
    package var range: Range<Int>
    /// Whether more letters may follow.
    package var isPrefix: Bool
  }

  /// Bytes and words beyond which nothing is proposed: no title and no name is so long.
  package static let limit = (bytes: 256, words: 16)

  /// UTF-8.
  package let bytes: [UInt8]
  /// Empty where there is nothing to complete.
  package let words: [Word]

  package init(_ text: String, analyzer: Analyzer) {
    var utf8: [UInt8] = []
    for byte in text.utf8.prefix(Self.limit.bytes + 1) { utf8.append(byte) }
    bytes = utf8
    words = utf8.count > Self.limit.bytes ? [] : Self.words(utf8, analyzer)
  }

  /// Whether the text is one word as it stands, without another before it.
  package var isSingleWord: Bool { words.count == 1 }

  private static func words(_ bytes: [UInt8], _ analyzer: Analyzer) -> [Word] {
    var buffer = TokenBuffer()
    searchedPart(of: bytes).withUnsafeBytes { analyzer.analyzeQuery($0, into: &buffer) }
    let tokens = buffer.tokens.filter { $0.kind != .symbol && $0.keyLength > 0 }
    guard tokens.count <= limit.words else { return [] }
    return tokens.enumerated().map { index, token in
      let range = Int(token.start)..<Int(token.end)
      let isPrefix = index == tokens.count - 1 && (range.upperBound == bytes.count || bytes[range.upperBound] == 0x2A)
      return Word(
        forms: forms(key: Array(buffer.key(of: token)), spelling: Array(buffer.spelling(of: token)), token.kind),
        range: range, isPrefix: isPrefix)
    }
  }

  private static func forms(key: [UInt8], spelling: [UInt8], _ kind: Token.Kind) -> [Form] {
    var forms = [Form(key: key, spelling: spelling, languages: nil)]
    guard kind == .word else { return forms }
    for language in Language.allCases {
      for alternative in Digraphs.alternatives(of: spelling, in: language) where alternative.key != key {
        if let known = forms.firstIndex(where: { $0.spelling == alternative.spelling }) {
          forms[known].languages?.formUnion(LanguageSet(language))
        } else {
          forms.append(
            Form(key: alternative.key, spelling: alternative.spelling, languages: LanguageSet(language)))
        }
      }
    }
    return forms
  }

  /// The text with blanks for all that is not searched for, byte for byte at its place.
  private static func searchedPart(of bytes: [UInt8]) -> [UInt8] {
    var part = [UInt8](repeating: 0x20, count: bytes.count)
    var isPassedOver = false
    for lexeme in QueryLexer.lexemes(of: bytes) {
      switch lexeme {
      case .or: part = [UInt8](repeating: 0x20, count: bytes.count)
      case .minus, .not: isPassedOver = true
      case .field(let field): isPassedOver = isPassedOver || field.fields == nil || field.fields == [.source]
      case .open, .close, .and, .near, .equals, .plus: break
      case .quoted(let range, _), .text(let range):
        if !isPassedOver { for index in range { part[index] = bytes[index] } }
        isPassedOver = false
      }
    }
    return part
  }
}
