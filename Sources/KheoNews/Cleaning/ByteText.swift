import Glibc

/// Small questions about UTF-8 bytes that cleaning and fact extraction share. Broken UTF-8 is read a byte at a time.
enum ByteText {
  /// The scalar at `index` and its length in bytes; a byte that begins no scalar counts as U+FFFD of one byte.
  @inline(__always)
  static func scalar(_ text: UnsafeRawBufferPointer, at index: Int) -> (value: UInt32, length: Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, first < 0xF5, index + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F &>> UInt32(length))
    for offset in 1..<length {
      let byte = text[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value &<< 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }

  /// White space, spaces that do not break, and marks without width.
  @inline(__always)
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// White space as Unicode has it: spaces with a width, breaks of lines.
  @inline(__always)
  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: false
    default: isSpace(scalar)
    }
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Letters and combining marks: everything from U+00C0 on but the blocks of punctuation, symbols and emoji.
  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    if scalar >= 0xC0, scalar < 0x2000 { return scalar != 0xD7 && scalar != 0xF7 }
    switch scalar {
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0x2000...0x2BFF, 0x3000...0x303F,
      0xFE00...0xFE4F, 0xFF00...0xFF20, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF:
      return false
    default: return true
    }
  }

  /// Capital letters of the Latin alphabet with its extensions; other scripts have none here.
  @inline(__always)
  static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x1A0, 0x1AF: true
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: scalar & 1 == 0
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    default: false
    }
  }

  /// Quotation marks and brackets that may follow the end of a sentence.
  @inline(__always)
  static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0xAB, 0x2018...0x201F, 0x2039, 0x203A: true
    default: false
    }
  }

  /// `range` without white space at its ends.
  static func trim(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let (value, length) = scalar(text, at: start)
      guard isSpace(value) else { break }
      start += length
    }
    while end > start {
      let last = scalarStart(text, before: end, notBelow: start)
      let (value, length) = scalar(text, at: last)
      guard isSpace(value), last + length == end else { break }
      end = last
    }
    return start..<max(start, end)
  }

  /// Where the scalar that ends at `end` begins, at most three bytes of continuation back.
  static func scalarStart(_ text: UnsafeRawBufferPointer, before end: Int, notBelow start: Int) -> Int {
    var index = end - 1
    while index > start, end - index < 4, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The text of `range`, broken UTF-8 repaired.
  static func string(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  // MARK: Comparing and splitting

  static func equal(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Bool {
    guard first.count == second.count else { return false }
    guard let one = first.baseAddress, let other = second.baseAddress else { return true }
    return memcmp(one, other, first.count) == 0
  }

  static func equal(_ text: UnsafeRawBufferPointer, _ literal: StaticString) -> Bool {
    equal(text, UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Whether `text` begins with `literal`.
  @inline(__always)
  static func starts(_ text: UnsafeRawBufferPointer, _ literal: StaticString) -> Bool {
    guard text.count >= literal.utf8CodeUnitCount else { return false }
    for index in 0..<literal.utf8CodeUnitCount where text[index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Whether `literal` stands anywhere in `text`.
  static func contains(_ text: UnsafeRawBufferPointer, _ literal: StaticString) -> Bool {
    text.indices.contains { starts(UnsafeRawBufferPointer(rebasing: text[$0...]), literal) }
  }

  /// Where the run without spaces (U+0020) from `start` on ends.
  @inline(__always)
  static func wordEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != 0x20 { end += 1 }
    return end
  }

  /// The words of a key.
  static func split(_ key: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    key.split(separator: 0x20).map { UnsafeRawBufferPointer(rebasing: $0) }
  }

  /// Calls `body` with the bytes of each longest run of scalars for which `isPart` holds, until it returns false.
  @inline(__always)
  static func forEachRun(
    _ text: UnsafeRawBufferPointer, _ range: Range<Int>, of isPart: (UInt32) -> Bool, _ body: (Range<Int>) -> Bool
  ) {
    var index = range.lowerBound
    var start = index
    while index < range.upperBound {
      let (value, length) = scalar(text, at: index)
      if !isPart(value) {
        if start < index, !body(start..<index) { return }
        start = index + length
      }
      index += length
    }
    if start < range.upperBound { _ = body(start..<range.upperBound) }
  }
}
