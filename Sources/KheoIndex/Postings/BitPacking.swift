/// Packing of 128 integers of equal width, four lanes side by side.
///
/// Value `i` lies in lane `i % 4`, row `i / 4`; each lane is a stream of 32 values of `width` bits, lowest bits first,
/// and the four streams are interleaved word by word. A block takes `16 × width` bytes. The layout is that of
/// Lemire and Boytsov, "Decoding billions of integers per second through vectorization" (2015), section 4: rows are
/// whole vectors, so that no value has to cross lanes.
enum BitPacking {
  static let blockCount = 128

  /// Bits that the largest of `values` needs.
  static func width(_ values: UnsafeBufferPointer<UInt32>) -> Int {
    var union: UInt32 = 0
    for value in values { union |= value }
    return 32 - union.leadingZeroBitCount
  }

  /// Appends `16 × width` bytes for 128 values below `1 << width`.
  static func pack(_ values: UnsafeBufferPointer<UInt32>, width: Int, into bytes: inout [UInt8]) {
    guard width > 0 else { return }
    var words = [SIMD4<UInt32>](repeating: .zero, count: width)
    for row in 0..<32 {
      let value = SIMD4(values[row * 4], values[row * 4 + 1], values[row * 4 + 2], values[row * 4 + 3])
      let bit = row * width
      let shift = UInt32(bit & 31)
      words[bit >> 5] |= value &<< SIMD4(repeating: shift)
      if Int(shift) + width > 32 { words[bit >> 5 + 1] |= value &>> SIMD4(repeating: 32 - shift) }
    }
    for word in words { for lane in 0..<4 { bytes.appendLittleEndian(word[lane]) } }
  }

  /// Unpacks 128 values of `width` bits, 0 to 32, from `16 × width` bytes.
  @inlinable
  static func unpack(_ source: UnsafePointer<UInt8>, width: Int, into values: UnsafeMutablePointer<UInt32>) {
    let raw = UnsafeRawPointer(source)
    let rows = UnsafeMutableRawPointer(values)
    if width == 0 {
      for row in 0..<32 { rows.storeBytes(of: SIMD4<UInt32>.zero, toByteOffset: row &* 16, as: SIMD4<UInt32>.self) }
      return
    }
    let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 &<< UInt32(width)) &- 1)
    for row in 0..<32 {
      let bit = row &* width
      let shift = bit & 31
      var value =
        raw.loadUnaligned(fromByteOffset: (bit &>> 5) &* 16, as: SIMD4<UInt32>.self)
        &>> SIMD4(repeating: UInt32(truncatingIfNeeded: shift))
      value = value & mask
      if shift &+ width > 32 {
        let next =
          raw.loadUnaligned(fromByteOffset: (bit &>> 5 &+ 1) &* 16, as: SIMD4<UInt32>.self)
          &<< SIMD4(repeating: UInt32(truncatingIfNeeded: 32 &- shift))
        value = value | (next & mask)
      }
      rows.storeBytes(of: value, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
    }
  }
}
