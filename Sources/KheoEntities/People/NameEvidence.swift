/// What stands around a run of words that may be a person's name.
struct NameEvidence {
  var honorifics: [Range<Int>] = []
  /// The role that ends right before the name, honorifics aside.
  var roleBefore: Int?
  /// Roles that follow behind a comma or in brackets.
  var rolesBehind: [Int] = []
  var place: Int?
  /// An age or a year of birth follows.
  var hasAge = false
  /// A word for "in" or "at" stands before it.
  var isAfterPlaceWord = false
  /// The first of its words is a first name and no word, and another follows.
  var beginsWithGivenName = false
  /// A part of a place's or unit's name stands right before or behind it.
  var touchesPlace = false
  /// An article stands before it, as before a thing.
  var isAfterArticle = false
  /// An article and an adjective stand before it.
  var isAfterAdjective = false
  /// A verb of saying stands beside it.
  var isSpeaker = false
  /// A verb of what people do stands behind it.
  var isActor = false
  /// A unit follows that the person is of, behind a small word or in brackets.
  var isMember = false
  /// A label of a picture or a text stands before it, a colon between: "Foto: ".
  var isCredited = false
  /// A quotation mark touches it.
  var isQuoted = false
}

extension ArticleParser {
  /// What stands around the words of `range`.
  func evidence(_ range: Range<Int>) -> NameEvidence {
    var evidence = NameEvidence()
    evidence.beginsWithGivenName =
      range.count > 1 && isGivenName(range.lowerBound) && !info(range.lowerBound).flags.contains(.syllable)
    var start = range.lowerBound
    while start > 0, let title = title(endingAt: start) {
      evidence.honorifics.insert(Int(title.start)..<Int(title.end), at: 0)
      start = Int(title.start)
    }
    if evidence.honorifics.isEmpty, start > 0 {
      let gap = words[start].gap
      if gap.isBlank, let link = forms.match(.connector, endingAt: start) {
        for match in forms.alternatives(.connector, at: Int(link.start)) {
          switch lexicon.concept(match.entry.concept) {
          case "in": evidence.isAfterPlaceWord = true
          case "article": evidence.isAfterArticle = true
          default: break
          }
        }
      }
    }
    if roleEnds[start] >= 0, start == 0 || isRoleGap(words[start].gap) {
      let role = Int(roleEnds[start])
      if roles[role].range.upperBound <= start { evidence.roleBefore = role }
    }
    readBehind(range.upperBound, &evidence)
    readVerbs(range, &evidence)
    if range.upperBound < words.count, !words[range.upperBound].gap.isDisjoint(with: [.hyphen, .compound]) {
      evidence.touchesPlace = true
    }
    return evidence
  }

  /// Verbs and small words right before and behind a name.
  private func readVerbs(_ range: Range<Int>, _ evidence: inout NameEvidence) {
    let (start, end) = (range.lowerBound, range.upperBound)
    if start > 0, !isCapital(start - 1) || words[start - 1].shape.contains(.sentenceStart) {
      let before = info(start - 1).flags
      if words[start].gap.isBlank {
        evidence.isSpeaker = before.contains(.says)
        evidence.isAfterAdjective =
          start > 1 && isAdjectiveLike(start - 1) && words[start - 1].gap.isBlank && isArticle(start - 2)
      }
    }
    if start > 0, words[start].gap.contains(.colon), hasConnector("credit", endingAt: start) {
      evidence.isCredited = true
    }
    if start > 0, words[start].gap.contains(.quote) { evidence.isQuoted = true }
    guard end < words.count else { return }
    if words[end].gap.contains(.quote) { evidence.isQuoted = true }
    evidence.isMember = isUnitBehind(end)
    guard words[end].gap.isBlank, !isCapital(end) else { return }
    let behind = info(end).flags
    if behind.contains(.says) { evidence.isSpeaker = true }
    if behind.contains(.does) { evidence.isActor = true }
  }

  /// "vom FC Chelsea", "fra Ipswich Town", "(SPD)".
  private func isUnitBehind(_ end: Int) -> Bool {
    if words[end].gap.contains(.opening) {
      return unitAt[end] >= 0 && units[Int(unitAt[end])].isNamed || words[end].shape.contains(.allCapitals)
    }
    guard words[end].gap.isBlank else { return false }
    let link = connectors(at: end)
    guard !link.roles.isEmpty, link.roles.isDisjoint(with: [.and, .purpose]), link.end < words.count,
      words[link.end].gap.isBlank
    else { return false }
    return unitAt[link.end] >= 0 && units[Int(unitAt[link.end])].isNamed
  }

  /// Whether a small word of a role ends before `word`.
  func hasConnector(_ role: String, endingAt word: Int) -> Bool {
    guard let link = forms.match(.connector, endingAt: word) else { return false }
    return forms.alternatives(.connector, at: Int(link.start)).contains { lexicon.concept($0.entry.concept) == role }
  }

  private func isArticle(_ word: Int) -> Bool {
    forms.alternatives(.connector, at: word).contains { lexicon.concept($0.entry.concept) == "article" }
  }

  /// A small word with an ending of adjectives, in a language whose nouns have capitals.
  private func isAdjectiveLike(_ word: Int) -> Bool {
    guard traits.hasCapitalNouns, !isCapital(word), info(word).flags.isDisjoint(with: [.says, .does]) else {
      return false
    }
    let spelling = vocabulary.spelling(words[word].id)
    guard spelling.count >= 4 else { return false }
    let last = spelling[spelling.endIndex - 1], before = spelling[spelling.endIndex - 2]
    return last == UInt8(ascii: "e")
      || before == UInt8(ascii: "e")
        && [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "m")].contains(last)
  }

  private func isRoleGap(_ gap: Gap) -> Bool {
    gap.isBlank || gap.isOpen && gap.isDisjoint(with: [.slash, .apostrophe, .sign])
      || gap.contains(.colon) && gap.isDisjoint(with: [.line])
  }

  /// An honorific that ends before `word`: "ông", "Mme", "Dr."
  private func title(endingAt word: Int) -> FormMatch? {
    guard let title = forms.match(.title, endingAt: word) else { return nil }
    // "die kleine Lampe": where nouns have capitals, a title without one is an adjective.
    if traits.hasCapitalNouns, !(Int(title.start)..<Int(title.end)).contains(where: { words[$0].isCapital }),
      !words[word].gap.contains(.stop)
    {
      return nil
    }
    let gap = words[word].gap
    if gap.isBlank { return title }
    // The point of an abbreviation; the colon of "Genossen:".
    if gap.contains(.stop), gap.isDisjoint(with: [.line, .semicolon, .comma, .colon]) {
      // "… của anh. Trên sân …"
      if traits.isAdjacent, words[word].shape.contains(.sentenceStart), !isCapital(word - 1) { return nil }
      return words[word - 1].end - words[word - 1].start <= 4 ? title : nil
    }
    return gap.contains(.colon) && !gap.contains(.line) && title.isPlural ? title : nil
  }

  private func readBehind(_ end: Int, _ evidence: inout NameEvidence) {
    guard end < words.count else { return }
    let gap = words[end].gap
    guard gap.contains(.comma) || gap.contains(.opening) || gap.contains(.dash),
      gap.isDisjoint(with: [.line, .semicolon, .stop])
    else { return }
    if words[end].shape.contains(.number) {
      evidence.hasAge = isAge(end)
      if !gap.contains(.opening), !evidence.hasAge { return }
    }
    var next = end
    if evidence.hasAge {
      next = end + 1
      while next < words.count, next < end + 4, words[next].gap.isBlank || words[next].gap.contains(.hyphen) {
        next += 1
      }
      guard next < words.count, words[next].gap.contains(.comma) else { return }
    }
    readRolesBehind(next, &evidence)
  }

  /// Roles that follow each other behind a name, with commas or "and" between them, and the place behind them.
  private func readRolesBehind(_ start: Int, _ evidence: inout NameEvidence) {
    var next = start
    while next < words.count, evidence.rolesBehind.count < 6 {
      let gap = words[next].gap
      if !gap.isDisjoint(with: [.line, .semicolon, .stop]) { return }
      let link = connectors(at: next)
      let begin = link.end < words.count && roleStarts[next] < 0 ? link.end : next
      if roleStarts[begin] >= 0 {
        let role = Int(roleStarts[begin])
        evidence.rolesBehind.append(role)
        next = roles[role].range.upperBound
        continue
      }
      if placeAt[begin] >= 0, places[Int(placeAt[begin])].typed.lowerBound == begin,
        gap.contains(.comma) || link.end > next
      {
        if evidence.place == nil, !places[Int(placeAt[begin])].kinds.isEmpty { evidence.place = Int(placeAt[begin]) }
      }
      return
    }
  }

  /// "34 tuổi", "(34)", "34 Jahre", "(born 1990": a number below 120 or a year.
  private func isAge(_ word: Int) -> Bool {
    let digits = vocabulary.key(words[word].id)
    var value = 0
    for digit in digits {
      guard digit &- 0x30 < 10, value < 100_000 else { return false }
      value = value * 10 + Int(digit &- 0x30)
    }
    return (1...119).contains(value) && !words[word].gap.contains(.dash)
      || (1850...2100).contains(value) && words[word].gap.contains(.opening)
  }
}
