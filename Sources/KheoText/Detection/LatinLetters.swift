/// Small letters and compositions of the Latin script.
///
/// The detector needs only these; it does not normalise a text but composes letter and mark as it reads.
final class LatinLetters: Sendable {
  static let shared = LatinLetters()

  /// The small letter of each scalar below U+2000, itself where it has none; 0 for what is no Latin letter.
  private let small: [UInt16]
  /// Letter and mark (16 bits each) to the letter composed of them.
  private let composed: [UInt32: UInt16]

  private init() {
    var small = [UInt16](repeating: 0, count: 0x2000)
    var composed: [UInt32: UInt16] = [:]
    for code in 0x61...0x7A {
      small[code] = UInt16(code)
      small[code - 0x20] = UInt16(code)
    }
    for code in [0xAA, 0xBA] + Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) where code != 0xD7 && code != 0xF7 {
      small[code] = UInt16(code)
    }
    for line in Resources.lines("text/detection/letters.txt") {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let letter = UInt16(fields[0], radix: 16), letter < 0x2000,
        let lower = UInt16(fields[1], radix: 16)
      else { continue }
      small[Int(letter)] = lower
      let parts = fields[2].split(separator: " ").compactMap { UInt32($0, radix: 16) }
      if parts.count == 2 { composed[parts[0] << 16 | parts[1]] = letter }
    }
    self.small = small
    self.composed = composed
  }

  /// The small letter of a Latin letter, or 0.
  @inline(__always)
  func small(_ scalar: UInt32) -> UInt32 { scalar < 0x2000 ? UInt32(small[Int(scalar)]) : 0 }

  /// The letter composed of a small letter and a mark, or nil.
  func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    guard letter < 0x10000, mark < 0x10000 else { return nil }
    return composed[letter << 16 | mark].map(UInt32.init)
  }
}
