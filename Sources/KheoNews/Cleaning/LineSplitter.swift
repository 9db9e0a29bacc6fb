/// Cuts a text into lines at LF; a CR before it belongs to the line end.
enum LineSplitter {
  static func lines(_ text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let contentEnd = end > start && text[end - 1] == 0x0D ? end - 1 : end
      lines.append(start..<contentEnd)
      start = end + 1
    }
    return lines
  }
}
