import Glibc

/// Cuts HTML into text and tags, after the HTML standard, section 13.2.5, in linear time on any input.
///
/// Comments, declarations and processing instructions are passed over. Names stay ranges of the source.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    /// `attributes` holds the tag's attributes until the next call.
    case startTag(HTMLName, range: Range<Int>, isSelfClosing: Bool)
    case endTag(HTMLName, range: Range<Int>)
  }

  struct Attribute {
    var name: HTMLName
    /// Between the quotes; empty where there is none.
    var value: Range<Int>
  }

  let source: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0
  private(set) var attributes: [Attribute] = []

  init(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  mutating func next() -> Token? {
    while offset < source.count {
      let textEnd = endOfText(from: offset)
      if textEnd > offset {
        defer { offset = textEnd }
        return .text(offset..<textEnd)
      }
      if let token = takeMarkup() { return token }
    }
    return nil
  }

  /// Passes over the content of a raw element, such as a script, and its end tag; returns the content.
  ///
  /// Without an end tag that is all the rest (the standard: the element is closed by the end of the file).
  mutating func takeRawText(until name: HTMLName) -> Range<Int> {
    let start = offset
    while let angle = find(UInt8(ascii: "<"), from: offset) {
      offset = angle + 1
      guard byte(angle + 1) == UInt8(ascii: "/") else { continue }
      let (found, end) = scanName(from: angle + 2)
      guard found == name, end >= source.count || isNameEnd(source[end]) else { continue }
      offset = end
      _ = scanAttributes()
      return start..<angle
    }
    offset = source.count
    return start..<source.count
  }

  // MARK: Text

  /// The next `<` that opens markup; any other is text.
  private func endOfText(from start: Int) -> Int {
    var search = start
    while let angle = find(UInt8(ascii: "<"), from: search) {
      let follower = byte(angle + 1)
      if isLetter(follower) || follower == UInt8(ascii: "!") || follower == UInt8(ascii: "?") { return angle }
      if follower == UInt8(ascii: "/"), angle + 2 < source.count { return angle }
      search = angle + 1
    }
    return source.count
  }

  private func find(_ wanted: UInt8, from start: Int) -> Int? {
    guard start < source.count, let base = source.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(wanted), source.count - start) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// The byte at an offset, 0 behind the end.
  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 {
    offset < source.count ? source[offset] : 0
  }

  // MARK: Markup

  /// Takes the markup at `offset`; `nil` if it shows nothing.
  private mutating func takeMarkup() -> Token? {
    let start = offset
    switch byte(offset + 1) {
    case UInt8(ascii: "!"):
      if byte(offset + 2) == UInt8(ascii: "-"), byte(offset + 3) == UInt8(ascii: "-") {
        skipComment()
      } else {
        skipBogusComment()
      }
      return nil
    case UInt8(ascii: "?"):
      skipBogusComment()
      return nil
    case UInt8(ascii: "/"):
      if byte(offset + 2) == UInt8(ascii: ">") {
        offset += 3
        return nil
      }
      guard isLetter(byte(offset + 2)) else {
        skipBogusComment()
        return nil
      }
      let (name, end) = scanName(from: offset + 2)
      offset = end
      guard scanAttributes() != nil else { return nil }
      return .endTag(name, range: start..<offset)
    default:
      let (name, end) = scanName(from: offset + 1)
      offset = end
      // A tag that the file ends in shows nothing (the standard: eof-in-tag).
      guard let isSelfClosing = scanAttributes() else { return nil }
      return .startTag(name, range: start..<offset, isSelfClosing: isSelfClosing)
    }
  }

  private mutating func skipBogusComment() {
    offset = find(UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? source.count
  }

  /// `<!--` up to `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private mutating func skipComment() {
    offset += 4
    if byte(offset) == UInt8(ascii: ">") {
      offset += 1
      return
    }
    if byte(offset) == UInt8(ascii: "-"), byte(offset + 1) == UInt8(ascii: ">") {
      offset += 2
      return
    }
    var search = offset
    while let angle = find(UInt8(ascii: ">"), from: search) {
      let end = source[angle - 1] == UInt8(ascii: "!") ? angle - 1 : angle
      if end - 2 >= offset, source[end - 1] == UInt8(ascii: "-"), source[end - 2] == UInt8(ascii: "-") {
        offset = angle + 1
        return
      }
      search = angle + 1
    }
    offset = source.count
  }

  // MARK: Tags

  private func isNameEnd(_ byte: UInt8) -> Bool {
    isMarkupSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private func scanName(from start: Int) -> (HTMLName, end: Int) {
    var end = start
    while end < source.count, !isNameEnd(source[end]) { end += 1 }
    return (HTMLName(source[start..<end]), end)
  }

  /// Reads up to behind the tag's `>`; says whether it ends in `/>`; `nil` if the file ends first.
  private mutating func scanAttributes() -> Bool? {
    attributes.removeAll(keepingCapacity: true)
    var afterSlash = false
    while offset < source.count {
      let byte = source[offset]
      if byte == UInt8(ascii: ">") {
        offset += 1
        return afterSlash
      }
      afterSlash = byte == UInt8(ascii: "/")
      if afterSlash || isMarkupSpace(byte) {
        offset += 1
      } else {
        scanAttribute()
      }
    }
    return nil
  }

  private mutating func scanAttribute() {
    let start = offset
    // A "=" at the start belongs to the name.
    offset += 1
    while offset < source.count, !isNameEnd(source[offset]), source[offset] != UInt8(ascii: "=") { offset += 1 }
    let name = HTMLName(source[start..<offset])
    var value = offset..<offset
    var after = offset
    while after < source.count, isMarkupSpace(source[after]) { after += 1 }
    if byte(after) == UInt8(ascii: "=") {
      offset = after + 1
      while offset < source.count, isMarkupSpace(source[offset]) { offset += 1 }
      value = scanValue()
    } else {
      // Past the white space, so that it is looked at once.
      offset = after
    }
    // Beyond that many no element of ours has an attribute to find.
    if attributes.count < 256 { attributes.append(Attribute(name: name, value: value)) }
  }

  private mutating func scanValue() -> Range<Int> {
    let quote = byte(offset)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = offset + 1
      let end = find(quote, from: start) ?? source.count
      offset = min(end + 1, source.count)
      return start..<end
    }
    let start = offset
    while offset < source.count, !isMarkupSpace(source[offset]), source[offset] != UInt8(ascii: ">") { offset += 1 }
    return start..<offset
  }
}

/// The name of an element or an attribute in lower case, packed into one number.
///
/// Sixteen bytes hold every name the reader asks for; a longer one loses its end to a mark (0xFF, no byte of UTF-8), so
/// that it equals none of those.
struct HTMLName: Hashable {
  private let packed: UInt128

  init(_ bytes: some Sequence<UInt8>) {
    var packed: UInt128 = 0
    var count = 0
    for byte in bytes {
      count += 1
      if count > 16 {
        packed |= 0xFF
        break
      }
      packed = packed << 8 | UInt128(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    self.packed = packed
  }

  init(_ name: StaticString) {
    self.init(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }
}
