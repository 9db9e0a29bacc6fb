/// The sum that stands for a key in the filter: of each byte, 1 more than it, times a base to the power of its place. That
/// of a key that differs by one edit follows from it in a step.
package enum KeySum {
  /// Odd, so that it can be divided by.
  package static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// `base × inverse = 1` modulo 2⁶⁴.
  package static let inverse: UInt64 = {
    // Newton's iteration: each step doubles the bits that are right, of which an odd number is three at first.
    var inverse = base
    for _ in 0..<5 { inverse = inverse &* (2 &- base &* inverse) }
    return inverse
  }()

  /// What a byte counts, before its power.
  @inlinable @inline(__always)
  package static func value(_ byte: UInt8) -> UInt64 { UInt64(byte) &+ 1 }

  package static func sum(_ key: some Sequence<UInt8>) -> UInt64 {
    var (sum, power) = (UInt64(0), UInt64(1))
    for byte in key {
      sum = sum &+ value(byte) &* power
      power = power &* base
    }
    return sum
  }

  @inlinable @inline(__always)
  static func hash(_ sum: UInt64) -> UInt64 {
    var hash = sum ^ (sum &>> 32)
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash &>> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash &>> 32)
  }

  /// Of `count` words, that of a hash: by its upper half.
  @inlinable @inline(__always)
  static func word(_ hash: UInt64, of count: UInt64) -> Int { Int(((hash &>> 32) &* count) &>> 32) }

  /// Five bits of a word, by the lower half of a hash; some may fall together.
  @inlinable @inline(__always)
  static func bits(_ hash: UInt64) -> UInt64 {
    1 &<< (hash & 63) | 1 &<< (hash &>> 6 & 63) | 1 &<< (hash &>> 12 & 63) | 1 &<< (hash &>> 18 & 63)
      | 1 &<< (hash &>> 24 & 63)
  }
}
