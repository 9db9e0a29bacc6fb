import Glibc

/// Cuts a text into lines at LF; a CR before it belongs to the line end.
enum LineSplitter {
  static func lines(_ text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = lineEnd(text, from: start)
      let contentEnd = end > start && text[end - 1] == 0x0D ? end - 1 : end
      lines.append(start..<contentEnd)
      start = end + 1
    }
    return lines
  }

  /// Where the next LF stands, or the end of the text.
  private static func lineEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = text.baseAddress, let found = memchr(base + start, 0x0A, text.count - start) else {
      return text.count
    }
    return UnsafeRawPointer(found) - base
  }
}
