import KheoIndex

extension StoredArticle {
  /// The bytes of the text that a range of the original file became; nil where it became none, or lies outside.
  package func textRange(ofSource range: Range<Int>) -> Range<Int>? {
    if sourceMap.isEmpty { return range.upperBound <= text.count && range.lowerBound >= 0 ? range : nil }
    guard !range.isEmpty, let first = textRange(ofSourceByte: range.lowerBound),
      let last = textRange(ofSourceByte: range.upperBound - 1), first.lowerBound < last.upperBound,
      last.upperBound <= text.count
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// What of the text a byte of the file became: a byte, or all of a run that replaces it.
  private func textRange(ofSourceByte offset: Int) -> Range<Int>? {
    for (index, run) in sourceMap.enumerated() {
      let end = index + 1 < sourceMap.count ? sourceMap[index + 1].textOffset : text.count
      guard end > run.textOffset, offset >= run.sourceOffset else { continue }
      let distance = offset - run.sourceOffset
      if let length = run.sourceLength {
        if distance < length { return run.textOffset..<end }
      } else if distance < end - run.textOffset {
        return run.textOffset + distance..<run.textOffset + distance + 1
      }
    }
    return nil
  }

  /// Bytes of the file before the text, where the rest of it is the text as it is (a byte order mark); nil where the file
  /// reads otherwise.
  package var verbatimOffset: Int? {
    if sourceMap.isEmpty { return 0 }
    guard sourceMap.count == 1, sourceMap[0].textOffset == 0, sourceMap[0].sourceLength == nil else { return nil }
    return sourceMap[0].sourceOffset
  }
}
