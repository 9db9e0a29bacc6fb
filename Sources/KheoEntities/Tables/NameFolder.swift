import KheoText

/// Folds the names of a resource while it is loaded: as `Folding` does, but letter by letter, each letter asked for once.
///
/// A folded name is its words' keys with one blank between them, as the analyzer parts words: hyphens, dots and strokes
/// part them, apostrophes vanish. A resource is composed (NFC) and has Vietnamese tones in their place, so that a letter
/// needs no neighbour to be folded.
struct NameFolder {
  /// Below this, letters of Latin, Greek and Cyrillic; those beyond are folded each time.
  private static let tableSize = 0x2000

  /// For each scalar up to three bytes of its key, and their number + 1 on top; 0 where it was not asked for yet.
  private var keys = [UInt32](repeating: 0, count: NameFolder.tableSize)
  private var spellings = [UInt32](repeating: 0, count: NameFolder.tableSize)
  /// The folded name; what `fold` and `lowercase` leave.
  private(set) var bytes: [UInt8] = []

  /// Leaves the folded key of `name` in `bytes`.
  mutating func fold(_ name: UnsafeRawBufferPointer) { transform(name, isKey: true) }

  /// Leaves `name` in small letters, with its marks, in `bytes`.
  mutating func lowercase(_ name: UnsafeRawBufferPointer) { transform(name, isKey: false) }

  private mutating func transform(_ name: UnsafeRawBufferPointer, isKey: Bool) {
    bytes.removeAll(keepingCapacity: true)
    var index = 0
    var isBlankDue = false
    while index < name.count {
      let byte = name[index]
      if byte < 0x80 {
        index += 1
        let lower = byte &- 0x41 < 26 ? byte + 32 : byte
        if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
          if isBlankDue { appendBlank() }
          isBlankDue = false
          bytes.append(lower)
        } else if byte != UInt8(ascii: "'") {
          isBlankDue = true
        }
        continue
      }
      let (scalar, length) = NameFolder.scalar(name, at: index)
      let letter = packedLetter(scalar, name[index..<(index + length)], isKey: isKey)
      index += length
      // A sign: apostrophes vanish, dashes part words.
      if letter >> 24 == 1 {
        if scalar != 0x2019, scalar != 0x2018, scalar != 0x02BC { isBlankDue = true }
        continue
      }
      if isBlankDue { appendBlank() }
      isBlankDue = false
      for place in 0..<Int(letter >> 24) - 1 { bytes.append(UInt8(truncatingIfNeeded: letter >> UInt32(8 * place))) }
    }
  }

  private mutating func appendBlank() {
    if !bytes.isEmpty { bytes.append(0x20) }
  }

  /// The bytes that a letter becomes, lowest first, and their number + 1 in the highest byte; none for signs.
  private mutating func packedLetter(_ scalar: Int, _ utf8: Slice<UnsafeRawBufferPointer>, isKey: Bool) -> UInt32 {
    if scalar < NameFolder.tableSize {
      let known = isKey ? keys[scalar] : spellings[scalar]
      if known != 0 { return known }
    }
    let isLetter =
      scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 && scalar < 0x1F000 && !(0x2000...0x2BFF).contains(scalar)
    let folded = isLetter ? (isKey ? Folding.key(of: Array(utf8)) : Folding.spelling(of: Array(utf8))) : []
    var packed = UInt32(min(folded.count, 3) + 1) << 24
    for (place, byte) in folded.prefix(3).enumerated() { packed |= UInt32(byte) << UInt32(8 * place) }
    if scalar < NameFolder.tableSize {
      if isKey { keys[scalar] = packed } else { spellings[scalar] = packed }
    }
    return packed
  }

  /// The scalar at `index` and its length; resources are well-formed, a stray byte counts as a sign.
  private static func scalar(_ text: UnsafeRawBufferPointer, at index: Int) -> (value: Int, length: Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (0x80, 1) }
    var value = Int(first) & (0x7F >> length)
    for offset in 1..<length { value = value << 6 | Int(text[index + offset] & 0x3F) }
    return (value, length)
  }
}
