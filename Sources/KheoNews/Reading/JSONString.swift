/// Decodes strings that `JSONScanner` has checked.
enum JSONString {
  /// The bytes of a string as UTF-8; a surrogate without its partner becomes U+FFFD.
  static func decode(_ token: JSONScanner.StringToken, in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let raw = UnsafeBufferPointer(rebasing: text[token.range])
    guard token.hasEscapes, let source = raw.baseAddress else { return [UInt8](raw) }
    // No escape is shorter than what it stands for, so the raw length is enough.
    return [UInt8](unsafeUninitializedCapacity: raw.count) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      count = unescape(source, count: raw.count, into: target)
    }
  }

  private static func unescape(
    _ source: UnsafePointer<UInt8>, count: Int, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var read = 0
    var written = 0
    while read < count {
      let byte = source[read]
      guard byte == UInt8(ascii: "\\") else {
        target[written] = byte
        read += 1
        written += 1
        continue
      }
      let escape = source[read + 1]
      if escape == UInt8(ascii: "u") {
        let scalar = scalar(at: source + read, available: count - read, length: &read)
        written += UTF8Validation.encode(scalar, into: target + written)
      } else {
        target[written] = plainEscape(escape)
        read += 2
        written += 1
      }
    }
    return written
  }

  /// The scalar of the `\uXXXX` at `source`, with the low surrogate behind it if it takes one (RFC 8259, section 7).
  private static func scalar(at source: UnsafePointer<UInt8>, available: Int, length: inout Int) -> UInt32 {
    let unit = codeUnit(source + 2)
    length += 6
    guard unit & 0xF800 == 0xD800 else { return unit }
    guard unit < 0xDC00, available >= 12, source[6] == UInt8(ascii: "\\"), source[7] == UInt8(ascii: "u") else {
      return 0xFFFD
    }
    let low = codeUnit(source + 8)
    guard low & 0xFC00 == 0xDC00 else { return 0xFFFD }
    length += 6
    return 0x1_0000 + (unit & 0x3FF) << 10 + low & 0x3FF
  }

  private static func codeUnit(_ digits: UnsafePointer<UInt8>) -> UInt32 {
    var unit: UInt32 = 0
    for index in 0..<4 { unit = unit << 4 | (hexValue(digits[index]) ?? 0) }
    return unit
  }

  @inline(__always)
  private static func plainEscape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }
}
