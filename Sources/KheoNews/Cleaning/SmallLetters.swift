/// The small letter of a scalar, by a table where one scalar takes the other's place.
final class SmallLetters: Sendable {
  static let shared = SmallLetters()

  /// Latin to Cyrillic, and Latin Extended Additional, which has the Vietnamese vowels.
  private static let low = 0..<0x530
  private static let additional = 0x1E00..<0x1F00

  /// 0 where the small form is more than one scalar.
  private let table: [UInt16]

  private init() {
    table = (Array(Self.low) + Array(Self.additional)).map { code in
      guard let scalar = Unicode.Scalar(UInt32(code)) else { return 0 }
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      guard small.count == 1, let only = small.first else { return 0 }
      return UInt16(truncatingIfNeeded: only.value <= 0xFFFF ? only.value : 0)
    }
  }

  /// The small letter, itself where there is none; nil where the full mapping has to be asked (Unicode Standard,
  /// section 3.13).
  @inline(__always)
  func small(_ scalar: UInt32) -> UInt32? {
    let place: Int
    switch scalar {
    case 0..<0x530: place = Int(scalar)
    case 0x1E00..<0x1F00: place = Int(scalar) - Self.additional.lowerBound + Self.low.upperBound
    case 0x2000..<0x2100, 0x2200..<0x2480, 0x2500..<0x2C00, 0x2E80..<0xA000, 0xAC00..<0xD7A4: return scalar  // no case
    default: return nil
    }
    let small = table[place]
    return small == 0 && scalar != 0 ? nil : UInt32(small)
  }

  /// Whether `scalar` is the same in NFC and changes nothing before it. False for some that are so: asking costs more.
  @inline(__always)
  static func isComposed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x400..<0x483, 0x48A..<0x530, 0x1E00..<0x1F00, 0x2002..<0x20D0, 0x2190..<0x2300, 0x2400..<0x2ADC,
      0x4E00..<0xA000, 0xFF01..<0xFF60:
      true
    default: false
    }
  }
}
