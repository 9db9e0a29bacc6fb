/// Escapes of halves of a pair in JSON, which stand for nothing and which strict readers refuse.
enum LoneSurrogates {
  /// JSON with every `\\uD800`…`\\uDFFF` that has no partner replaced by `\\uFFFD` (RFC 8259, section 8.2).
  static func mended(_ json: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array(json)
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = unit(bytes, at: index) else {
        index += 2
        continue
      }
      switch unit {
      case 0xD800...0xDBFF:
        if let next = Self.unit(bytes, at: index + 6), (0xDC00...0xDFFF).contains(next) {
          index += 12
          continue
        }
        replace(&bytes, at: index)
      case 0xDC00...0xDFFF: replace(&bytes, at: index)
      default: break
      }
      index += 6
    }
    return bytes
  }

  /// The UTF-16 code unit of an escape `\\uXXXX`; nil where there is none.
  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }

  private static func replace(_ bytes: inout [UInt8], at index: Int) {
    bytes.replaceSubrange(index + 2..<index + 6, with: Array("FFFD".utf8))
  }
}
