extension ArticleParser {
  /// Words that a name of a place or unit has at most.
  static let longestName = 6

  /// Whether a word can be part of a proper name: it has a capital, and is not merely a noun of a language that writes
  /// all nouns so, nor a common word at the start of a sentence.
  func isNameWord(_ word: Int) -> Bool {
    guard isCapital(word), !words[word].shape.contains(.initial) else { return false }
    let info = info(word)
    if traits.hasCapitalNouns {
      return !info.flags.contains(.common) && forms.match(.unit, at: word) == nil && forms.match(.role, at: word) == nil
        || info.flags.contains(.syllable) && !info.flags.contains(.veryCommon)
    }
    if words[word].shape.contains(.sentenceStart) { return !info.flags.contains(.common) }
    return true
  }

  /// The end of a run of capitalised words from `word` on; `word` itself where there is none.
  ///
  /// A run goes over blanks and hyphens. It ends before a word that begins a unit or a place of its own.
  func endOfName(at word: Int, limit: Int = ArticleParser.longestName) -> Int {
    var end = word
    while end < words.count, end - word < limit, isNameWord(end), end == word || words[end].gap.isTight {
      if end > word, traits.isAdjacent || !words[end].gap.contains(.hyphen),
        unitHead(at: end) != nil || placeType(at: end) != nil
      {
        break
      }
      end += 1
    }
    return end
  }

  /// Whether the words from `word` on look like a Vietnamese person's name: a family name and one to three syllables,
  /// all with capitals.
  func looksLikeVietnamesePerson(_ word: Int, end: Int) -> Bool {
    guard end - word >= 2, end - word <= 5 else { return false }
    guard info(word).familyWeight >= 3 else { return false }
    for index in word..<end where !info(index).flags.contains(.syllable) { return false }
    return true
  }
}
