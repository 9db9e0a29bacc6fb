/// The head of a Markdown file between two lines `---`, as `key: value` lines.
struct FrontMatter {
  /// Bytes from the start of the source to behind the closing line; 0 if there is no front matter.
  private(set) var byteCount = 0
  private var values: [String: String] = [:]

  init(source: UnsafeBufferPointer<UInt8>) {
    var lines = SourceLines(source: source)
    guard let first = lines.next(), Self.isFence(source[first], dots: false) else { return }
    var found: [String: String] = [:]
    while let line = lines.next() {
      if Self.isFence(source[line], dots: true) {
        byteCount = lines.offset
        values = found
        return
      }
      if let (key, value) = Self.pair(source[line]) { found[key] = value }
    }
  }

  func fill(_ document: inout SourceDocument) {
    func first(_ keys: String...) -> String? {
      for key in keys {
        if let value = values[key] { return value }
      }
      return nil
    }
    document.title = first("title")
    document.language = first("lang", "language", "locale")
    document.date = first("date", "published", "pubdate")
    document.url = first("url", "canonical", "canonical_url", "link")
    document.source = first("source", "site", "publisher")
    document.author = first("author", "authors")
  }

  private static func isFence(_ line: Slice<UnsafeBufferPointer<UInt8>>, dots: Bool) -> Bool {
    var line = line
    while let last = line.last, isMarkupSpace(last) { line.removeLast() }
    return line.elementsEqual("---".utf8) || dots && line.elementsEqual("...".utf8)
  }

  /// A top-level `key: value`, the key in lower case, the value without its quotes; `nil` for anything else.
  private static func pair(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> (String, String)? {
    guard let first = line.first, isLetter(first), let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    var value = line[(colon + 1)...]
    while let byte = value.first, isMarkupSpace(byte) { value.removeFirst() }
    while let byte = value.last, isMarkupSpace(byte) { value.removeLast() }
    if value.count >= 2, let quote = value.first, quote == value.last,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    {
      value = value.dropFirst().dropLast()
    }
    guard !value.isEmpty else { return nil }
    let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    return (key, String(decoding: value, as: UTF8.self))
  }
}

/// The lines of a text, ended by LF, CR LF or CR, as ranges without their end.
struct SourceLines {
  let source: UnsafeBufferPointer<UInt8>
  /// Where the next line starts.
  private(set) var offset: Int

  init(source: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.source = source
    self.offset = offset
  }

  mutating func next() -> Range<Int>? {
    guard offset < source.count else { return nil }
    let start = offset
    while offset < source.count {
      let byte = source[offset]
      offset += 1
      if byte == 0x0A { return start..<offset - 1 }
      if byte == 0x0D {
        let end = offset - 1
        if offset < source.count, source[offset] == 0x0A { offset += 1 }
        return start..<end
      }
    }
    return start..<offset
  }
}
