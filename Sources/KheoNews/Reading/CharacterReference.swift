import KheoText

/// Character references of HTML (`&eacute;`, `&#233;`, `&#xE9;`), after the HTML standard, section 13.2.5.72 on.
struct CharacterReference {
  /// Bytes from `&` on that the reference takes up.
  var length: Int
  /// One scalar value or two; the second is 0 where there is one.
  var scalars: (UInt32, UInt32)

  /// The reference that starts with the `&` at `offset`, if it is one.
  ///
  /// - Parameter inAttribute: there, a name without its semicolon before `=`, a letter or a digit is plain text.
  init?(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool = false) {
    guard offset + 2 < bytes.count else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "#") {
      guard let numeric = Self.numeric(at: offset, in: bytes) else { return nil }
      self = numeric
      return
    }
    var end = offset + 1
    while end < bytes.count, end - offset <= CharacterReferenceTable.longestName, isAlphanumeric(bytes[end]) {
      end += 1
    }
    guard end > offset + 1 else { return nil }
    let table = CharacterReferenceTable.shared
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
      if let scalars = table.scalars(of: UnsafeBufferPointer(rebasing: bytes[offset + 1...end])) {
        self.init(length: end + 1 - offset, scalars: scalars)
        return
      }
    }
    // The longest of the names that are valid without a semicolon.
    var length = min(end - offset - 1, CharacterReferenceTable.longestBareName)
    while length >= 2 {
      if let scalars = table.scalars(of: UnsafeBufferPointer(rebasing: bytes[offset + 1..<offset + 1 + length])) {
        let follower = offset + 1 + length < bytes.count ? bytes[offset + 1 + length] : 0
        if inAttribute, follower == UInt8(ascii: "=") || isAlphanumeric(follower) { return nil }
        self.init(length: length + 1, scalars: scalars)
        return
      }
      length -= 1
    }
    return nil
  }

  private init(length: Int, scalars: (UInt32, UInt32)) {
    self.length = length
    self.scalars = scalars
  }

  private static func numeric(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> CharacterReference? {
    var index = offset + 2
    let isHexadecimal = index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = hexValue(bytes[index]), isHexadecimal || digit < 10 {
      // Beyond the last scalar value more digits change nothing.
      if value <= 0x10_FFFF { value = value * (isHexadecimal ? 16 : 10) + digit }
      index += 1
    }
    guard index > digits else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return CharacterReference(length: index - offset, scalars: (repaired(value), 0))
  }

  /// Numbers that are no characters: U+FFFD, or what windows-1252 has there (HTML, 13.2.5.80).
  private static func repaired(_ value: UInt32) -> UInt32 {
    if value == 0 || value > 0x10_FFFF || value & 0xFFFF_F800 == 0xD800 { return 0xFFFD }
    guard value >= 0x80, value < 0xA0 else { return value }
    return windows1252[Int(value) - 0x80]
  }

  /// 0x80–0x9F of windows-1252; the five that it leaves open stay as they are.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// What it stands for, as UTF-8.
  var utf8: [UInt8] {
    var bytes: [UInt8] = []
    UTF8Validation.append(scalars.0, to: &bytes)
    if scalars.1 != 0 { UTF8Validation.append(scalars.1, to: &bytes) }
    return bytes
  }
}

/// The named references, read once from `news/html-entities.txt`.
final class CharacterReferenceTable: Sendable {
  static let shared = CharacterReferenceTable()
  /// Letters of the longest name, its semicolon not counted (`CounterClockwiseContourIntegral`).
  static let longestName = 32
  /// Letters of the longest name that needs no semicolon (`frac12`).
  static let longestBareName = 6

  private struct Entry {
    var nameStart: Int
    var nameCount: Int
    var scalars: (UInt32, UInt32)
  }

  private let names: [UInt8]
  /// Sorted by name, as the file is.
  private let entries: [Entry]

  private init() {
    var names: [UInt8] = []
    var entries: [Entry] = []
    for line in Resources.lines("news/html-entities.txt") {
      let parts = line.split(separator: " ")
      let scalars = parts.dropFirst().compactMap { UInt32($0, radix: 16) }
      guard let name = parts.first, let first = scalars.first else { continue }
      let second = scalars.count > 1 ? scalars[1] : 0
      entries.append(Entry(nameStart: names.count, nameCount: name.utf8.count, scalars: (first, second)))
      names += name.utf8
    }
    self.names = names
    self.entries = entries
  }

  func scalars(of name: UnsafeBufferPointer<UInt8>) -> (UInt32, UInt32)? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let entry = entries[middle]
      let found = names[entry.nameStart..<entry.nameStart + entry.nameCount]
      if found.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else if name.lexicographicallyPrecedes(found) {
        high = middle
      } else {
        return entry.scalars
      }
    }
    return nil
  }
}

/// A letter or a digit of ASCII.
@inline(__always)
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLetter(byte) || byte &- UInt8(ascii: "0") < 10
}

/// A letter of ASCII.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- UInt8(ascii: "a") < 26
}

/// White space as HTML and Markdown know it: space, tab, line feed, form feed, carriage return.
@inline(__always)
func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte >= 0x09 && byte <= 0x0D && byte != 0x0B
}
