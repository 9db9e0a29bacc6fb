import KheoText

/// Finds lines beside the article that are nothing but names: "Vũ Anh (từ Copenhagen)", "Stian Saur og Linn Myhre".
///
/// Cleaning calls such a line boilerplate, since a site's menu looks the same; whether it names people is for the grammar of
/// names to say.
enum Bylines {
  /// Lines taken at most, and bytes that a line has at most.
  private static let mostLines = 24
  private static let longestLine = 90

  /// The lines as stretches of the article's text.
  static func candidates(_ article: EntityText) -> [EntityText.Stretch] {
    var found: [EntityText.Stretch] = []
    article.text.withUnsafeBufferPointer { text in
      var from = 0
      for stretch in article.stretches + [EntityText.Stretch(range: text.count..<text.count)] {
        if stretch.range.lowerBound > from, stretch.range.lowerBound <= text.count {
          addLines(text, from..<stretch.range.lowerBound, &found)
        }
        from = max(from, stretch.range.upperBound)
        if found.count >= mostLines { return }
      }
    }
    return found
  }

  private static func addLines(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ found: inout [EntityText.Stretch]
  ) {
    var start = range.lowerBound
    while start < range.upperBound, found.count < mostLines {
      var end = start
      while end < range.upperBound, text[end] != 0x0A { end += 1 }
      if end - start <= longestLine, hasNamesOnly(text, start..<end) {
        found.append(EntityText.Stretch(range: start..<end))
      }
      start = end + 1
    }
  }

  /// Two to nine words, all but one or two with a capital; signs as between names.
  private static func hasNamesOnly(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var words = 0
    var capitals = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte == 0x28 { break }
      if byte == 0x7C || byte == 0x3F || byte == 0x21 || byte == 0x40 || byte &- 0x30 < 10 { return false }
      guard byte > 0x20, index == range.lowerBound || text[index - 1] <= 0x20,
        let letter = LetterCase(text, at: index, end: range.upperBound)
      else {
        index += 1
        continue
      }
      if letter.isCapital || letter.isSmall { words += 1 }
      capitals += letter.isCapital ? 1 : 0
      index += letter.byteCount
    }
    return (2...9).contains(words) && capitals >= 2 && words - capitals <= 2
  }
}

extension ArticleParser {
  /// The people that the lines beside the article name.
  func bylineAuthors(_ article: EntityText) -> [ExtractedPerson] {
    let lines = Bylines.candidates(article)
    if lines.isEmpty { return [] }
    var text = article
    text.stretches = lines
    isReadingBylines = true
    defer { isReadingBylines = false }
    begin(text)
    readUnits()
    noteTypedNames()
    readRoles()
    readPeople()
    return people.filter { isWholeByline($0.range) }.map { phrase in
      ExtractedPerson(name: self.text(of: phrase.range), mentions: [bytes(of: phrase.range)], isAuthor: true)
    }
  }

  /// Whether a name of two words or more has a line to itself, but for other names, small words and what brackets hold.
  private func isWholeByline(_ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    var word = range.lowerBound
    while word > 0, !words[word].gap.contains(.line) {
      word -= 1
      guard
        people.contains(where: { $0.range.contains(word) }) || !isCapital(word)
          || hasConnector("credit", endingAt: word + 1)
          || forms.match(.connector, at: word) != nil
      else { return false }
    }
    word = range.upperBound
    while word < words.count, words[word].gap.isDisjoint(with: [.line, .opening, .sentence]) {
      guard people.contains(where: { $0.range.contains(word) }) || !isCapital(word) else { return false }
      word += 1
    }
    return true
  }
}
