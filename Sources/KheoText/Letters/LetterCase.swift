/// Whether the letter at a place of a text is a capital, from the same table as the analyzer's.
package struct LetterCase: Sendable {
  package var isCapital: Bool
  /// Bytes of the letter, at least 1.
  package var byteCount: Int

  package var isSmall: Bool { !isCapital }

  /// Nil where no letter of a script with capitals stands.
  @inline(__always)
  package init?(_ text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) {
    guard index < end, let start = text.baseAddress else { return nil }
    let byte = text[index]
    if byte < 0x80 {
      let isUpper = byte &- 0x41 < 26
      guard isUpper || byte &- 0x61 < 26 else { return nil }
      isCapital = isUpper
      byteCount = 1
      return
    }
    let scalar = decodeScalar(start, at: index, count: end)
    guard scalar.value < 0x10000 else { return nil }
    let table = LetterTable.shared
    guard table.classes[Int(scalar.value)] == ScalarClass.letter else { return nil }
    let form = table.forms[Int(scalar.value)]
    guard form.flags & (LetterForm.latin | LetterForm.greekOrCyrillic) != 0 else { return nil }
    isCapital = form.flags & LetterForm.uppercase != 0
    byteCount = scalar.byteCount
  }

  /// Whether a byte is one of the capitals that Roman numerals below a hundred are written with.
  package static func isRoman(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X") || byte == UInt8(ascii: "L")
  }
}
