/// One scalar read from UTF-8.
struct DecodedScalar {
  var value: UInt32
  /// Bytes read, at least 1.
  var byteCount: Int
}

/// What an ill-formed byte is read as; it breaks a word.
let replacementScalar: UInt32 = 0xFFFD

/// Reads the scalar at `index`, which is below `count`.
///
/// Only the well-formed sequences of the Unicode Standard, table 3-7, are taken. Anything else is U+FFFD, one byte long,
/// so that offsets stay those of the original bytes.
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>, at index: Int, count: Int) -> DecodedScalar {
  let first = bytes[index]
  if first < 0x80 { return DecodedScalar(value: UInt32(first), byteCount: 1) }
  if first >= 0xC2, first < 0xE0, index &+ 1 < count {
    let second = bytes[index &+ 1]
    if second & 0xC0 == 0x80 {
      return DecodedScalar(value: UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), byteCount: 2)
    }
  } else if first & 0xF0 == 0xE0, index &+ 2 < count {
    let (second, third) = (bytes[index &+ 1], bytes[index &+ 2])
    let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    if second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800, value & 0xF800 != 0xD800 {
      return DecodedScalar(value: value, byteCount: 3)
    }
  } else if first & 0xF8 == 0xF0, index &+ 3 < count {
    let (second, third, fourth) = (bytes[index &+ 1], bytes[index &+ 2], bytes[index &+ 3])
    let high = UInt32(first & 0x07) << 18 | UInt32(second & 0x3F) << 12
    let value = high | UInt32(third & 0x3F) << 6 | UInt32(fourth & 0x3F)
    if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80, value >= 0x10000, value < 0x110000 {
      return DecodedScalar(value: value, byteCount: 4)
    }
  }
  return DecodedScalar(value: replacementScalar, byteCount: 1)
}

/// The scalars of some UTF-8; ill-formed bytes come out as U+FFFD.
func decodedScalars(_ utf8: [UInt8]) -> [UInt32] {
  utf8.withUnsafeBufferPointer { buffer in
    guard let bytes = buffer.baseAddress else { return [] }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(buffer.count)
    var index = 0
    while index < buffer.count {
      let scalar = decodeScalar(bytes, at: index, count: buffer.count)
      scalars.append(scalar.value)
      index += scalar.byteCount
    }
    return scalars
  }
}

/// Bytes of a scalar in UTF-8.
@inline(__always)
func utf8Length(of scalar: UInt32) -> Int {
  scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
}

/// Appends a scalar as UTF-8.
func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
  let continuation = { (shift: UInt32) in UInt8(0x80 | (scalar >> shift) & 0x3F) }
  switch utf8Length(of: scalar) {
  case 1: bytes.append(UInt8(scalar))
  case 2: bytes += [UInt8(0xC0 | scalar >> 6), continuation(0)]
  case 3: bytes += [UInt8(0xE0 | scalar >> 12), continuation(6), continuation(0)]
  default: bytes += [UInt8(0xF0 | (scalar >> 18) & 7), continuation(12), continuation(6), continuation(0)]
  }
}
