extension ArticleParser {
  /// An organisation known by letters that no list has: "die NRW-…" aside, capitals are one in brackets behind a name, behind
  /// a definite article, and bare where nouns take no article. The phrase's index.
  func acronym(at word: Int) -> Int? {
    guard isAcronym(word), isAcronymInBrackets(word) || isAcronymInClause(word) else { return nil }
    return addAcronym(word)
  }

  /// Two to six capitals that no list knows as something else.
  private func isAcronym(_ word: Int) -> Bool {
    let shape = words[word].shape
    guard shape.contains(.allCapitals), shape.isDisjoint(with: [.number, .part]), !isTaken[word], unitAt[word] == -1
    else { return false }
    let info = info(word)
    guard info.flags.isDisjoint(with: [.noOrganisation, .given, .marked]),
      !info.flags.contains(.lexical) || forms.match(.legalForm, at: word) == nil
    else { return false }
    let length = Int(words[word].end - words[word].start)
    guard (2...6).contains(length), !shape.contains(.roman) || length > 3 else { return false }
    guard forms.match(.unit, at: word) == nil, forms.match(.role, at: word) == nil,
      forms.match(.title, at: word) == nil, forms.match(.subject, at: word) == nil
    else { return false }
    // A line of capitals, or a code: "BMW X5", "XY 2000".
    if word > 0, words[word].gap.isTight, !words[word - 1].shape.isDisjoint(with: [.allCapitals, .number]) {
      return false
    }
    let next = word + 1
    if next < words.count, words[next].gap.isTight || words[next].gap.contains(.slash),
      !words[next].shape.isDisjoint(with: [.allCapitals, .number])
    {
      return false
    }
    if next < words.count, words[next].gap.contains(.apostrophe) { return false }
    return worldPlace(at: word) == nil && vietnamesePlace(at: word) == nil && !isFirstOfThing(next)
  }

  /// "Verein für Naturschutz (VFN)", "Kari Storm (RP)".
  private func isAcronymInBrackets(_ word: Int) -> Bool {
    guard word > 0, words[word].gap.contains(.opening), words[word].gap.isDisjoint(with: [.line, .stop]),
      isCapital(word - 1) || unitAt[word - 1] != -1
    else { return false }
    return word + 1 < words.count && words[word + 1].gap.contains(.closing)
  }

  private func isAcronymInClause(_ word: Int) -> Bool {
    guard word > 0, words[word].gap.isBlank, info(word).flags.isDisjoint(with: [.common]) else { return false }
    let next = word + 1
    // In German a capital behind it is the noun it only describes.
    if traits.hasCapitalNouns, next < words.count, words[next].gap.isTight, isCapital(next) { return false }
    guard let link = forms.match(.connector, endingAt: word) else {
      return !traits.hasCapitalNouns && !traits.linksType && isBareSubject(word)
    }
    return forms.alternatives(.connector, at: Int(link.start)).contains {
      ["article", "fused", "of", "by", "from", "in", "with"].contains(lexicon.concept($0.entry.concept))
    }
      && !isMany(before: word)
  }

  /// The subject or object of a verb of people: "NDL forteller", "sier NDL".
  private func isBareSubject(_ word: Int) -> Bool {
    let next = word + 1
    if next < words.count, words[next].gap.isBlank, !info(next).flags.isDisjoint(with: [.says, .does]) { return true }
    return info(word - 1).flags.contains(.says)
  }

  private func addAcronym(_ word: Int) -> Int {
    let kind = lexicon.number(ofConcept: "organisation") ?? 0
    let entry = LexiconEntry(category: .organisation, concept: kind, kind: kind, scope: .named, isAcronym: true)
    return addOrganisation(
      FormMatch(start: Int32(word), end: Int32(word + 1), entry: entry, isPlural: false, level: .max))
  }
}
