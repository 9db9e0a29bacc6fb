/// Writes visible text with the white space between its words and blocks settled as late as the next word.
struct BlockWriter {
  /// What parts the next word from the last one; the strongest wins.
  private enum Gap: Int {
    case none, space, cell, line, emptyLine
  }

  private(set) var mapped: MappedText
  private var gap = Gap.none
  /// Where the source of the last word ends.
  private var gapStart = 0
  private var source: UnsafeBufferPointer<UInt8> { mapped.source }

  init(source: UnsafeBufferPointer<UInt8>, sourceStart: Int) {
    mapped = MappedText(source: source, sourceStart: sourceStart)
  }

  // MARK: Gaps

  mutating func endBlock(_ range: Range<Int>) { widen(to: .line) }

  mutating func endCell(_ range: Range<Int>) { widen(to: .cell) }

  /// A line break; the second in a row leaves an empty line.
  mutating func lineBreak(_ range: Range<Int>) {
    widen(to: gap == .line || gap == .emptyLine ? .emptyLine : .line)
  }

  mutating func space() { widen(to: .space) }

  private mutating func widen(to wider: Gap) {
    if wider.rawValue > gap.rawValue { gap = wider }
  }

  /// Writes the gap before a word that starts at `sourceOffset`; it stands for all the source in between.
  private mutating func closeGap(before sourceOffset: Int) {
    defer { gap = .none }
    guard gap != .none, !mapped.text.isEmpty else { return }
    let range = gapStart..<max(gapStart, sourceOffset)
    switch gap {
    case .none: break
    case .space: mapped.append(UInt8(ascii: " "), standingFor: range)
    case .cell: mapped.append(UInt8(ascii: "\t"), standingFor: range)
    case .line: mapped.append(UInt8(ascii: "\n"), standingFor: range)
    case .emptyLine: mapped.append([UInt8(ascii: "\n"), UInt8(ascii: "\n")], standingFor: range)
    }
  }

  // MARK: Text

  /// Writes source bytes without white space or markup.
  mutating func writeWord(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    closeGap(before: range.lowerBound)
    mapped.appendVerbatim(range)
    gapStart = range.upperBound
  }

  /// Writes what stands for a range of the source.
  mutating func write(_ bytes: some Collection<UInt8>, standingFor range: Range<Int>) {
    closeGap(before: range.lowerBound)
    mapped.append(bytes, standingFor: range)
    gapStart = range.upperBound
  }

  /// Writes text of HTML: character references decoded, white space collapsed or, in `<pre>`, kept.
  mutating func writeText(_ range: Range<Int>, isPreformatted: Bool) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let wordEnd = endOfWord(from: offset, to: range.upperBound)
      writeWord(offset..<wordEnd)
      offset = wordEnd
      guard offset < range.upperBound else { return }
      let byte = source[offset]
      if byte == UInt8(ascii: "&") {
        writeReference(at: &offset, end: range.upperBound)
      } else if byte == 0 {
        // The standard drops it (13.2.6.4.7).
        offset += 1
      } else if isPreformatted {
        writePreformattedSpace(at: &offset, end: range.upperBound)
      } else {
        space()
        offset += 1
      }
    }
  }

  private func endOfWord(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = source[offset]
      if byte <= 0x20 && (byte == 0 || isMarkupSpace(byte)) || byte == UInt8(ascii: "&") { break }
      offset += 1
    }
    return offset
  }

  private mutating func writeReference(at offset: inout Int, end: Int) {
    let text = UnsafeBufferPointer(rebasing: source[..<end])
    guard let reference = CharacterReference(at: offset, in: text) else {
      writeWord(offset..<offset + 1)
      offset += 1
      return
    }
    if reference.scalars.0 < 0x80, isMarkupSpace(UInt8(reference.scalars.0)) {
      space()
    } else {
      write(reference.utf8, standingFor: offset..<offset + reference.length)
    }
    offset += reference.length
  }

  private mutating func writePreformattedSpace(at offset: inout Int, end: Int) {
    let start = offset
    offset += 1
    if source[start] == 0x0D, offset < end, source[offset] == 0x0A { offset += 1 }
    let isFeed = source[start] == 0x0A || source[start] == 0x0D
    // The line feed right after the tag is not shown, nor is one at the start of the text.
    if isFeed, gap.rawValue >= Gap.line.rawValue || mapped.text.isEmpty { return }
    closeGap(before: start)
    mapped.append(isFeed ? 0x0A : source[start], standingFor: start..<offset)
    gapStart = offset
  }

  // MARK: Hints

  /// The text from an offset on, without the gap it starts with; `nil` if there is none.
  func visibleRange(from start: Int) -> Range<Int>? {
    var start = start
    // A gap is short; more white space than that is preformatted and part of what is seen.
    let end = min(mapped.text.count, start + 16)
    while start < end, isMarkupSpace(mapped.text[start]) { start += 1 }
    return start < mapped.text.count ? start..<mapped.text.count : nil
  }
}
