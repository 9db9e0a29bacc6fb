extension MarkdownMarks {
  /// Pairs a run of marks with the openers before it and keeps what is left as an opener.
  mutating func takeDelimiters(
    at offset: inout Int, in text: UnsafeBufferPointer<UInt8>, _ actions: inout [MarkdownInline.Action]
  ) {
    let mark = text[offset]
    let start = offset
    var count = runLength(at: offset, in: text)
    offset += count
    if mark == UInt8(ascii: "~"), count != 2 { return }
    let (canOpen, canClose) = flanking(start..<offset, mark: mark, in: text)
    let kind = mark == UInt8(ascii: "*") ? 0 : mark == UInt8(ascii: "_") ? 1 : 2
    var closed = start
    if canClose {
      while count > 0, let opener = delimiters[kind].popLast() {
        let pairs = min(opener.count, count)
        drop(opener.offset + opener.count - pairs..<opener.offset + opener.count, &actions)
        drop(closed..<closed + pairs, &actions)
        closed += pairs
        count -= pairs
        if opener.count > pairs {
          delimiters[kind].append(Delimiter(offset: opener.offset, count: opener.count - pairs))
        }
      }
    }
    if canOpen, count > 0 { delimiters[kind].append(Delimiter(offset: closed, count: count)) }
  }

  /// Whether a run of marks can open and close emphasis (CommonMark 0.31, section 6.2).
  private func flanking(
    _ run: Range<Int>, mark: UInt8, in text: UnsafeBufferPointer<UInt8>
  ) -> (canOpen: Bool, canClose: Bool) {
    let before = run.lowerBound > 0 ? text[run.lowerBound - 1] : 0x20
    let after = run.upperBound < text.count ? text[run.upperBound] : 0x20
    let leftFlanking =
      !isMarkupSpace(after) && (!isPunctuation(after) || isMarkupSpace(before) || isPunctuation(before))
    let rightFlanking =
      !isMarkupSpace(before) && (!isPunctuation(before) || isMarkupSpace(after) || isPunctuation(after))
    guard mark == UInt8(ascii: "_") else { return (leftFlanking, rightFlanking) }
    // Inside a word an underscore is a letter.
    return (
      leftFlanking && (!rightFlanking || isPunctuation(before)),
      rightFlanking && (!leftFlanking || isPunctuation(after))
    )
  }
}
