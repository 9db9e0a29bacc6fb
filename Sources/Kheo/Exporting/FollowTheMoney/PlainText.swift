/// A quick look at UTF-8: whether it is clean as it stands, as nearly all text is.
///
/// Plain are the letters, digits and signs of the languages at hand: ASCII, Latin with its marks in one scalar (U+00A1 to U+02FF
/// without the soft hyphen, U+1E80 to U+1EFF), dashes and quotation marks. They are composed (no scalar of these blocks is
/// otherwise), visible, and stay what they are. Everything else is looked at scalar by scalar.
struct PlainText {
  /// Scalars in the text.
  private(set) var scalarCount = 0
  /// Whether no blank stands at an end or beside another.
  private(set) var hasSingleBlanks = true

  /// Nil where the text is not plain.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var isAfterBlank = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x7F else { return nil }
        if byte == 0x20, isAfterBlank { hasSingleBlanks = false }
        isAfterBlank = byte == 0x20
        index += 1
      } else {
        guard let length = Self.length(of: bytes, at: index) else { return nil }
        isAfterBlank = false
        index += length
      }
      scalarCount += 1
    }
    if isAfterBlank { hasSingleBlanks = false }
  }

  /// Bytes of the plain scalar that begins at `index`; nil for others, and for what is no UTF-8.
  private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return nil }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second > 0xA0 && second != 0xAD ? 2 : nil
    case 0xC3...0xCB: return 2
    case 0xE1, 0xE2:
      guard index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
      if bytes[index] == 0xE1 { return second == 0xBA || second == 0xBB ? 3 : nil }
      return second == 0x80 && 0x90...0xA7 ~= bytes[index + 2] ? 3 : nil
    default: return nil
    }
  }
}
