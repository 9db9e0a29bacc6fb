/// What stands between two words that follow each other.
struct Gap: OptionSet, Sendable {
  var rawValue: UInt16

  static let space = Gap(rawValue: 1 << 0)
  static let comma = Gap(rawValue: 1 << 1)
  static let semicolon = Gap(rawValue: 1 << 2)
  static let colon = Gap(rawValue: 1 << 3)
  /// A full stop, an exclamation or question mark, an ellipsis.
  static let stop = Gap(rawValue: 1 << 4)
  static let opening = Gap(rawValue: 1 << 5)
  static let closing = Gap(rawValue: 1 << 6)
  static let quote = Gap(rawValue: 1 << 7)
  static let hyphen = Gap(rawValue: 1 << 8)
  /// A long dash, or a hyphen between blanks.
  static let dash = Gap(rawValue: 1 << 9)
  static let slash = Gap(rawValue: 1 << 10)
  static let apostrophe = Gap(rawValue: 1 << 11)
  /// Any other sign.
  static let sign = Gap(rawValue: 1 << 12)
  /// The words are of two stretches.
  static let line = Gap(rawValue: 1 << 13)
  /// The end of a sentence.
  static let sentence = Gap(rawValue: 1 << 14)
  /// The words are parts of one compound.
  static let compound = Gap(rawValue: 1 << 15)

  /// Nothing but blanks.
  var isBlank: Bool { rawValue & ~Gap.space.rawValue == 0 }
  /// Blanks, or an apostrophe or hyphen inside a word.
  var isTight: Bool {
    rawValue & ~(Gap.space.rawValue | Gap.hyphen.rawValue | Gap.apostrophe.rawValue | Gap.compound.rawValue) == 0
  }
  /// Nothing that ends a clause.
  var isOpen: Bool {
    isDisjoint(with: [.semicolon, .colon, .stop, .line, .sentence, .opening, .closing])
  }

  /// What the bytes of `range` are; letters among them, which a token left out, count as signs.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      switch byte {
      case 0x09...0x0D, 0x20: insert(.space)
      case UInt8(ascii: ","): insert(.comma)
      case UInt8(ascii: ";"): insert(.semicolon)
      case UInt8(ascii: ":"): insert(.colon)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): insert(.stop)
      case UInt8(ascii: "("), UInt8(ascii: "["): insert(.opening)
      case UInt8(ascii: ")"), UInt8(ascii: "]"): insert(.closing)
      case UInt8(ascii: "\""): insert(.quote)
      case UInt8(ascii: "'"): insert(.apostrophe)
      case UInt8(ascii: "-"): insert(.hyphen)
      case UInt8(ascii: "/"): insert(.slash)
      case 0..<0x80: insert(.sign)
      default:
        let (gap, length) = Self.beyondASCII(text, index, range.upperBound)
        formUnion(gap)
        index += length - 1
      }
      index += 1
    }
    // "propaganda- og": the hyphen of a shortened compound stays one.
    if contains(.hyphen), contains(.space), text[range.lowerBound] != UInt8(ascii: "-") {
      remove(.hyphen)
      insert(.dash)
    }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  private static func beyondASCII(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (Gap, Int) {
    let first = text[index]
    if first == 0xC2, index + 1 < end {
      switch text[index + 1] {
      case 0xA0, 0xAD: return (.space, 2)
      case 0xAB, 0xBB: return (.quote, 2)
      default: return (.sign, 2)
      }
    }
    guard first == 0xE2, index + 2 < end else {
      return (.sign, first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1)
    }
    guard text[index + 1] == 0x80 else { return (.sign, 3) }
    switch text[index + 2] {
    case 0x80...0x8F, 0xAF: return (.space, 3)
    case 0x90, 0x91: return (.hyphen, 3)
    case 0x92...0x95: return (.dash, 3)
    case 0x98, 0x99: return (.apostrophe, 3)
    case 0x9A...0x9F, 0xB9, 0xBA: return (.quote, 3)
    case 0xA6: return (.stop, 3)
    default: return (.sign, 3)
    }
  }
}
