/// The parts of a code such as `10/2023/NĐ-CP`: a number first, then numbers and capital letters between slashes and hyphens.
struct CodeParts {
  /// `/` or `-` between the parts, hyphens of every kind as `-`.
  private(set) var separators: [UInt8] = []
  /// All parts are numbers.
  private(set) var isNumeric = true
  /// In ASCII letters, without white space.
  private(set) var normalized: String
  /// Where the code ends in the text.
  private(set) var end: Int

  /// Names of the European Union and its forerunners in laws.
  static let unions: Set<String> = ["EU", "UE", "EG", "CE", "EF", "EC", "EWG", "CEE", "EEC", "EURATOM"]

  /// Digits of the first number, and scalars of a part, at most.
  private static let mostDigits = 5
  private static let mostLetters = 12

  /// The longest code that begins at `start`; nil where no number of five digits or fewer stands there.
  init?(_ text: UnsafeRawBufferPointer, at start: Int, before limit: Int) {
    var index = start
    while index < limit, ByteText.isDigit(text[index]) { index += 1 }
    guard index > start, index - start <= Self.mostDigits else { return nil }
    // A letter may follow the number: 12a/2020.
    if index + 1 < limit, text[index] &- 0x61 < 26, text[index + 1] == 0x2F || text[index + 1] == 0x2D { index += 1 }
    normalized = ByteText.string(text, start..<index)
    end = index
    while separators.count < 6, let part = Self.part(text, at: end, before: limit) {
      separators.append(part.separator)
      isNumeric = isNumeric && part.isNumber
      normalized += (part.separator == 0x2F ? "/" : "-") + part.normalized
      end = part.end
    }
  }

  private struct Part {
    var separator: UInt8
    var isNumber: Bool
    var normalized: String
    var end: Int
  }

  /// A separator and the part behind it. Spaces may stand around the separator before capital letters.
  private static func part(_ text: UnsafeRawBufferPointer, at start: Int, before limit: Int) -> Part? {
    var cursor = DateCursor(text: text, index: start, end: limit)
    cursor.skipSpaces(most: 1)
    guard cursor.index < limit else { return nil }
    let (mark, length) = ByteText.scalar(text, at: cursor.index)
    guard mark == 0x2F || mark == 0x2D || (0x2010...0x2014).contains(mark) else { return nil }
    cursor.index += length
    cursor.skipSpaces(most: 1)
    let separator: UInt8 = mark == 0x2F ? 0x2F : 0x2D
    let hasSpace = cursor.index - start != length
    let partStart = cursor.index
    if !hasSpace, let number = cursor.number(maximumDigits: 5) {
      if cursor.index < limit, ByteText.isLetter(ByteText.scalar(text, at: cursor.index).value) { return nil }
      return Part(
        separator: separator, isNumber: true,
        normalized: ByteText.string(text, partStart..<(partStart + number.digits)),
        end: cursor.index)
    }
    return letters(text, from: partStart, before: limit, separator: separator, hasSpace: hasSpace)
  }

  /// Letters with two capitals at least, and digits behind them: `QĐ`, `TTg`, `QH15`.
  private static func letters(
    _ text: UnsafeRawBufferPointer, from start: Int, before limit: Int, separator: UInt8, hasSpace: Bool
  ) -> Part? {
    var index = start
    var scalars = 0
    var capitals = 0
    var small = 0
    var normalized = ""
    while index < limit {
      let (value, length) = ByteText.scalar(text, at: index)
      if (0x300...0x36F).contains(value) {
        index += length
        continue
      }
      let isDigit = (0x30...0x39).contains(value)
      guard isDigit || ByteText.isLetter(value), !(isDigit && scalars == 0) else { break }
      if ByteText.isCapital(value) { capitals += 1 } else if !isDigit { small += 1 }
      scalars += 1
      guard scalars <= mostLetters, let ascii = CodeLetters.ascii(value) else { return nil }
      normalized.unicodeScalars.append(ascii)
      index += length
    }
    guard capitals >= 2, small <= 2, small <= capitals, !hasSpace || small == 0 else { return nil }
    return Part(separator: separator, isNumber: false, normalized: normalized, end: index)
  }
}

/// Letters of codes without their marks.
enum CodeLetters {
  /// The ASCII letter or digit for `scalar`; nil where there is none.
  static func ascii(_ scalar: UInt32) -> Unicode.Scalar? {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: Unicode.Scalar(scalar)
    case 0x110, 0xD0: "D"
    case 0x111: "d"
    case 0x1AF: "U"
    case 0x1B0: "u"
    case 0x1A0, 0xD8: "O"
    case 0x1A1, 0xF8: "o"
    case 0xC0...0xC5, 0x102: "A"
    case 0xC8...0xCB: "E"
    case 0xCC...0xCF: "I"
    case 0xD2...0xD6: "O"
    case 0xD9...0xDC: "U"
    case 0xDD: "Y"
    default: nil
    }
  }
}
