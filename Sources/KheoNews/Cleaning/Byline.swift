/// Recognises who wrote an article: `Text: …`, `Nyheter og bilder: …`, `Von …`.
struct Byline {
  let lists: DebrisLists
  /// For the key of a part of the line.
  let part: LineKey

  func debris(_ line: DebrisLine) -> Debris? {
    if let label = line.label, line.shape.scalars <= 100, isBylineLabel(label) {
      let rest = line.afterLabel
      guard isNames(line.text, rest, most: 9) else { return nil }
      let name = Self.name(ByteText.string(line.text, rest))
      return name.isEmpty ? nil : .byline(name)
    }
    guard line.shape.words <= 8, !line.shape.endsSentence, let name = afterOpener(line),
      isNames(line.text, name, most: 7)
    else { return nil }
    return .looseByline(Self.name(ByteText.string(line.text, name)))
  }

  /// All words between commas and words for "and" are byline words or picture words, and one is a byline word.
  private func isBylineLabel(_ label: UnsafeRawBufferPointer) -> Bool {
    let key = LineKey.bare(label)
    if lists.kinds(key).contains(.bylines) { return true }
    var kinds: [PhraseKinds] = []
    ByteText.forEachRun(key, 0..<key.count, of: { !Self.isJoiner($0) }) { part in
      addParts(key, part, &kinds)
      return kinds.last?.isDisjoint(with: [.bylines, .pictures]) != true
    }
    return kinds.count >= 2 && kinds.allSatisfy { !$0.isDisjoint(with: [.bylines, .pictures]) }
      && kinds.contains { $0.contains(.bylines) }
  }

  /// Adds the kinds of what stands between words for "and" in `range`.
  private func addParts(_ key: UnsafeRawBufferPointer, _ range: Range<Int>, _ kinds: inout [PhraseKinds]) {
    var part: Range<Int>?
    func close() {
      if let part { kinds.append(lists.kinds(UnsafeRawBufferPointer(rebasing: key[part]))) }
      part = nil
    }
    ByteText.forEachRun(key, range, of: { $0 != 0x20 }) { word in
      let bytes = UnsafeRawBufferPointer(rebasing: key[word])
      if Self.joiners.contains(where: { ByteText.equal(bytes, $0) }) {
        close()
      } else {
        part = (part?.lowerBound ?? word.lowerBound)..<word.upperBound
      }
      return true
    }
    close()
  }

  private static let joiners: [StaticString] = ["và", "und", "et", "og", "and"]

  private static func isJoiner(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2F, 0x26, 0x2D, 0x2013: true  // , / & - –
    default: false
    }
  }

  /// The bytes of the text behind an opener of one to three words.
  private func afterOpener(_ line: DebrisLine) -> Range<Int>? {
    var end = -1
    for count in 1...3 {
      end = ByteText.wordEnd(line.key, from: end + 1)
      guard end < line.key.count else { return nil }
      if lists.kinds(UnsafeRawBufferPointer(rebasing: line.key[..<end])).contains(.bylineOpeners) {
        return rest(line, afterWords: count)
      }
    }
    return nil
  }

  private func rest(_ line: DebrisLine, afterWords count: Int) -> Range<Int> {
    var wordsLeft = count
    var start = line.shape.trimmed.upperBound
    ByteText.forEachRun(line.text, line.shape.trimmed, of: { !ByteText.isSpace($0) }) { word in
      start = word.upperBound
      wordsLeft -= 1
      return wordsLeft > 0
    }
    return start..<line.shape.trimmed.upperBound
  }

  /// Words that begin with a capital, with joiners between; at most `most` of them.
  func isNames(_ text: UnsafeRawBufferPointer, _ range: Range<Int>, most: Int) -> Bool {
    var words = 0
    var areNames = true
    let isOfWord = { (scalar: UInt32) in
      !ByteText.isBlank(scalar) && !Self.isJoiner(scalar) && scalar != 0x28
    }
    ByteText.forEachRun(text, range, of: isOfWord) { word in
      words += 1
      let isCapital = ByteText.isCapital(ByteText.scalar(text, at: word.lowerBound).value)
      areNames = words <= most && (isCapital || (words > 1 && isNameJoiner(text, word)))
      return areNames
    }
    return areNames && words > 0
  }

  private func isNameJoiner(_ text: UnsafeRawBufferPointer, _ word: Range<Int>) -> Bool {
    part.write(text, word)
    return lists.kinds(part.view).contains(.nameJoiners)
  }

  /// The name without white space around it and what is no part of it: brackets, bars, a following address.
  static func name(_ text: String) -> String {
    let cut = text.prefix { !"|(/;–•·".contains($0) }
    var words = cut.split(whereSeparator: \.isWhitespace)
    if let dash = words.firstIndex(of: "-") { words = Array(words[..<dash]) }
    if words.last?.contains("@") == true { words.removeLast() }
    var name = words.joined(separator: " ")
    while let last = name.last, ",.:".contains(last) { name.removeLast() }
    return name
  }
}
