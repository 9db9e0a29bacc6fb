import KheoText

/// The form in which a line, or a part of one, is compared with phrases: small letters, white space as single spaces and
/// none at the ends, curly apostrophes straight, composed (NFC), so that canonically equal spellings have one key.
///
/// A buffer that is used again for one line after the other: what `view` gives is overwritten by the next `write`.
final class LineKey {
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 1)
  private var count = 0
  /// The last scalar was white space, so that a space goes before the next one.
  private var spaceIsOpen = false
  /// A scalar was met that may not be composed.
  private var wantsComposing = false
  private let smallLetters = SmallLetters.shared

  deinit { buffer.deallocate() }

  /// The key, until the next `write`.
  var view: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<count]) }

  /// Makes the key of UTF-8; a byte that belongs to no scalar counts as U+FFFD.
  func write(_ text: UnsafeRawBufferPointer) {
    clear()
    append(text)
  }

  func write(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) {
    write(UnsafeRawBufferPointer(rebasing: text[range]))
  }

  func clear() {
    count = 0
    spaceIsOpen = false
    wantsComposing = false
  }

  /// Adds the key of `text`, behind a space where something precedes.
  func append(_ text: UnsafeRawBufferPointer) {
    // A small letter, a space or U+FFFD takes three bytes at most for each byte of its capital; four scalars never pass.
    reserve(count + 3 * text.count + 16)
    spaceIsOpen = count > 0
    var index = 0
    while index < text.count {
      index = appendASCII(text, from: index)
      guard index < text.count else { break }
      let (value, length) = ByteText.scalar(text, at: index)
      index += length
      appendWide(value)
    }
    if wantsComposing { compose() }
  }

  /// Adds bytes from `start` to the next one beyond ASCII, and returns where that is.
  private func appendASCII(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    var end = count
    var spaceIsOpen = spaceIsOpen
    while index < text.count, text[index] < 0x80 {
      let byte = text[index]
      index += 1
      if byte == 0x20 || byte &- 0x09 < 5 {
        spaceIsOpen = end > 0
        continue
      }
      if spaceIsOpen {
        buffer[end] = 0x20
        end += 1
        spaceIsOpen = false
      }
      buffer[end] = byte &- 0x41 < 26 ? byte | 0x20 : byte
      end += 1
    }
    count = end
    self.spaceIsOpen = spaceIsOpen
    return index
  }

  private func appendWide(_ value: UInt32) {
    if ByteText.isSpace(value) {
      spaceIsOpen = count > 0
      return
    }
    if spaceIsOpen { put(0x20) }
    spaceIsOpen = false
    if value == 0x2019 { return put(0x27) }
    if !SmallLetters.isComposed(value) { wantsComposing = true }
    if let small = smallLetters.small(value) {
      put(scalar: small)
    } else if let scalar = Unicode.Scalar(value) {
      reserve(count + 32)  // the longest mapping has three scalars
      for small in scalar.properties.lowercaseMapping.unicodeScalars { put(scalar: small.value) }
    }
  }

  @inline(__always)
  private func put(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  private func put(scalar value: UInt32) {
    switch value {
    case ..<0x80: put(UInt8(value))
    case ..<0x800:
      put(UInt8(0xC0 | value >> 6))
      put(UInt8(0x80 | value & 0x3F))
    case ..<0x10000:
      put(UInt8(0xE0 | value >> 12))
      put(UInt8(0x80 | value >> 6 & 0x3F))
      put(UInt8(0x80 | value & 0x3F))
    default:
      put(UInt8(0xF0 | value >> 18))
      put(UInt8(0x80 | value >> 12 & 0x3F))
      put(UInt8(0x80 | value >> 6 & 0x3F))
      put(UInt8(0x80 | value & 0x3F))
    }
  }

  private func reserve(_ byteCount: Int) {
    guard byteCount > buffer.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount * 2, alignment: 1)
    larger.copyMemory(from: view)
    buffer.deallocate()
    buffer = larger
  }

  /// Composes what was written. NFC takes at most three times the bytes (UAX #15, section 12.1).
  private func compose() {
    let composed = UnsafeMutableRawBufferPointer.allocate(byteCount: 3 * count + 16, alignment: 1)
    defer { composed.deallocate() }
    guard let written = Composition.compose(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: composed) else {
      return
    }
    count = 0
    reserve(written)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: composed[..<written]))
    count = written
  }

  /// `key` without punctuation and symbols at its ends.
  static func bare(_ key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    trimming(key) { !ByteText.isLetter($0) && !(0x30...0x39).contains($0) }
  }

  /// `key` without the scalars at its ends for which `isCut` holds.
  @inline(__always)
  static func trimming(_ key: UnsafeRawBufferPointer, _ isCut: (UInt32) -> Bool) -> UnsafeRawBufferPointer {
    var start = 0
    var end = key.count
    while start < end {
      let (value, length) = ByteText.scalar(key, at: start)
      guard isCut(value) else { break }
      start += length
    }
    while end > start {
      let last = ByteText.scalarStart(key, before: end, notBelow: start)
      guard isCut(ByteText.scalar(key, at: last).value) else { break }
      end = last
    }
    return UnsafeRawBufferPointer(rebasing: key[start..<end])
  }
}
