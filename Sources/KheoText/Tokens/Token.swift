/// One token of a text: what it is called in the dictionary, how it was spelled, and where it stands.
///
/// Plain numbers only, so that a buffer of tokens is flat memory. The bytes of `key` and `spelling` lie in the arena of
/// the `TokenBuffer` that holds the token.
public struct Token: Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Sendable {
    /// Letters, perhaps with marks.
    case word = 0
    /// Digits: the key is the number in its canonical writing, `12345` for `12.345` in German text.
    case number = 1
    /// A symbol or an ideograph that stands for itself.
    case symbol = 2
  }

  /// Facts about a token's surroundings, a bit each.
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No white space stands between the token before and this one (`Da-Nang`, `1234-QD/TU`, `A80`).
    public static let joined = Flags(rawValue: 1)
    /// The first token of a sentence.
    public static let sentenceStart = Flags(rawValue: 2)
    /// The token begins with a capital letter.
    public static let capitalized = Flags(rawValue: 4)
    /// Part of a document code such as `1234-QD/TU`.
    public static let code = Flags(rawValue: 8)
    /// An elided article stood before the token and was cut off (`l'eau`).
    public static let elided = Flags(rawValue: 16)
  }

  /// Bytes from the start of the text to the first byte of the token.
  public var start: UInt32
  /// Bytes from the start of the text to the end of the token, excluded.
  public var end: UInt32
  /// Where the folded key begins in the arena.
  public var keyStart: UInt32
  /// Where the spelling begins in the arena; equal to `keyStart` when the two are the same bytes.
  public var spellingStart: UInt32
  /// Bytes of the key.
  public var keyLength: UInt16
  /// Bytes of the spelling.
  public var spellingLength: UInt16
  /// The token's place among the tokens of its text, from 0; a paragraph break (an empty line) leaves a gap.
  public var position: UInt32
  public var kind: Kind
  public var flags: Flags

  @inlinable
  public init(
    start: UInt32, end: UInt32, keyStart: UInt32, keyLength: UInt16, spellingStart: UInt32, spellingLength: UInt16,
    position: UInt32, kind: Kind, flags: Flags
  ) {
    self.start = start
    self.end = end
    self.keyStart = keyStart
    self.keyLength = keyLength
    self.spellingStart = spellingStart
    self.spellingLength = spellingLength
    self.position = position
    self.kind = kind
    self.flags = flags
  }
}
