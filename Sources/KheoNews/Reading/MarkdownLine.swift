/// Questions about one line of Markdown, after CommonMark 0.31, section 4, and GitHub's tables.
struct MarkdownLine {
  let source: UnsafeBufferPointer<UInt8>
  /// Without the line's end; containers and white space are taken off both sides as they are recognised.
  private(set) var range: Range<Int>

  init(source: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    self.source = source
    self.range = range
    trimEnd()
    trimStart()
  }

  var isBlank: Bool { range.isEmpty }
  var first: UInt8 { byte(0) }

  /// The byte at an index into the line, 0 behind its end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    range.lowerBound + index < range.upperBound ? source[range.lowerBound + index] : 0
  }

  /// The length of the run of `byte` that the line starts with.
  func runLength(of byte: UInt8) -> Int {
    var length = 0
    while self.byte(length) == byte, length < range.count { length += 1 }
    return length
  }

  mutating func dropFirst(_ count: Int) {
    range = range.lowerBound + count..<range.upperBound
    trimStart()
  }

  private mutating func trimStart() {
    while !range.isEmpty, isMarkupSpace(source[range.lowerBound]) { range = range.lowerBound + 1..<range.upperBound }
  }

  private mutating func trimEnd() {
    while !range.isEmpty, isMarkupSpace(source[range.upperBound - 1]) {
      range = range.lowerBound..<range.upperBound - 1
    }
  }

  // MARK: Containers

  /// Takes the marks of block quotes off.
  mutating func dropQuoteMarks() {
    while first == UInt8(ascii: ">") { dropFirst(1) }
  }

  /// Takes the bullets of list items (and the boxes of tasks) off; says whether there were any.
  mutating func dropBullets() -> Bool {
    var found = false
    while first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      guard range.count == 1 || isMarkupSpace(byte(1)), !isThematicBreak else { break }
      found = true
      dropFirst(1)
    }
    if found, first == UInt8(ascii: "["), byte(2) == UInt8(ascii: "]"), isMarkupSpace(byte(3)),
      byte(1) == UInt8(ascii: " ") || byte(1) | 0x20 == UInt8(ascii: "x")
    {
      dropFirst(3)
    }
    return found
  }

  /// The number of an ordered item (`17. ` or `17) `), which readers see and which therefore stays.
  var orderedNumber: Int? {
    var index = 0
    var number = 0
    while index < 9, byte(index) &- UInt8(ascii: "0") < 10 {
      number = number * 10 + Int(byte(index) - UInt8(ascii: "0"))
      index += 1
    }
    guard index > 0, byte(index) == UInt8(ascii: ".") || byte(index) == UInt8(ascii: ")") else { return nil }
    return isMarkupSpace(byte(index + 1)) ? number : nil
  }

  // MARK: Kinds of lines

  /// Three or more of `-`, `*` or `_`, with or without spaces between them.
  var isThematicBreak: Bool {
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else { return false }
    var marks = 0
    for offset in range where !isMarkupSpace(source[offset]) {
      if source[offset] != first { return false }
      marks += 1
    }
    return marks >= 3
  }

  /// The line under a setext heading: nothing but `=` or nothing but `-`.
  var isSetextUnderline: Bool {
    guard first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { return false }
    return runLength(of: first) == range.count
  }

  /// The level of an ATX heading, 1 to 6.
  var headingLevel: Int? {
    let level = runLength(of: UInt8(ascii: "#"))
    guard (1...6).contains(level), level == range.count || isMarkupSpace(byte(level)) else { return nil }
    return level
  }

  /// The content of an ATX heading, without the marks at its end.
  func headingContent(level: Int) -> Range<Int> {
    var line = self
    line.dropFirst(level)
    var end = line.range.upperBound
    while end > line.range.lowerBound, source[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end > line.range.lowerBound, !isMarkupSpace(source[end - 1]) { return line.range }
    while end > line.range.lowerBound, isMarkupSpace(source[end - 1]) { end -= 1 }
    return line.range.lowerBound..<end
  }

  /// The fence that the line opens.
  var fence: MarkdownFence? {
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let length = runLength(of: first)
    guard length >= 3 else { return nil }
    if first == UInt8(ascii: "`"), source[range].dropFirst(length).contains(first) { return nil }
    return MarkdownFence(mark: first, length: length)
  }

  func closes(_ fence: MarkdownFence) -> Bool {
    first == fence.mark && runLength(of: first) == range.count && range.count >= fence.length
  }

  /// The row of dashes under a table's head.
  var isTableRule: Bool {
    var hasDash = false
    var hasBar = false
    for offset in range {
      switch source[offset] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasBar = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return false
      }
    }
    return hasDash && hasBar
  }

  /// The cells of a table's row.
  var cells: [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if first == UInt8(ascii: "|") { start += 1 }
    var offset = start
    while offset < range.upperBound {
      if source[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if source[offset] == UInt8(ascii: "|") {
        cells.append(start..<offset)
        start = offset + 1
      }
      offset += 1
    }
    if start < range.upperBound { cells.append(start..<range.upperBound) }
    return cells
  }

  /// The label of a link reference definition (`[label]: address`), in lower case.
  var definitionLabel: [UInt8]? {
    guard first == UInt8(ascii: "["), byte(1) != UInt8(ascii: "^") else { return nil }
    guard let close = source[range].firstIndex(of: UInt8(ascii: "]")), close + 1 < range.upperBound,
      source[close + 1] == UInt8(ascii: ":"), close > range.lowerBound + 1
    else { return nil }
    return MarkdownLine.label(source[range.lowerBound + 1..<close])
  }

  /// A label as definitions and uses are compared: in lower case (ASCII).
  static func label(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }
}

/// What opens a block of code: three or more of a mark.
struct MarkdownFence {
  var mark: UInt8
  var length: Int
}
