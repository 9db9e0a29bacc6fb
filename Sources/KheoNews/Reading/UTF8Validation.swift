/// The exact rules of UTF-8 (Unicode 15, table 3-7: well-formed byte sequences).
enum UTF8Validation {
  /// The length of the well-formed sequence at `bytes`, of which `available` (at least 1) can be read; 0 if ill-formed.
  @inline(__always)
  static func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
    let lead = bytes[0]
    if lead < 0x80 { return 1 }
    if lead < 0xC2 { return 0 }
    if lead < 0xE0 { return available >= 2 && bytes[1] & 0xC0 == 0x80 ? 2 : 0 }
    if lead < 0xF0 {
      guard available >= 3, bytes[1] & 0xC0 == 0x80, bytes[2] & 0xC0 == 0x80 else { return 0 }
      // No overlong form (E0 80–9F), no surrogate (ED A0–BF).
      if lead == 0xE0, bytes[1] < 0xA0 { return 0 }
      if lead == 0xED, bytes[1] >= 0xA0 { return 0 }
      return 3
    }
    guard lead < 0xF5, available >= 4 else { return 0 }
    guard bytes[1] & 0xC0 == 0x80, bytes[2] & 0xC0 == 0x80, bytes[3] & 0xC0 == 0x80 else { return 0 }
    // No overlong form (F0 80–8F), nothing above U+10FFFF (F4 90–BF).
    if lead == 0xF0, bytes[1] < 0x90 { return 0 }
    if lead == 0xF4, bytes[1] >= 0x90 { return 0 }
    return 4
  }

  /// The offset of the first byte of the first ill-formed sequence, or `nil` if all is well-formed.
  static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var offset = 0
    while offset < count {
      if count - offset >= 8 {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
        offset += (UInt64(littleEndian: word) & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
      }
      let length = sequenceLength(base + offset, available: count - offset)
      if length == 0 { return offset }
      offset += length
    }
    return nil
  }

  /// Appends one scalar value.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
      guard let base = buffer.baseAddress else { return }
      let length = encode(scalar, into: base)
      bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: length))
    }
  }

  /// Writes one scalar value, at most 4 bytes, and returns how many.
  @inline(__always)
  static func encode(_ scalar: UInt32, into target: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      target[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      target[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    }
    if scalar < 0x1_0000 {
      target[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    }
    target[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
    target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
    target[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 4
  }
}
