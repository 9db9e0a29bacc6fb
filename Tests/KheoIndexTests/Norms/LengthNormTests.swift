import Testing

@testable import KheoIndex

@Suite("Length codes")
struct LengthNormTests {
  @Test("the length of a code has that code, and lengths rise with codes")
  func codes() {
    for code in UInt8.min...UInt8.max {
      let length = LengthNorm.length(of: code)
      #expect(LengthNorm.code(of: length) == code)
      #expect(LengthNorm.lengths[Int(code)] == Float(length))
      if code > 0 { #expect(LengthNorm.length(of: code - 1) < length) }
    }
    #expect((0..<24).allSatisfy { LengthNorm.length(of: UInt8($0)) == ($0 < 16 ? $0 : ($0 - 8) * 2) })
  }

  @Test("a code stands for the largest length that is not above, less than a ninth below")
  func rounding() {
    for length in Array(0...70_000) + (17...60).flatMap({ [(1 << $0) - 1, 1 << $0, (1 << $0) + 1] }) {
      let code = LengthNorm.code(of: length)
      let rounded = LengthNorm.length(of: code)
      #expect(rounded <= length)
      if code < 255 {
        #expect(LengthNorm.length(of: code + 1) > length)
        #expect((length - rounded) * 9 < max(length, 1))
      }
    }
    #expect(LengthNorm.code(of: .max) == 255)
  }
}
