import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Bit packing")
struct BitPackingTests {
  @Test("what is packed comes back, at every width", arguments: 0...32)
  func roundTrip(width: Int) {
    var generator = SplitMix64(seed: UInt64(width))
    let largest = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
    var blocks: [[UInt32]] = [
      [UInt32](repeating: 0, count: 128), [UInt32](repeating: largest, count: 128),
      (0..<128).map { $0 % 2 == 0 ? largest : 0 },
    ]
    for place in [0, 1, 63, 127] { blocks.append((0..<128).map { $0 == place ? largest : 0 }) }
    for _ in 0..<4 { blocks.append((0..<128).map { _ in UInt32.random(in: 0...largest, using: &generator) }) }
    for block in blocks {
      var bytes: [UInt8] = [0xAA]
      block.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &bytes) }
      #expect(bytes.count == 1 + 16 * width)
      var values = [UInt32](repeating: 7, count: 128)
      // From an odd address: blocks follow each other without alignment.
      bytes.withUnsafeBufferPointer { BitPacking.unpack($0.baseAddress! + 1, width: width, into: &values) }
      #expect(values == block)
    }
  }

  @Test("the width is that of the largest value")
  func width() {
    for width in 0...32 {
      let largest = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
      #expect([0, largest, 0].withUnsafeBufferPointer(BitPacking.width) == width)
    }
  }

  @Test("value 4r + l lies in lane l, at bit r × width of its lane")
  func layout() {
    let width = 5
    let values = (0..<128).map { UInt32($0 % 32) }
    var bytes: [UInt8] = []
    values.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &bytes) }
    for (index, value) in values.enumerated() {
      var found: UInt32 = 0
      for bit in 0..<width {
        let place = index / 4 * width + bit
        let byte = bytes[place / 32 * 16 + index % 4 * 4 + place % 32 / 8]
        found |= UInt32(byte >> UInt8(place % 8) & 1) << UInt32(bit)
      }
      #expect(found == value)
    }
  }
}
