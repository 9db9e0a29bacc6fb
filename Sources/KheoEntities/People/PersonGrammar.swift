extension ArticleParser {
  /// Words of a name at most.
  static let longestPersonName = 6

  /// Reads the people that are named in full or with an honorific; then, by them, the names that are parts of theirs.
  func readPeople() {
    var word = 0
    while word < words.count {
      guard isCapital(word), !isTaken[word], !words[word].shape.contains(.number), let person = person(at: word) else {
        word += 1
        continue
      }
      people.append(person)
      word = person.range.upperBound
    }
  }

  private func person(at word: Int) -> PersonPhrase? {
    // A honorific or a role in capitals is not part of the name behind it.
    if forms.match(.title, at: word) != nil, isHonorificHere(word) { return nil }
    if beginsSomethingElse(word) { return nil }
    if let person = vietnamesePerson(at: word) { return person }
    return westernPerson(at: word)
  }

  /// Words that look like the start of a name and are not: the field of an office ("Bộ trưởng Ngoại giao"), a country behind
  /// one ("Đại sứ Hàn Quốc"), a small word that begins a sentence, and what brackets hold behind a person, mostly a club.
  private func beginsSomethingElse(_ word: Int) -> Bool {
    if let last = people.last, last.range.upperBound == word, words[word].gap.contains(.opening) { return true }
    guard traits.isAdjacent else { return false }
    if let subject = forms.match(.subject, at: word), subject.end > subject.start + 1, !isCapital(Int(subject.end) - 1)
    {
      return true
    }
    if let country = worldPlace(at: word), country.type == .country, country.end > word + 1 { return true }
    return isWordAtStart(word) && forms.match(.connector, at: word) != nil && !hasNextCapital(word)
  }

  private func isHonorificHere(_ word: Int) -> Bool {
    guard let title = forms.match(.title, at: word) else { return false }
    let end = Int(title.end)
    return end < words.count && isCapital(end)
      && (words[end].gap.isBlank || words[end].gap.contains(.stop) && !words[end].gap.contains(.line))
  }

  // MARK: Vietnamese names

  private func vietnamesePerson(at word: Int) -> PersonPhrase? {
    guard info(word).flags.contains(.syllable), !continuesName(word) else { return nil }
    var end = word + 1
    while end < words.count, end - word < 5, isCapital(end),
      words[end].gap.isBlank || words[end].gap.rawValue == Gap.hyphen.rawValue,
      !isTaken[end], info(end).flags.contains(.syllable) || info(end).givenWeight > 0
    {
      if traits.isAdjacent, forms.match(.role, at: end) != nil || unitHead(at: end) != nil { break }
      end += 1
    }
    // A further capital that is no syllable: a name of another kind.
    if end < words.count, isCapital(end), words[end].gap.isBlank, !isTaken[end], !info(end).flags.contains(.syllable),
      !traits.hasCapitalNouns, !words[end].shape.contains(.number), forms.match(.role, at: end) == nil
    {
      return nil
    }
    while end > word {
      let evidence = evidence(word..<end)
      if score(vietnamese: word..<end, evidence) >= 2.5 { return phrase(word..<end, .vietnamese, evidence) }
      if end - word <= 2 || evidence.roleBefore != nil || !evidence.honorifics.isEmpty { break }
      // In German the next noun may look like a syllable ("Nguyen Van An Ba").
      if !traits.hasCapitalNouns { break }
      end -= 1
    }
    let evidence = evidence(word..<end)
    // A given name behind an honorific: "ông Hải", "Frau Mai".
    if !evidence.honorifics.isEmpty, end - word <= 2 { return phrase(word..<end, .short, evidence) }
    return nil
  }

  /// Whether the capital before belongs to the same name ("Hyundai Thành Công").
  private func continuesName(_ word: Int) -> Bool {
    guard traits.isAdjacent, word > 0, words[word].gap.isBlank, isCapital(word - 1), !isTaken[word - 1],
      !isWordAtStart(word - 1)
    else { return false }
    return forms.match(.title, endingAt: word) == nil && roleEnds[word] < 0
  }

  private func score(vietnamese range: Range<Int>, _ evidence: NameEvidence) -> Double {
    let count = range.count
    guard count >= 2 else { return 0 }
    let family = info(range.lowerBound).familyWeight
    var score = family >= 100 ? 2 : family >= 10 ? 1.5 : family >= 3 ? 1 : family >= 1 ? 0.5 : -2
    if count >= 3 {
      score += 1.5
      if isMarkerName(range.lowerBound + 1) { score += 1.5 }
      if info(range.lowerBound + 1).middleWeight > 0 { score += 0.5 }
    }
    if info(range.upperBound - 1).givenWeight > 0 { score += 0.5 } else { score -= 0.5 }
    score += contextScore(evidence)
    if let place = vietnamesePlace(at: range.lowerBound), place.end >= range.upperBound {
      var isLarge = false
      for candidate in place.places where VietnamesePlaces.shared.type(of: candidate).level <= 3 { isLarge = true }
      score -= isLarge ? 3 : 1.5
    }
    if isTypedElsewhere(range) { score -= 4 }
    if evidence.touchesPlace { score -= 3 }
    return score
  }

  /// Middle names that little else than names of people has: Thị, Văn.
  private func isMarkerName(_ word: Int) -> Bool {
    info(word).middleWeight >= 300
  }

  // MARK: Other names

  private func westernPerson(at word: Int) -> PersonPhrase? {
    guard let run = westernRun(at: word) else { return nil }
    var end = run
    while end > word {
      let evidence = evidence(word..<end)
      if score(western: word..<end, evidence) >= 2 {
        return phrase(word..<end, end - word > 1 ? .western : .short, evidence)
      }
      end -= 1
      while end > word + 1, info(end - 1).flags.contains(.particle), !isCapital(end - 1) { end -= 1 }
    }
    return nil
  }

  /// The end of a run of capitals, initials and particles that a name may be.
  private func westernRun(at word: Int) -> Int? {
    guard canBeOfName(word, isFirst: true) else { return nil }
    var end = word + 1
    while end < words.count, end - word < Self.longestPersonName {
      let gap = words[end].gap
      let isAfterInitial =
        words[end - 1].shape.contains(.initial) && gap.contains(.stop)
        && gap.isDisjoint(with: [.line, .comma, .semicolon])
      guard gap.isBlank || isAfterInitial || gap.isTight else { break }
      if isTaken[end] { break }
      if isCapital(end) {
        guard canBeOfName(end, isFirst: false) else { break }
        end += 1
      } else if isSecondPart(end) {
        end += 1
      } else if isParticle(end), let next = nextCapital(behindParticle: end) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// Whether a word is a role, an honorific, a unit or an organisation.
  func meansSomethingElse(_ word: Int) -> Bool {
    guard info(word).flags.contains(.lexical) else { return false }
    return forms.match(.role, at: word) != nil || forms.match(.title, at: word) != nil || unitHead(at: word) != nil
      || organisation(at: word) != nil
      || forms.match(.legalForm, at: word) != nil
  }

  private func hasNextCapital(_ word: Int) -> Bool {
    word + 1 < words.count && isCapital(word + 1) && words[word + 1].gap.isTight
  }

  /// The second part of an Asian given name: "Sang-sik".
  private func isSecondPart(_ word: Int) -> Bool {
    words[word].gap.rawValue == Gap.hyphen.rawValue && words[word].end - words[word].start <= 5
      && !words[word].shape.contains(.number)
      && !info(word).flags.contains(.common)
  }

  /// A particle that is no word for "in" or "and" of the language ("Jordi Pujol i Soley" in a Norwegian text).
  private func isParticle(_ word: Int) -> Bool {
    guard info(word).flags.contains(.particle) else { return false }
    return !forms.alternatives(.connector, at: word).contains {
      ["in", "and"].contains(lexicon.concept($0.entry.concept))
    }
  }

  private func nextCapital(behindParticle word: Int) -> Int? {
    var next = word + 1
    while next < words.count, next - word < 3, words[next].gap.isTight {
      if isCapital(next) { return canBeOfName(next, isFirst: false) && !isTaken[next] ? next : nil }
      guard isParticle(next) else { return nil }
      next += 1
    }
    return nil
  }

  /// A first name that is no word.
  func isGivenName(_ word: Int) -> Bool {
    let flags = info(word).flags
    return flags.contains(.given) && !flags.contains(.common)
  }

  private func canBeOfName(_ word: Int, isFirst: Bool) -> Bool {
    let info = info(word)
    if words[word].shape.contains(.number) { return false }
    if words[word].shape.contains(.initial) {
      return !isFirst || !isWordAtStart(word) || words[word + 1 < words.count ? word + 1 : word].gap.contains(.stop)
    }
    if isFirst, !traits.hasCapitalNouns, !words[word].shape.contains(.sentenceStart), hasNextCapital(word) {
      return !meansSomethingElse(word)
    }
    if isFirst, info.flags.contains(.common), !info.flags.contains(.given) {
      return info.flags.contains(.family) && !info.flags.contains(.veryCommon)
    }
    if info.flags.contains(.given) || info.flags.contains(.family) { return true }
    // "Wolfgang Schüssel": a noun right behind a first name is a family name.
    if !isFirst, traits.hasCapitalNouns, isGivenName(word - 1), !info.flags.contains(.veryCommon),
      !meansSomethingElse(word)
    {
      return true
    }
    // A capital within a sentence is of a name, where nouns have none.
    if !isFirst, !traits.hasCapitalNouns, !words[word].shape.contains(.sentenceStart), !meansSomethingElse(word) {
      return true
    }
    if !isFirst, info.flags.contains(.particle) { return true }
    return !info.flags.contains(.common) && forms.match(.role, at: word) == nil && unitHead(at: word) == nil
      && forms.match(.title, at: word) == nil
  }

  private func score(western range: Range<Int>, _ evidence: NameEvidence) -> Double {
    let first = info(range.lowerBound)
    let last = info(range.upperBound - 1)
    var score = contextScore(evidence)
    let startsSentence = words[range.lowerBound].shape.contains(.sentenceStart)
    if range.count == 1 {
      let lone = loneScore(range.lowerBound, evidence)
      if lone >= 2 { return lone }
      // Any other name alone counts behind an honorific or a role.
      guard !evidence.honorifics.isEmpty || evidence.roleBefore != nil else { return 0 }
      if evidence.honorifics.isEmpty, let role = evidence.roleBefore,
        roles[role].isPlural || !words[range.lowerBound].gap.isBlank
      {
        return 0
      }
      if !first.flags.isDisjoint(with: [.common, .noun]), evidence.honorifics.isEmpty { return 0 }
      if traits.isAdjacent, evidence.honorifics.isEmpty, first.flags.contains(.syllable) { return 0 }
      if !words[range.lowerBound].shape.isDisjoint(with: [.initial, .roman]) { return 0 }
      if isKnownOtherwise(range.lowerBound) { return 0 }
      return words[range.lowerBound].shape.contains(.allCapitals) ? 0 : score
    }
    let mayBeWord = startsSentence || traits.hasCapitalNouns
    if first.flags.contains(.given) {
      score += first.flags.contains(.common) && mayBeWord ? 1 : 1.5
    } else if words[range.lowerBound].shape.contains(.initial) {
      score += 1
    } else if first.flags.contains(.common) {
      score -= 2
    } else if first.flags.contains(.noun) {
      score -= 1
    }
    if last.flags.contains(.family) {
      score += last.flags.contains(.common) && mayBeWord ? 0.5 : 1
    } else if last.flags.contains(.common) {
      score -= !mayBeWord ? -0.5 : last.flags.contains(.veryCommon) ? 2 : isGivenName(range.lowerBound) ? 0 : 1
    } else if last.flags.contains(.noun), !isGivenName(range.lowerBound) {
      score -= 1
    } else {
      score += 0.5
    }
    if evidence.isSpeaker { score += 1 }
    if evidence.isActor { score += 0.5 }
    if isUnknownPair(range, evidence) { score += 1 }
    if range.contains(where: { words[$0].shape.contains(.allCapitals) && $0 != range.lowerBound }) { score -= 1 }
    if let place = worldPlace(at: range.lowerBound), place.end >= range.upperBound { score -= 2.5 }
    if evidence.touchesPlace { score -= 2 }
    if isTypedElsewhere(range) { score -= 3 }
    if first.familyWeight >= 10, last.flags.contains(.given) { score += 1.5 }
    return score
  }

  // MARK: Both

  private func contextScore(_ evidence: NameEvidence) -> Double {
    var score = 0.0
    if !evidence.honorifics.isEmpty { score += 3 }
    if evidence.roleBefore != nil { score += 2 }
    if !evidence.rolesBehind.isEmpty { score += 1.5 }
    if evidence.hasAge { score += 1.5 }
    if evidence.isCredited { score += 3 }
    if evidence.isMember { score += 1 }
    if isReadingBylines { score += 1.5 }
    if evidence.place != nil, !evidence.honorifics.isEmpty { score += 0.5 }
    if evidence.isAfterPlaceWord { score -= evidence.beginsWithGivenName ? 0 : 2 }
    if evidence.isAfterArticle, !evidence.beginsWithGivenName, evidence.honorifics.isEmpty, evidence.roleBefore == nil {
      score -= 1
    }
    return score
  }

  private func phrase(_ range: Range<Int>, _ form: PersonPhrase.Form, _ evidence: NameEvidence) -> PersonPhrase {
    var phrase = PersonPhrase(range: range, form: form, honorifics: evidence.honorifics, place: evidence.place)
    if let role = evidence.roleBefore { phrase.roles.append(role) }
    phrase.roles += evidence.rolesBehind
    for word in range { isTaken[word] = true }
    return phrase
  }
}
