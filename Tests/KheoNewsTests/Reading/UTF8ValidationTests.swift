import Testing

@testable import KheoNews

@Suite("UTF-8")
struct UTF8ValidationTests {
  private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
  }

  @Test("every sequence of up to three bytes is judged as the standard library judges it")
  func agreesWithTheStandardLibrary() {
    for lead in UInt8(0x7F)...0xFF {
      for second in [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] as [UInt8] {
        for third in [0x41, 0x80, 0xBF, 0xC2] as [UInt8] {
          for fourth in [0x41, 0x80, 0xBF, 0xF0] as [UInt8] {
            let bytes = [lead, second, third, fourth]
            #expect((firstInvalid(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
          }
        }
      }
    }
  }

  @Test("every scalar value is well-formed and its bytes are those of the standard library")
  func everyScalar() {
    var bytes: [UInt8] = []
    var expected: [UInt8] = []
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      UTF8Validation.append(value, to: &bytes)
      expected.append(contentsOf: UTF8.encode(scalar)!)
    }
    #expect(bytes == expected)
    #expect(firstInvalid(bytes) == nil)
  }

  @Test("the offset is that of the first byte of the first bad sequence", arguments: 0..<40)
  func offsets(count: Int) {
    let good = [UInt8](repeating: 0x61, count: count)
    #expect(firstInvalid(good + [0xE1, 0xBB]) == count)
    #expect(firstInvalid(good + [0xC3, 0xA9, 0x80, 0x61]) == count + 2)
    #expect(firstInvalid(good + [0xC3, 0xA9]) == nil)
  }
}
