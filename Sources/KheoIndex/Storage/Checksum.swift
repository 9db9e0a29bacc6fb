import CZlib

/// CRC-32 as in ISO 3309 and ITU-T V.42 (polynomial 0xEDB88320, reflected), by zlib.
///
/// A cyclic code of 32 bits finds every change of a single bit and every burst of up to 32 bits.
enum Checksum {
  /// The checksum of `bytes`, continued from `previous` (0 for a start).
  static func crc32(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
    guard let base = bytes.baseAddress else { return previous }
    return UInt32(
      truncatingIfNeeded: crc32_z(UInt(previous), base.assumingMemoryBound(to: UInt8.self), bytes.count))
  }

  /// The checksum of an array.
  static func crc32(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { crc32($0) } }
}
