extension ArticleParser {
  /// An organisation of the list that begins at `word`.
  func organisation(at word: Int) -> FormMatch? {
    guard info(word).flags.contains(.lexical) else { return nil }
    guard let match = forms.match(.organisation, at: word),
      isCapital(word) || words[word].shape.contains(.number) || match.entry.isSmall
    else { return nil }
    // A name that is a common word is one only where no sentence begins and no noun is meant.
    if match.end == match.start + 1, !words[word].shape.contains(.allCapitals), info(word).flags.contains(.common),
      traits.hasCapitalNouns || words[word].shape.contains(.sentenceStart), !isInQuotes(word), unitHead(at: word) == nil
    {
      return nil
    }
    let end = Int(match.end)
    if words[word].gap.contains(.compound) || end < words.count && words[end].gap.contains(.compound) { return nil }
    if isFirstOfThing(end) { return nil }
    return match
  }

  private func isInQuotes(_ word: Int) -> Bool {
    words[word].gap.contains(.quote) && word + 1 < words.count && words[word + 1].gap.contains(.quote)
  }

  /// Whether a hyphen joins what ends before `end` to a noun that is neither a person nor a unit: in "SPD-Chef" the party
  /// is meant, in "EU-Gipfel" the first part only says what kind of thing it is.
  func isFirstOfThing(_ end: Int) -> Bool {
    guard end < words.count, words[end].gap.contains(.hyphen),
      words[end].gap.isDisjoint(with: [.comma, .opening, .closing, .dash])
    else { return false }
    var word = end
    while word < words.count, word - end < 4,
      word == end || words[word].gap.contains(.compound) || words[word].gap.contains(.hyphen)
    {
      if forms.match(.role, at: word) != nil || unitHead(at: word) != nil || placeType(at: word) != nil { return false }
      word += 1
    }
    return true
  }

  /// A company or club that is known by its legal form: "X AG", "FC X". The phrase's index.
  func unitByLegalForm(at word: Int) -> Int? {
    guard unitAt[word] == -1, info(word).flags.contains(.lexical) else { return nil }
    for match in forms.alternatives(.legalForm, at: word) {
      let position = lexicon.concept(match.entry.concept)
      let end = Int(match.end)
      if position != "before", let start = startOfName(endingAt: word) {
        return addNamed(start..<end, match)
      }
      if position != "after", end < words.count, words[end].gap.isTight {
        let stop = endOfClubName(at: end)
        if stop > end { return addNamed(word..<stop, match) }
      }
    }
    return nil
  }

  /// A name of capitals or a year: "1. FC Köln", "Schalke 04".
  private func endOfClubName(at word: Int) -> Int {
    var end = endOfName(at: word, limit: 4)
    if end == word, isCapital(word), worldPlace(at: word) != nil || vietnamesePlace(at: word) != nil { end = word + 1 }
    if end > word, end < words.count, words[end].gap.isBlank, words[end].shape.contains(.number),
      words[end].end - words[end].start <= 4,
      isNumberName(end)
    {
      end += 1
    }
    return end
  }

  private func startOfName(endingAt word: Int) -> Int? {
    var start = word
    while start > 0, word - start < Self.longestName, words[start].gap.isTight || words[start].gap.contains(.sign),
      isNameWord(start - 1) || words[start - 1].shape.contains(.allCapitals), !isTaken[start - 1]
    {
      start -= 1
    }
    return start < word ? start : nil
  }

  private func addNamed(_ range: Range<Int>, _ match: FormMatch) -> Int {
    var phrase = UnitPhrase(range: range, head: match)
    phrase.names = [range]
    phrase.isAnchored = true
    phrase.isNamed = true
    units.append(phrase)
    for word in range {
      isTaken[word] = true
      if unitAt[word] == -1 { unitAt[word] = -3 }
    }
    unitAt[range.lowerBound] = Int32(units.count - 1)
    return units.count - 1
  }

  /// An organisation as a unit phrase.
  func addOrganisation(_ match: FormMatch) -> Int { addNamed(Int(match.start)..<Int(match.end), match) }
}
