/// Reads what a reader sees out of Markdown: one block a line, with the map back to the file.
///
/// Blocks are told line by line, after CommonMark 0.31 and GitHub's tables, in linear time; what is in-line is left to
/// `MarkdownInline`. Lines of one paragraph join with a space, cells of a table's row with a tab. Not followed: lazy
/// continuation, indented code (it reads as text), and the content of blocks of HTML (their tags are dropped).
struct MarkdownReader {
  private let source: UnsafeBufferPointer<UInt8>
  private let frontMatter: FrontMatter
  private var writer: BlockWriter
  private var inline: MarkdownInline
  private var hints: [StructureHint] = []
  private var hasTitle = false
  private var fence: MarkdownFence?
  private var isInTable = false
  private var isInComment = false
  private var isInOrderedList = false

  /// - Parameters:
  ///   - source: valid UTF-8, without a byte order mark.
  ///   - sourceStart: bytes of the file before `source`.
  init(source: UnsafeBufferPointer<UInt8>, sourceStart: Int) {
    self.source = source
    frontMatter = FrontMatter(source: source)
    writer = BlockWriter(source: source, sourceStart: sourceStart)
    inline = MarkdownInline(source: source)
  }

  /// Fills in text, map, hints and the front matter's fields.
  mutating func read(into document: inout SourceDocument) {
    inline.definitions = definitions()
    var lines = SourceLines(source: source, from: frontMatter.byteCount)
    var line = lines.next()
    while let current = line {
      line = lines.next()
      take(current, next: line)
    }
    endBlock()
    frontMatter.fill(&document)
    document.text = writer.mapped.text
    document.sourceMap = writer.mapped.map
    document.hints = hints.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  /// The labels that links may refer to.
  private func definitions() -> Set<[UInt8]> {
    var labels: Set<[UInt8]> = []
    var lines = SourceLines(source: source, from: frontMatter.byteCount)
    while let range = lines.next() {
      if let label = MarkdownLine(source: source, range: range).definitionLabel { labels.insert(label) }
    }
    return labels
  }

  // MARK: Lines

  private mutating func take(_ range: Range<Int>, next: Range<Int>?) {
    var line = MarkdownLine(source: source, range: range)
    if takeInsideFence(line, whole: range) || takeComment(line) { return }
    line.dropQuoteMarks()
    if line.isBlank {
      endBlock()
      isInTable = false
      return
    }
    if takeUnderline(line) { return }
    if line.dropBullets() {
      endBlock()
      line.dropQuoteMarks()
    }
    if takeHeading(line) || takeFence(line) || takeTableRow(line, next: next) { return }
    if inline.isEmpty, line.definitionLabel != nil { return }
    if let number = line.orderedNumber, number == 1 || isInOrderedList {
      endBlock()
      isInOrderedList = true
    }
    if inline.isEmpty, line.orderedNumber == nil { isInOrderedList = false }
    inline.append(line.range, breaksAfter: isHardBreak(range))
  }

  private mutating func takeInsideFence(_ line: MarkdownLine, whole range: Range<Int>) -> Bool {
    guard let fence else { return false }
    if line.closes(fence) {
      self.fence = nil
    } else if !line.isBlank {
      // The indentation is part of the code.
      writer.endBlock(range)
      writer.writeWord(range.lowerBound..<line.range.upperBound)
      writer.endBlock(range)
    }
    return true
  }

  /// Drops a comment of HTML that starts a line, over as many lines as it takes.
  private mutating func takeComment(_ line: MarkdownLine) -> Bool {
    let opens = line.first == UInt8(ascii: "<") && source[line.range].starts(with: "<!--".utf8)
    guard isInComment || opens else { return false }
    // The rest of the comment's last line is dropped as well, as CommonMark does with a block of HTML.
    isInComment = !Self.containsCommentEnd(source[line.range].dropFirst(opens && !isInComment ? 4 : 0))
    if opens { endBlock() }
    return true
  }

  private static func containsCommentEnd(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var dashes = 0
    for byte in bytes {
      if byte == UInt8(ascii: ">"), dashes >= 2 { return true }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return false
  }

  /// Drops rules: under a paragraph one makes it a heading.
  private mutating func takeUnderline(_ line: MarkdownLine) -> Bool {
    if line.isSetextUnderline, !inline.isEmpty {
      endBlock(headingLevel: line.first == UInt8(ascii: "=") ? 1 : 2)
      return true
    }
    guard line.isThematicBreak || line.isTableRule else { return false }
    endBlock()
    return true
  }

  private mutating func takeHeading(_ line: MarkdownLine) -> Bool {
    guard let level = line.headingLevel else { return false }
    endBlock()
    inline.append(line.headingContent(level: level), breaksAfter: false)
    endBlock(headingLevel: level)
    return true
  }

  private mutating func takeFence(_ line: MarkdownLine) -> Bool {
    guard let fence = line.fence else { return false }
    endBlock()
    self.fence = fence
    return true
  }

  private mutating func takeTableRow(_ line: MarkdownLine, next: Range<Int>?) -> Bool {
    if !isInTable {
      guard source[line.range].contains(UInt8(ascii: "|")) else { return false }
      isInTable = next.map { MarkdownLine(source: source, range: $0).isTableRule } ?? false
    }
    let isRow = isInTable || line.first == UInt8(ascii: "|") && line.cells.count > 1
    guard isRow else { return false }
    endBlock()
    for (index, cell) in line.cells.enumerated() {
      if index > 0 { writer.endCell(cell) }
      inline.append(cell, breaksAfter: false)
      inline.write(to: &writer, hints: &hints)
    }
    writer.endBlock(line.range)
    return true
  }

  /// Two spaces at the end of a line break it; a backslash there is seen to by `MarkdownInline`.
  private func isHardBreak(_ range: Range<Int>) -> Bool {
    range.count >= 2 && source[range.upperBound - 1] == 0x20 && source[range.upperBound - 2] == 0x20
  }

  // MARK: Blocks

  private mutating func endBlock(headingLevel: Int? = nil) {
    let start = writer.mapped.text.count
    writer.endBlock(0..<0)
    inline.write(to: &writer, hints: &hints)
    writer.endBlock(0..<0)
    guard let headingLevel, let range = writer.visibleRange(from: start) else { return }
    let isTitle = headingLevel == 1 && !hasTitle
    if isTitle { hasTitle = true }
    hints.append(StructureHint(range: range, kind: isTitle ? .title : .heading))
  }
}
