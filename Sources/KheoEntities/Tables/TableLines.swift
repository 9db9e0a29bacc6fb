import Glibc
import KheoText

/// Reads a resource as bytes, line by line and column by column, without making strings of it.
enum TableLines {
  /// Calls `body` with each line of a resource that is neither empty nor a comment.
  static func forEach(_ name: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    let bytes = Resources.bytes(name)
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count {
      let end = self.end(of: bytes, from: start, at: UInt8(ascii: "\n"))
      if end > start, bytes[start] != UInt8(ascii: "#") {
        body(UnsafeRawBufferPointer(start: base + start, count: end - start))
      }
      start = end + 1
    }
  }

  /// Takes the bytes up to the next `separator` off the front of `line`, and the separator with them.
  static func next(_ line: inout UnsafeRawBufferPointer, _ separator: UInt8 = UInt8(ascii: "\t"))
    -> UnsafeRawBufferPointer
  {
    let end = self.end(of: line, from: 0, at: separator)
    let column = UnsafeRawBufferPointer(rebasing: line[..<end])
    line = UnsafeRawBufferPointer(rebasing: line[min(end + 1, line.count)...])
    return column
  }

  /// A count in ASCII digits, at most `limit`; 0 for anything else.
  static func number(_ column: UnsafeRawBufferPointer, atMost limit: Int = Int(UInt16.max)) -> Int {
    var value = 0
    for byte in column {
      guard byte &- 0x30 < 10 else { return 0 }
      value = min(limit, value * 10 + Int(byte &- 0x30))
    }
    return value
  }

  /// Where the first `byte` from `start` on stands, or the end.
  private static func end(of bytes: UnsafeRawBufferPointer, from start: Int, at byte: UInt8) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - base
  }
}
