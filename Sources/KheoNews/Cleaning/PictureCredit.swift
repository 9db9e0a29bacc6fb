/// Recognises credits of pictures: `Foto: NAME` alone, `caption. Foto: NAME`, `Foto: what the picture shows`.
struct PictureCredit {
  let lists: DebrisLists
  /// For the key of a part of the line.
  let part: LineKey

  /// Scalars of a caption with its credit at most.
  private static let mostScalars = 320

  func debris(_ line: DebrisLine) -> Debris? {
    guard line.shape.scalars <= Self.mostScalars,
      let colon = line.lastColon, let start = pictureWord(line.key, before: colon)
    else { return nil }
    let rest = withoutTrailingClosers(line.text, line.afterLastColon)
    guard hasLetters(line.key, before: start) else {
      if rest.isEmpty || Byline(lists: lists, part: part).isNames(line.text, rest, most: 6) { return .credit }
      return line.shape.isStrongText ? nil : .creditedCaption
    }
    // Behind a caption the credit is short; a colon after such a word inside running text begins something longer.
    var words = 0
    ByteText.forEachRun(line.text, rest, of: { !ByteText.isBlank($0) }) { _ in
      words += 1
      return true
    }
    return words <= 6 ? .creditedCaption : nil
  }

  /// Where the picture word of one to three words before `colon` begins, brackets between them left aside.
  private func pictureWord(_ key: UnsafeRawBufferPointer, before colon: Int) -> Int? {
    var words: [Range<Int>] = []
    var end = colon
    for _ in 1...3 {
      while end > 0, Self.isGap(key[end - 1]) { end -= 1 }
      var start = end
      while start > 0, !Self.isGap(key[start - 1]) { start -= 1 }
      guard start < end else { return nil }
      words.append(start..<end)
      part.clear()
      for word in words.reversed() { part.append(UnsafeRawBufferPointer(rebasing: key[word])) }
      if lists.kinds(part.view).contains(.pictures) { return start }
      end = start
    }
    return nil
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x29, 0x5B, 0x5D, 0x2F, 0x7C: true  // space ( ) [ ] / |
    default: false
    }
  }

  private func hasLetters(_ key: UnsafeRawBufferPointer, before end: Int) -> Bool {
    var found = false
    ByteText.forEachRun(key, 0..<end, of: ByteText.isLetter) { _ in
      found = true
      return false
    }
    return found
  }

  private func withoutTrailingClosers(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = ByteText.scalarStart(text, before: end, notBelow: range.lowerBound)
      let value = ByteText.scalar(text, at: last).value
      guard ByteText.isBlank(value) || value == 0x29 || value == 0x2E || value == 0x5D || value == 0x7C else { break }
      end = last
    }
    return range.lowerBound..<end
  }
}
