/// The signs that stand between the entries of a menu or the steps of a path (`Home > News > Local`).
struct Separators {
  /// Whether the line has any.
  private(set) var isEmpty = true
  /// One of the signs that paths are written with parts the line into three at least, none of them long.
  private(set) var makeBreadcrumb = false

  private static let signsOfPaths: [UInt32] = [0x7C, 0x3E, 0xB7, 0xBB, 0x203A, 0x2022]  // | > · » › •

  /// Bytes of a step at most.
  private static let longestStep = 40

  init(_ key: UnsafeRawBufferPointer) {
    var signsMet: UInt8 = 0  // a bit for each of `signsOfPaths`
    for index in key.indices {
      switch key[index] {
      case 0x2C, 0x2F, 0x3E, 0x7C, 0xC2, 0xE2: break  // the first bytes of all separators
      default: continue
      }
      let value = ByteText.scalar(key, at: index).value
      if Self.isSeparator(value) {
        isEmpty = false
        if let sign = Self.signsOfPaths.firstIndex(of: value) { signsMet |= 1 << UInt8(sign) }
      }
    }
    for (bit, sign) in Self.signsOfPaths.enumerated() where signsMet & 1 << UInt8(bit) != 0 && !makeBreadcrumb {
      makeBreadcrumb = Self.partsIntoSteps(key, sign)
    }
  }

  @inline(__always)
  static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2F, 0x2013, 0x2014, 0x7C, 0x3E, 0xB7, 0xBB, 0x203A, 0x2022: true  // , / – — | > · » › •
    default: false
    }
  }

  private static func partsIntoSteps(_ key: UnsafeRawBufferPointer, _ separator: UInt32) -> Bool {
    var steps = 0
    var start = 0
    var index = 0
    while index < key.count {
      let (value, length) = ByteText.scalar(key, at: index)
      if value == separator {
        guard index - start <= longestStep else { return false }
        if index > start { steps += 1 }
        start = index + length
      }
      index += length
    }
    guard index - start <= longestStep else { return false }
    return steps + (index > start ? 1 : 0) >= 3
  }
}
