import Kheo
import KheoTestSupport
import Testing

/// What is written is JSON, and reads back as what was meant.
@Suite struct JSONWriterTests {
  @Test("Strings are escaped as RFC 8259 says, and no more than that")
  func escapes() {
    var writer = JSONWriter()
    writer.value("\"\\/\n\r\t\u{0}\u{1F}\u{7F}é👍🏽\u{2028}")
    let expected = #""\"\\/\n\r\t\u0000\u001f\u007fé👍🏽"# + "\u{2028}\""
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test("Every control character is escaped", arguments: UInt8(0)..<0x20)
  func escapesControls(_ byte: UInt8) {
    var writer = JSONWriter()
    writer.value(String(UnicodeScalar(byte)))
    #expect(writer.bytes.allSatisfy { $0 >= 0x20 })
    #expect(JSON(writer.bytes) == .string(String(UnicodeScalar(byte))))
  }

  @Test("Any string reads back as it was", arguments: UInt64(0)..<50)
  func roundTrips(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.anyScalars(200) + random.scalars(50, from: [RandomText.odd])
    var writer = JSONWriter()
    writer.beginObject()
    writer.member(text, text)
    writer.endObject()
    let read = JSON(writer.bytes)
    #expect(read?.names.map { Array($0.utf8) } == [Array(text.utf8)], "seed \(seed)")
    #expect(read?[text]?.text.map { Array($0.utf8) } == Array(text.utf8), "seed \(seed)")
  }

  @Test("Ill-formed UTF-8 is written as replacement characters", arguments: UInt64(0)..<30)
  func repairs(seed: UInt64) {
    var random = RandomText(seed: seed)
    let bytes = random.bytes(100) + [0xC3]
    var writer = JSONWriter()
    writer.value(utf8: bytes)
    #expect(JSON(writer.bytes)?.text == String(decoding: bytes, as: UTF8.self), "seed \(seed)")
  }

  @Test("Commas stand between values and nowhere else")
  func separates() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("a", 1)
    writer.name("b")
    writer.beginArray()
    writer.beginArray()
    writer.endArray()
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.value(true)
    writer.value(-7)
    writer.raw(#"{"x":[]}"#.utf8)
    writer.endArray()
    writer.member("c", String?.none)
    writer.member("d", ["x", "y"])
    writer.member("e", [String]())
    writer.member("f", false)
    writer.endObject()
    let expected = #"{"a":1,"b":[[],{},null,true,-7,{"x":[]}],"c":null,"d":["x","y"],"e":[],"f":false}"#
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(
    "Numbers are written so that they read back the same, and what is no number as null",
    arguments: [
      0, -0.5, 1, 9.1, 1e-7, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, .infinity, -.infinity,
      .nan,
    ])
  func writesNumbers(_ number: Double) {
    var writer = JSONWriter()
    writer.value(number)
    #expect(number.isFinite ? JSON(writer.bytes)?.double == number : JSON(writer.bytes) == .null)
  }
}
