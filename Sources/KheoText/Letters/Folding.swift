/// The folded key and the canonical spelling of any text, as the analyzer makes them of words.
public enum Folding {
  /// The folded key of some UTF-8: lower case, without marks, đ as d and ß as ss, compatibility forms resolved.
  ///
  /// Letters are folded word by word, apostrophes vanish, digits become ASCII digits; blanks and signs stay. Ill-formed
  /// bytes come out as U+FFFD. Time is linear.
  public static func key(of utf8: [UInt8]) -> [UInt8] { folded(utf8).key }

  /// The canonical spelling of some UTF-8: as `key`, but with marks, composed, the Vietnamese tone in its place.
  public static func spelling(of utf8: [UInt8]) -> [UInt8] { folded(utf8).spelling }

  private static func folded(_ utf8: [UInt8]) -> (key: [UInt8], spelling: [UInt8]) {
    let table = LetterTable.shared
    if utf8.allSatisfy({ $0 < 0x80 }) {
      let folded = utf8.compactMap { byte in
        table.classes[Int(byte)] == ScalarClass.apostrophe ? nil : asciiLowercase(byte)
      }
      return (folded, folded)
    }
    var folder = WordFolder()
    var (key, spelling): ([UInt8], [UInt8]) = ([], [])
    utf8.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var index = 0
      while index < buffer.count {
        var end = index
        while end < buffer.count {
          let scalar = decodeScalar(bytes, at: end, count: buffer.count)
          guard isOfWord(table.scalarClass(scalar.value)) else { break }
          end += scalar.byteCount
        }
        if end > index {
          folder.fold(bytes + index, count: end - index)
          key += folder.key
          spelling += folder.spelling
          index = end
        } else {
          let scalar = decodeScalar(bytes, at: index, count: buffer.count)
          let sign = WordFolder.sign(scalar.value)
          key += sign
          spelling += sign
          index += scalar.byteCount
        }
      }
    }
    return (key, spelling)
  }

  private static func isOfWord(_ scalarClass: UInt8) -> Bool {
    switch scalarClass {
    case ScalarClass.other, ScalarClass.digit, ScalarClass.smallDigit: false
    default: true
    }
  }

  private static func asciiLowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 32 : byte }
}
