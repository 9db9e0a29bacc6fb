/// The first three bytes of a word's folded key, as a number: what words are sorted into when there are many and few are
/// looked at.
package enum KeyStart {
  /// Of a folded key.
  package static func of(key: some Sequence<UInt8>) -> UInt32 {
    var start = UInt32(0)
    for byte in key.prefix(3) { start = start << 8 | UInt32(byte) }
    return start
  }

  /// Of the first word of some UTF-8, without folding the rest.
  package static func of(text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let bytes = text.baseAddress else { return 0 }
    let table = LetterTable.shared
    var start = UInt32(0)
    var found = 0
    var index = 0
    while index < text.count, found < 3 {
      let scalar = decodeScalar(bytes, at: index, count: text.count)
      index += scalar.byteCount
      guard scalar.value < 0x10000 else { continue }
      let isDigit = scalar.value &- 0x30 < 10
      if !isDigit, table.classes[Int(scalar.value)] != ScalarClass.letter {
        if found > 0 { break }
        continue
      }
      let form = table.forms[Int(scalar.value)]
      var key = isDigit ? scalar.value : form.key
      for _ in 0..<(isDigit ? 1 : form.keyLength) where found < 3 {
        start = start << 8 | key & 0xFF
        key >>= 8
        found += 1
      }
    }
    return start
  }
}
