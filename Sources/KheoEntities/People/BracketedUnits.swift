extension ArticleParser {
  /// Reads what stands in brackets behind a person: the club of a player, the party of a politician, the house of an expert.
  ///
  /// "Nguyen Van A (Ha Noi FC)", "Kari Storm (Rødt)". A number is an age; a place of the gazetteer stays a place.
  func readBracketedUnits() {
    for person in people {
      let start = person.range.upperBound
      guard start < words.count, words[start].gap.contains(.opening),
        words[start].gap.isDisjoint(with: [.line, .stop, .comma])
      else { continue }
      guard let end = endOfBracket(start), !isTaken[start..<end].contains(true), isNameOfUnit(start..<end) else {
        continue
      }
      let kind = lexicon.number(ofConcept: "organisation") ?? 0
      let entry = LexiconEntry(category: .organisation, concept: kind, kind: kind, scope: .named, isAcronym: false)
      _ = addOrganisation(FormMatch(start: Int32(start), end: Int32(end), entry: entry, isPlural: false, level: .max))
    }
  }

  /// Where the bracket that opens before `start` closes, five words on at most.
  private func endOfBracket(_ start: Int) -> Int? {
    var end = start + 1
    while end < words.count, end - start <= 5 {
      if words[end].gap.contains(.closing) { return end }
      guard words[end].gap.isTight else { return nil }
      end += 1
    }
    return nil
  }

  /// Capitals that are neither a role nor a common word.
  private func isNameOfUnit(_ range: Range<Int>) -> Bool {
    guard range.allSatisfy({ isCapital($0) && !words[$0].shape.contains(.number) }) else { return false }
    let first = info(range.lowerBound).flags
    if words[range.lowerBound].shape.contains(.initial) || first.contains(.noOrganisation)
      || forms.match(.role, at: range.lowerBound) != nil
    {
      return false
    }
    if range.count == 1, !first.isDisjoint(with: [.common, .noun]) { return false }
    return barePlace(at: range.lowerBound, inChain: true) == nil || placeAt[range.lowerBound] < 0
  }
}
