import KheoText

extension ArticleParser {
  /// Reads the names that are parts of names read before: a family name of the West, a Vietnamese given name, alone or
  /// with the middle name.
  func readNameParts() {
    let parts = nameParts()
    if parts.isEmpty { return }
    var found: [PersonPhrase] = []
    var word = 0
    while word < words.count {
      guard isCapital(word), !isTaken[word], !words[word].shape.contains(.number) else {
        word += 1
        continue
      }
      var end = word + 1
      while end < words.count, isCapital(end), words[end].gap.isTight, !isTaken[end], end - word < 4 { end += 1 }
      let isWhole =
        word == 0 || !(words[word].gap.isTight && isCapital(word - 1)) || words[word].shape.contains(.sentenceStart)
        || traits.hasCapitalNouns || isTaken[word - 1]
      var taken = word + 1
      var tried = end
      while isWhole, tried > word {
        // In a language whose nouns have capitals a name may stand beside one.
        if parts.contains(partKey(word..<tried)), tried == end || traits.hasCapitalNouns,
          isFreeOfCommonness(word..<tried)
        {
          var phrase = PersonPhrase(range: word..<tried, form: .short)
          let evidence = evidence(word..<tried)
          phrase.honorifics = evidence.honorifics
          if let role = evidence.roleBefore { phrase.roles.append(role) }
          phrase.roles += evidence.rolesBehind
          found.append(phrase)
          for index in word..<tried { isTaken[index] = true }
          taken = tried
          break
        }
        tried -= 1
      }
      word = max(taken, word + 1)
    }
    people += found
    people.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// A name that is a common word at the start of a sentence may be the word.
  private func isFreeOfCommonness(_ range: Range<Int>) -> Bool {
    guard range.count == 1 else { return true }
    let word = range.lowerBound
    let info = info(word)
    guard info.flags.contains(.common) else { return true }
    return !words[word].shape.contains(.sentenceStart) && !traits.hasCapitalNouns
  }

  /// Keys of what may stand for a person alone.
  private func nameParts() -> Set<[UInt8]> {
    var parts: Set<[UInt8]> = []
    for person in people {
      let range = person.range
      switch person.form {
      case .vietnamese:
        if range.count >= 3 { parts.insert(partKey(range.upperBound - 2..<range.upperBound)) }
        if range.count >= 2, !person.honorifics.isEmpty || range.count >= 3 {
          let last = range.upperBound - 1
          if info(last).givenWeight > 0, !info(last).flags.contains(.veryCommon) || traits.isAdjacent {
            parts.insert(partKey(last..<last + 1))
          }
        }
        parts.insert(partKey(range))
      case .western:
        parts.insert(partKey(familyName(range)))
        if info(range.lowerBound).flags.contains(.given), !info(range.lowerBound).flags.contains(.common) {
          parts.insert(partKey(range.lowerBound..<range.lowerBound + 1))
        }
        parts.insert(partKey(range))
      case .short:
        if range.count == 1, !info(range.lowerBound).flags.contains(.common) { parts.insert(partKey(range)) }
      }
    }
    return parts
  }

  /// The last word of a name with the particles before it.
  func familyName(_ range: Range<Int>) -> Range<Int> { range.upperBound - 1..<range.upperBound }

  /// Folded words of a part of a name; the s of a genitive is left out.
  func partKey(_ range: Range<Int>) -> [UInt8] {
    var key = key(of: range)
    if traits.hasCompounds, key.count > 4, key.last == UInt8(ascii: "s") { key.removeLast() }
    return key
  }
}
