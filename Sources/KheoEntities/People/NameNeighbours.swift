extension ArticleParser {
  /// Reads the names that stand in a row with a person's: "Kylian Mbappé, Hugo Ekitike (Liverpool) and Brice Samba". What
  /// one member of an enumeration is, the others are.
  func readNameNeighbours() {
    var found: [PersonPhrase] = []
    var ends = people.map(\.range.upperBound)
    while let end = ends.popLast() {
      guard let start = nextInRow(after: end), let phrase = neighbour(at: start) else { continue }
      found.append(phrase)
      ends.append(phrase.range.upperBound)
    }
    people += found
    people.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The word behind a comma or "and", with what brackets hold between left out.
  private func nextInRow(after end: Int) -> Int? {
    var next = end
    if next < words.count, words[next].gap.contains(.opening), words[next].gap.isDisjoint(with: [.line, .sentence]) {
      next += 1
      while next < words.count, next - end < 7, words[next].gap.isDisjoint(with: [.closing, .line]) { next += 1 }
      guard next < words.count, words[next].gap.contains(.closing) else { return nil }
    }
    guard next < words.count, words[next].gap.isDisjoint(with: [.line, .sentence, .stop, .quote, .dash, .semicolon])
    else { return nil }
    let link = connectors(at: next)
    let hasComma = words[next].gap.contains(.comma)
    if link.roles.isEmpty { return hasComma ? next : nil }
    guard link.roles.contains(.and), link.end < words.count, words[link.end].gap.isBlank else { return nil }
    return link.end
  }

  /// Two capitals or more that may be a name, though no list has them.
  private func neighbour(at word: Int) -> PersonPhrase? {
    guard isCapital(word), !isTaken[word], words[word].shape.isDisjoint(with: [.number, .allCapitals, .sentenceStart])
    else { return nil }
    guard !isKnownOtherwise(word), gazetteerEnd(at: word) == nil, forms.match(.title, at: word) == nil,
      let end = nameRun(at: word)
    else { return nil }
    let isVietnamese = info(word).familyWeight >= 3 && (word..<end).allSatisfy { info($0).flags.contains(.syllable) }
    if end == word + 1 {
      let flags = info(word).flags
      guard !traits.hasCapitalNouns, flags.isDisjoint(with: [.common, .syllable, .noun]),
        words[word].end - words[word].start >= 4
      else { return nil }
      guard end >= words.count || !words[end].gap.isTight || !isCapital(end), standsInRow(end) else { return nil }
    }
    var phrase = PersonPhrase(range: word..<end, form: isVietnamese ? .vietnamese : end == word + 1 ? .short : .western)
    let evidence = evidence(word..<end)
    if evidence.touchesPlace { return nil }
    phrase.roles += evidence.rolesBehind
    for index in word..<end { isTaken[index] = true }
    return phrase
  }

  /// Whether the enumeration goes on or ends behind a name.
  private func standsInRow(_ end: Int) -> Bool {
    guard end < words.count else { return true }
    if !words[end].gap.isBlank { return true }
    return connectors(at: end).roles.contains(.and)
  }

  private func nameRun(at word: Int) -> Int? {
    var end = word
    while end < words.count, end - word < 5, isCapital(end), !isTaken[end], end == word || words[end].gap.isTight,
      words[end].shape.isDisjoint(with: [.number, .allCapitals])
    {
      let flags = info(end).flags
      if traits.hasCapitalNouns, !flags.isDisjoint(with: [.common, .noun]), flags.isDisjoint(with: [.given, .family]) {
        guard end > word, end - word == 1, isGivenName(word) else { break }
      }
      if forms.match(.role, at: end) != nil || unitHead(at: end) != nil { break }
      end += 1
    }
    return end > word ? end : nil
  }
}
