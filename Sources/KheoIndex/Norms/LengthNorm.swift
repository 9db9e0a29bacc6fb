/// The length of a field in tokens, kept in one byte, rounded down by less than a ninth of itself.
///
/// Below 16 a code is the length itself. From 16 on it is a number with three bits after its leading one:
/// `(8 + (code & 7)) << ((code >> 3) - 1)`. The code of a length is the largest whose value does not exceed it, so codes
/// rise with lengths and a block's least code bounds its least length.
package enum LengthNorm {
  /// Tokens that `code` stands for.
  @inlinable package static func length(of code: UInt8) -> Int {
    code < 16 ? Int(code) : (8 + Int(code & 7)) << (Int(code >> 3) - 1)
  }

  /// The code of a length of 0 or more tokens.
  package static func code(of length: Int) -> UInt8 {
    if length < 16 { return UInt8(length) }
    let shift = Int.bitWidth - length.leadingZeroBitCount - 4
    let code = (shift + 1) << 3 | ((length >> shift) & 7)
    return UInt8(min(code, 255))
  }

  /// The length of every code.
  package static let lengths: [Float] = (0...255).map { Float(length(of: UInt8($0))) }
}
