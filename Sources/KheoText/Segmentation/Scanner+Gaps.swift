/// What the bytes between two tokens say about the second one.
private struct Gap {
  var hasBlank = false
  var hasLineEnd = false
  var hasEmptyLine = false
  /// A full stop, exclamation mark, question mark or ellipsis with a blank after it.
  var endsSentence = false
  /// The sentence is ended by one full stop right after the token before, which may be that of an abbreviation.
  var mayAbbreviate = false
  /// A quotation mark or bracket opens after the blank.
  var opensQuote = false
}

extension Scanner {
  /// Positions left out at an empty line, so that no phrase reaches across.
  static let paragraphGap: UInt32 = 8

  /// Flags of a token from what stands before it, from `previousEnd` to `start`; moves `position` over an empty line.
  @inline(never)
  mutating func surroundings(before start: Int, kind: Token.Kind, isCapitalized: Bool) -> Token.Flags {
    guard output.tokenCount > 0 else { return .sentenceStart }
    if isJoiner(from: previousEnd, to: start) { return .joined }
    let gap = gap(from: previousEnd, to: start)
    if gap.hasEmptyLine {
      position &+= Scanner.paragraphGap
      return .sentenceStart
    }
    let begins = isCapitalized || isUppercase(at: start)
    if gap.hasLineEnd, begins { return .sentenceStart }
    guard gap.endsSentence, begins || kind == .number || gap.opensQuote else { return [] }
    return gap.mayAbbreviate && isAbbreviation(before: kind) ? [] : .sentenceStart
  }

  /// Whether nothing stands between two tokens, or one sign that joins them.
  private func isJoiner(from start: Int, to end: Int) -> Bool {
    switch end - start {
    case 0: return true
    case 1:
      switch bytes[start] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"),
        UInt8(ascii: ":"), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "+"):
        return true
      default: return false
      }
    case 2: return bytes[start] == 0xC2 && bytes[start + 1] == 0xAD  // U+00AD soft hyphen
    case 3:
      // U+2010 hyphen, U+2011 non-breaking hyphen, U+2019 apostrophe.
      guard bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return false }
      return bytes[start + 2] == 0x90 || bytes[start + 2] == 0x91 || bytes[start + 2] == 0x99
    default: return false
    }
  }

  private func gap(from start: Int, to end: Int) -> Gap {
    var gap = Gap()
    var (lineEnds, hasStop, stops) = (0, false, 0)
    var index = start
    while index < end {
      let scalar = decodeScalar(bytes, at: index, count: count)
      switch scalar.value {
      case 0x0A, 0x2028, 0x2029, 0x85:
        lineEnds += scalar.value == 0x2029 ? 2 : 1
        gap.hasLineEnd = true
        if lineEnds > 1 { gap.hasEmptyLine = true }
        if hasStop { gap.endsSentence = true }
      case 0x20, 0x09, 0x0B, 0x0C, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
        if hasStop { gap.endsSentence = true }
      case 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F:  // ! ? … 。 ！ ？
        (lineEnds, hasStop, stops) = (0, true, 2)
        gap.endsSentence = false
      case 0x2E:
        lineEnds = 0
        stops += index == start ? 1 : 2
        hasStop = true
        gap.endsSentence = false
      case 0x2C, 0x3B, 0x3A:  // , ; :
        (lineEnds, hasStop) = (0, false)
        gap.endsSentence = false
      default:
        lineEnds = 0
        if gap.endsSentence, Scanner.isOpeningQuote(scalar.value) { gap.opensQuote = true }
      }
      index += scalar.byteCount
    }
    gap.mayAbbreviate = stops == 1 && !gap.hasLineEnd
    return gap
  }

  /// " ' ( [ « » ‘ ‚ “ ” „ ‹ ›, for either side of a quotation may open it, by language.
  private static func isOpeningQuote(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x28, 0x5B, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
    default: false
    }
  }

  /// Whether the last token is one that a full stop shortens: a single letter, an ordinal, or a listed abbreviation.
  private func isAbbreviation(before kind: Token.Kind) -> Bool {
    let token = output.tokens[output.tokenCount - 1]
    if token.kind == .number { return numberRules.fullStopIsOrdinal && token.keyLength <= 2 && kind != .number }
    let start = output.arena + Int(token.spellingStart)
    let spelling = UnsafeBufferPointer(start: start, count: Int(token.spellingLength))
    let first = decodeScalar(UnsafePointer(start), at: 0, count: spelling.count)
    return first.byteCount == spelling.count || abbreviations.contains(Array(spelling))
  }
}
