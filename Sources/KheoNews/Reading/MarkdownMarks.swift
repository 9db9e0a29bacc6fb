/// Finds the in-line marks of a block: escapes, code, references, tags, links, pictures, emphasis (CommonMark 0.31,
/// section 6; GitHub's strike-through).
///
/// Emphasis departs from CommonMark in two harmless points: each kind of mark is paired on a stack of its own, and
/// letters outside ASCII are letters even if they are punctuation.
struct MarkdownMarks {
  private struct Bracket {
    var offset: Int
    var isImage: Bool
  }

  struct Delimiter {
    var offset: Int
    var count: Int
  }

  /// Longer runs of backticks are text: each length has a memory of its own.
  private static let longestCodeMark = 16

  private let definitions: Set<[UInt8]>
  private(set) var captions: [Range<Int>] = []
  private var brackets: [Bracket] = []
  /// Openers of `*`, `_` and `~~`.
  var delimiters: [[Delimiter]] = [[], [], []]
  /// For each length of a run of backticks: none starts at or behind this offset.
  private var noCodeMarkFrom = [Int](repeating: Int.max, count: longestCodeMark + 1)
  private var noCommentEnd = false
  /// The white space at or behind the place last asked for.
  private var nextSpace = -1
  /// Closing parentheses by their opening ones; filled when the first is asked for.
  private var parentheses: [Int: Int]?

  init(definitions: Set<[UInt8]>) {
    self.definitions = definitions
  }

  mutating func find(in text: UnsafeBufferPointer<UInt8>, actions: inout [MarkdownInline.Action]) {
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): takeEscape(at: &offset, in: text, &actions)
      case UInt8(ascii: "`"): takeCode(at: &offset, in: text, &actions)
      case UInt8(ascii: "&"):
        actions[offset] = .reference
        offset += 1
      case UInt8(ascii: "<"): takeTag(at: &offset, in: text, &actions)
      case UInt8(ascii: "["):
        brackets.append(Bracket(offset: offset, isImage: false))
        offset += 1
      case UInt8(ascii: "!") where offset + 1 < text.count && text[offset + 1] == UInt8(ascii: "["):
        brackets.append(Bracket(offset: offset, isImage: true))
        offset += 2
      case UInt8(ascii: "]"): takeBracket(at: &offset, in: text, &actions)
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): takeDelimiters(at: &offset, in: text, &actions)
      default: offset += 1
      }
    }
  }

  // MARK: Escapes, code, tags

  private func takeEscape(
    at offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    if offset + 1 < text.count, text[offset + 1] == 0x0A {
      actions[offset] = .drop
      actions[offset + 1] = .lineBreak
      offset += 2
    } else if offset + 1 < text.count, isPunctuation(text[offset + 1]) {
      actions[offset] = .drop
      offset += 2
    } else {
      offset += 1
    }
  }

  private mutating func takeCode(
    at offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    let length = runLength(at: offset, in: text)
    let start = offset
    offset += length
    guard length <= Self.longestCodeMark, offset < noCodeMarkFrom[length] else { return }
    var search = offset
    while search < text.count {
      if text[search] != UInt8(ascii: "`") {
        search += 1
        continue
      }
      let found = runLength(at: search, in: text)
      if found == length {
        drop(start..<start + length, &actions)
        drop(search..<search + length, &actions)
        offset = search + length
        return
      }
      search += found
    }
    noCodeMarkFrom[length] = start
  }

  private mutating func takeTag(
    at offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    let start = offset
    offset += 1
    guard offset < text.count else { return }
    if UnsafeBufferPointer(rebasing: text[start...]).starts(with: "<!--".utf8) {
      takeComment(from: start, offset: &offset, in: text, &actions)
      return
    }
    let first = text[offset]
    guard isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?")
    else { return }
    var end = offset
    while end < text.count, text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "<") { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: ">") else { return }
    let content = UnsafeBufferPointer(rebasing: text[offset..<end])
    if isAddress(content) {
      actions[start] = .drop
      actions[end] = .drop
    } else {
      drop(start..<end + 1, &actions)
      if HTMLName(content.prefix { isLetter($0) }) == Self.lineBreakName { actions[start] = .lineBreak }
    }
    offset = end + 1
  }

  private static let lineBreakName = HTMLName("br")

  private mutating func takeComment(
    from start: Int, offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    if noCommentEnd { return }
    var end = start + 4
    while end + 2 < text.count {
      if text[end] == UInt8(ascii: "-"), text[end + 1] == UInt8(ascii: "-"), text[end + 2] == UInt8(ascii: ">") {
        drop(start..<end + 3, &actions)
        offset = end + 3
        return
      }
      end += 1
    }
    noCommentEnd = true
  }

  /// An address between angle brackets, which readers see: `https://…` or `name@host`.
  private func isAddress(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = content.first, isLetter(first), !content.contains(where: isMarkupSpace) else { return false }
    guard let mark = content.firstIndex(where: { !isAlphanumeric($0) && !"+.-_".utf8.contains($0) }) else {
      return false
    }
    return content[mark] == UInt8(ascii: ":") || content[mark] == UInt8(ascii: "@")
  }

  // MARK: Links and pictures

  private mutating func takeBracket(
    at offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    let close = offset
    offset += 1
    guard let bracket = brackets.popLast() else { return }
    let content = bracket.offset + (bracket.isImage ? 2 : 1)..<close
    guard let end = linkEnd(after: close, content: content, in: text) else { return }
    drop(bracket.offset..<content.lowerBound, &actions)
    drop(close..<end, &actions)
    offset = end
    guard bracket.isImage else { return }
    while let last = captions.last, last.lowerBound >= content.lowerBound { captions.removeLast() }
    captions.append(content)
  }

  /// Where the link ends whose text is closed by the bracket at `close`; `nil` if it is no link.
  private mutating func linkEnd(
    after close: Int, content: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    if close + 1 < text.count, text[close + 1] == UInt8(ascii: "("),
      let end = destinationEnd(from: close + 1, in: text)
    {
      return end
    }
    if definitions.isEmpty { return nil }
    if close + 1 < text.count, text[close + 1] == UInt8(ascii: "[") {
      var end = close + 2
      while end < text.count, text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "[") { end += 1 }
      if end < text.count, text[end] == UInt8(ascii: "]") {
        let label = close + 2 == end ? content : close + 2..<end
        if isDefined(label, in: text) { return end + 1 }
      }
    }
    return isDefined(content, in: text) ? close + 1 : nil
  }

  /// CommonMark's limit of 999 bytes keeps the comparison of nested brackets linear.
  private func isDefined(_ label: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    label.count < 1000 && definitions.contains(MarkdownLine.label(text[label]))
  }

  /// Behind the parenthesis that closes a destination with or without a title.
  private mutating func destinationEnd(from open: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let pairs = parentheses ?? Self.pairs(in: text)
    parentheses = pairs
    guard let close = pairs[open] else { return nil }
    if text[open + 1] == UInt8(ascii: "<") { return close + 1 }
    var start = open + 1
    while start < close, isMarkupSpace(text[start]) { start += 1 }
    if nextSpace < start {
      nextSpace = start
      while nextSpace < text.count, !isMarkupSpace(text[nextSpace]) { nextSpace += 1 }
    }
    if nextSpace >= close { return close + 1 }
    // Behind the address only a title may stand, in quotes or parentheses.
    var title = nextSpace
    while title < close, isMarkupSpace(text[title]) { title += 1 }
    let isTitle = title == close || "\"'(".utf8.contains(text[title])
    return isTitle ? close + 1 : nil
  }

  private static func pairs(in text: UnsafeBufferPointer<UInt8>) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var open: [Int] = []
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): open.append(offset)
      case UInt8(ascii: ")"): if let start = open.popLast() { pairs[start] = offset }
      default: break
      }
      offset += 1
    }
    return pairs
  }

  // MARK: Bytes

  func runLength(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = offset
    while end < text.count, text[end] == text[offset] { end += 1 }
    return end - offset
  }

  func drop(_ range: Range<Int>, _ actions: inout [MarkdownInline.Action]) {
    for offset in range { actions[offset] = .drop }
  }

  /// Punctuation of ASCII.
  func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
  }
}
