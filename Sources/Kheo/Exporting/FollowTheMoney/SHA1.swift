/// The hash SHA-1 (FIPS 180-4), which FollowTheMoney makes its identifiers with. It names things here and guards nothing.
struct SHA1 {
  /// 160 bits.
  struct Digest: Hashable, Sendable {
    var a: UInt32
    var b: UInt32
    var c: UInt32
    var d: UInt32
    var e: UInt32

    static let initial = Digest(a: 0x6745_2301, b: 0xEFCD_AB89, c: 0x98BA_DCFE, d: 0x1032_5476, e: 0xC3D2_E1F0)

    /// 40 hexadecimal digits.
    var hex: String {
      String(unsafeUninitializedCapacity: 40) { digits in
        var count = 0
        func append(_ word: UInt32) {
          for shift in stride(from: UInt32(28), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
            digits[count] = digit < 10 ? 0x30 + digit : 0x57 + digit
            count += 1
          }
        }
        append(a)
        append(b)
        append(c)
        append(d)
        append(e)
        return count
      }
    }
  }

  private var schedule = [UInt32](repeating: 0, count: 80)

  /// The digest of `message`, which comes back with its padding.
  mutating func digest(padding message: inout [UInt8]) -> Digest {
    let bitCount = UInt64(message.count) * 8
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var digest = Digest.initial
    for start in stride(from: 0, to: message.count, by: 64) {
      message.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[start..<start + 64]), to: &digest) }
    }
    return digest
  }

  private mutating func add(_ block: UnsafeRawBufferPointer, to digest: inout Digest) {
    for index in 0..<16 {
      schedule[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
    for index in 16..<80 {
      let word = schedule[index - 3] ^ schedule[index - 8] ^ schedule[index - 14] ^ schedule[index - 16]
      schedule[index] = word << 1 | word >> 31
    }
    var state = digest
    for index in 0..<80 {
      let mixed: UInt32
      let constant: UInt32
      switch index {
      case 0..<20: (mixed, constant) = (state.b & state.c | ~state.b & state.d, 0x5A82_7999)
      case 20..<40: (mixed, constant) = (state.b ^ state.c ^ state.d, 0x6ED9_EBA1)
      case 40..<60:
        (mixed, constant) = (state.b & state.c | state.b & state.d | state.c & state.d, 0x8F1B_BCDC)
      default: (mixed, constant) = (state.b ^ state.c ^ state.d, 0xCA62_C1D6)
      }
      let next = (state.a << 5 | state.a >> 27) &+ mixed &+ state.e &+ constant &+ schedule[index]
      state = Digest(a: next, b: state.a, c: state.b << 30 | state.b >> 2, d: state.c, e: state.d)
    }
    digest = Digest(
      a: digest.a &+ state.a, b: digest.b &+ state.b, c: digest.c &+ state.c, d: digest.d &+ state.d,
      e: digest.e &+ state.e)
  }
}
