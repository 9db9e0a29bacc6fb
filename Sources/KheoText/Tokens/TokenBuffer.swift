/// The tokens of one text and the bytes of their keys and spellings, reused from text to text.
///
/// ```
/// tokens  [Token][Token][Token]…            in the order of the text
/// arena   n a m n ă m d u o n g …           keys and spellings, one after the other
/// ```
public struct TokenBuffer: Sendable {
  /// In the order of the text; `position` never falls.
  public var tokens: [Token] = []
  /// UTF-8 of the keys and the spellings.
  public var arena: [UInt8] = []

  public init() {}

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
  }

  /// The folded key of a token: what the term dictionary calls it.
  public func key(of token: Token) -> ArraySlice<UInt8> {
    arena[Int(token.keyStart)..<Int(token.keyStart) + Int(token.keyLength)]
  }

  /// The spelling of a token: repaired, composed, lower-cased, with its marks.
  public func spelling(of token: Token) -> ArraySlice<UInt8> {
    arena[Int(token.spellingStart)..<Int(token.spellingStart) + Int(token.spellingLength)]
  }
}
