extension ArticleParser {
  /// Units inside units, at most.
  static let deepestUnit = 6

  /// Reads the unit whose head word begins at `word`; nil where none does. The phrase's index.
  func unit(at word: Int, depth: Int = 0) -> Int? {
    guard word < words.count, depth < Self.deepestUnit else { return nil }
    if unitAt[word] >= 0 { return Int(unitAt[word]) }
    guard unitAt[word] == -1 else { return nil }
    let head = unitHead(at: word)
    if let organisation = organisation(at: word), organisation.end >= head?.end ?? 0 {
      return addOrganisation(organisation)
    }
    guard let head else { return unitByLegalForm(at: word) ?? acronym(at: word) }
    // "Landgerichts|reform", "tingretts|dommer": the head of the compound is another word.
    if Int(head.end) < words.count, words[Int(head.end)].gap.contains(.compound), unitHead(at: Int(head.end)) == nil,
      forms.match(.role, at: Int(head.end)) == nil
    {
      return nil
    }
    unitAt[word] = -2
    var phrase = UnitPhrase(range: word..<Int(head.end), head: head)
    phrase.isPlural = head.isPlural
    if head.level != .max { phrase.level = head.level }
    if head.entry.level != .max { phrase.level = head.entry.level }
    readBefore(&phrase)
    if let whole = wholeInside(head, depth: depth) {
      phrase.whole = whole
      phrase.range = phrase.range.lowerBound..<units[whole].range.upperBound
      _ = readChain(after: phrase.range.upperBound, inside: units[whole].place)
    } else {
      readBehind(&phrase, depth: depth)
    }
    units.append(phrase)
    unitAt[word] = Int32(units.count - 1)
    // No other unit begins inside the head: "Parti" in "cellule du Parti".
    for word in word + 1..<max(Int(head.end), word + 1) where unitAt[word] == -1 { unitAt[word] = -3 }
    for word in phrase.range { isTaken[word] = true }
    return units.count - 1
  }

  /// The whole that a head form itself names at its end: "Büro des Volkskomitees" is an office of a committee.
  private func wholeInside(_ head: FormMatch, depth: Int) -> Int? {
    let end = Int(head.end)
    guard end - Int(head.start) >= 3 else { return nil }
    for word in Int(head.start) + 2..<end {
      guard let inner = unitHead(at: word), Int(inner.end) >= end, inner.entry.scope.contains(.level),
        inner.end - inner.start >= (traits.linksType ? 2 : 1), connectors(at: word - 1).roles.contains(.of)
      else { continue }
      return unit(at: word, depth: depth + 1)
    }
    return nil
  }

  // MARK: Before the head

  /// Levels and subjects before the head: "Provinz|komitee", "den sentrale propaganda- og massemobiliseringskommisjonen".
  private func readBefore(_ phrase: inout UnitPhrase) {
    if traits.isAdjacent { return }
    var start = phrase.range.lowerBound
    while start > 0, words[start].gap.isTight || words[start].gap.contains(.compound) {
      if let level = forms.match(.level, endingAt: start) {
        phrase.level = phrase.level ?? level.entry.concept
        start = Int(level.start)
      } else if let subject = forms.match(.subject, endingAt: start),
        !words[start].gap.isDisjoint(with: [.compound, .hyphen]) || !traits.linksType
      {
        phrase.subjects.append(subject.entry.concept)
        start = Int(subject.start)
      } else if let link = forms.match(.connector, endingAt: start), start < phrase.range.lowerBound,
        lexicon.concept(link.entry.concept) == "and", Int(link.start) > 0,
        let subject = forms.match(.subject, endingAt: Int(link.start)), words[Int(link.start)].gap.contains(.hyphen)
      {
        phrase.subjects.append(subject.entry.concept)
        start = Int(subject.start)
      } else if words[start].gap.contains(.compound) {
        // An unknown beginning of a compound is part of the name.
        start -= 1
        phrase.names.append(start..<start + 1)
      } else {
        break
      }
    }
    phrase.range = start..<phrase.range.upperBound
    readNameBefore(&phrase)
  }

  /// "Hoa Binh High School", "X kommunestyre": a name before the head, and a whole in the genitive ("partikomiteens …").
  private func readNameBefore(_ phrase: inout UnitPhrase) {
    let start = phrase.range.lowerBound
    guard start > 0, words[start].gap.isTight, !words[start].gap.contains(.compound) else { return }
    if traits.putsGenitiveBefore,
      let whole = units.indices.suffix(8).last(where: { units[$0].range.upperBound == start }),
      vocabulary.spelling(words[start - 1].id).last == UInt8(ascii: "s")
    {
      phrase.whole = whole
      phrase.level = phrase.level ?? units[whole].level
      phrase.range = units[whole].range.lowerBound..<phrase.range.upperBound
      return
    }
    guard !traits.linksType || phrase.head.entry.scope.contains(.named) else { return }
    if traits.hasCapitalNouns, words[start].gap.isBlank, let place = gazetteerPlace(endingAt: start) {
      phrase.place = place
      phrase.range = places[place].name.lowerBound..<phrase.range.upperBound
      return
    }
    if let index = placeAt[max(0, start - 7)..<start].lastIndex(where: { $0 >= 0 }),
      places[Int(placeAt[index])].typed.upperBound == start,
      !traits.hasCapitalNouns || words[start].gap.contains(.hyphen)
    {
      phrase.place = Int(placeAt[index])
      phrase.range = places[Int(placeAt[index])].typed.lowerBound..<phrase.range.upperBound
      return
    }
    guard phrase.head.entry.scope.contains(.named) else { return }
    // In French a name before its head is English: "Hoa Binh High School".
    if traits.linksType, !isCapital(start) { return }
    var first = start
    while first > 0, start - first < Self.longestName, isNameWord(first - 1), !isTaken[first - 1],
      first == start || words[first].gap.isTight
    {
      first -= 1
    }
    if first == start { return }
    if let place = barePlace(at: first, inChain: true), places[place].typed.upperBound == start {
      phrase.place = place
    } else {
      phrase.names.append(first..<start)
      for word in first..<start { isTaken[word] = true }
    }
    phrase.range = first..<phrase.range.upperBound
  }

  /// A Vietnamese place whose name ends right before `word`.
  private func gazetteerPlace(endingAt word: Int) -> Int? {
    for start in max(0, word - 4)..<word where isCapital(start) && !words[start].gap.contains(.compound) {
      if gazetteerEnd(at: start) == word, word - start >= 2 {
        return placeAt[start] >= 0
          ? Int(placeAt[start]) : add(PlacePhrase(name: start..<word, typed: start..<word, kinds: []), at: start)
      }
    }
    return nil
  }

  // MARK: Behind the head

  private func readBehind(_ phrase: inout UnitPhrase, depth: Int) {
    var end = phrase.range.upperBound
    // A genitive looks forward to its part, not to what it is for.
    if traits.putsGenitiveBefore, vocabulary.spelling(words[end - 1].id).last == UInt8(ascii: "s"),
      !phrase.head.isPlural, end < words.count, words[end].gap.isTight, !isCapital(end)
    {
      return
    }
    var isAfterSubject = !phrase.subjects.isEmpty
    while end < words.count {
      let gap = words[end].gap
      if !gap.isOpen { break }
      if gap.contains(.comma) || gap.contains(.dash) || gap.contains(.slash) {
        // A list of subjects: "für Brandschutz, Feuerwehr und Rettung", "Kultur – Information".
        let link = gap.contains(.comma) && traits.linksType ? connectors(at: end).end : end
        guard isAfterSubject, link < words.count, let subject = forms.match(.subject, at: link),
          gap.contains(.dash) || isSubjectList(at: Int(subject.end))
        else { break }
        phrase.subjects.append(subject.entry.concept)
        end = Int(subject.end)
        continue
      }
      let link = gap.contains(.quote) ? (roles: Connectors(), end: end) : connectors(at: end)
      let next = link.end
      guard next < words.count, next == end || words[next].gap.isTight || words[next].gap.contains(.quote) else {
        break
      }
      guard let step = step(&phrase, at: next, link: link.roles, isAfterSubject: isAfterSubject, depth: depth) else {
        break
      }
      end = step.end
      isAfterSubject = step.isSubject
      if step.isLast { break }
    }
    phrase.range = phrase.range.lowerBound..<end
    leaveClassNoun(&phrase)
    let chain = readChain(after: end, inside: phrase.place)
    if phrase.place == nil { phrase.place = chain.places.first }
    // "Comité provincial de X": the level says what X is.
    if let place = phrase.place, places[place].kinds.isEmpty, !places[place].isWorld, let level = phrase.level,
      let kind = PlaceKind(name: lexicon.concept(level))
    {
      places[place].kinds = PlaceKinds(kind)
    }
  }

  /// "die Zeitung X", "le groupe X": the name behind a class noun is the unit's name.
  private func leaveClassNoun(_ phrase: inout UnitPhrase) {
    guard !traits.isAdjacent, lexicon.apposedKinds.contains(phrase.head.entry.kind),
      !phrase.head.entry.scope.contains(.unique), phrase.names.count == 1,
      phrase.place == nil, phrase.whole == nil, phrase.level == nil, phrase.subjects.isEmpty
    else { return }
    let name = phrase.names[0]
    guard name.lowerBound == Int(phrase.head.end), name.upperBound == phrase.range.upperBound,
      phrase.range.lowerBound == Int(phrase.head.start),
      words[name.lowerBound].gap.isDisjoint(with: [.hyphen, .compound])
    else { return }
    guard
      traits.hasCapitalNouns || !isCapital(phrase.range.lowerBound)
        || words[phrase.range.lowerBound].shape.contains(.sentenceStart)
    else { return }
    phrase.range = name
  }

  /// Whether a list of subjects goes on to its "and".
  private func isSubjectList(at word: Int) -> Bool {
    guard word < words.count, words[word].gap.isOpen else { return false }
    if words[word].gap.contains(.comma) { return forms.match(.subject, at: word) != nil }
    let link = connectors(at: word)
    return link.roles.contains(.and) && link.end < words.count && forms.match(.subject, at: link.end) != nil
  }

  private struct Step {
    var end: Int
    var isSubject = false
    var isLast = false
  }

  /// One part of a unit's name behind its head; nil where the name ends before `word`.
  private func step(
    _ phrase: inout UnitPhrase, at word: Int, link: Connectors, isAfterSubject: Bool, depth: Int
  ) -> Step? {
    if link.contains(.and), !isAfterSubject { return nil }
    if words[word].gap.contains(.quote) {
      return link.isEmpty && word == phrase.range.upperBound ? quotedName(&phrase, at: word) : nil
    }
    if link.isEmpty || !link.contains(.and), let place = typedPlace(at: word), accepts(place, of: phrase, link) {
      phrase.place = place
      let chain = readChain(after: places[place].typed.upperBound, inside: place)
      _ = chain
      return Step(
        end: places[place].typed.upperBound, isLast: !traits.isAdjacent && !traits.linksType && !traits.hasCapitalNouns)
    }
    if !link.contains(.and), link.isEmpty ? acceptsAdjacent(word, phrase) : !link.contains(.from),
      unitHead(at: word) != nil,
      let whole = unit(at: word, depth: depth + 1)
    {
      guard !units[whole].isPlural || !link.contains(.of) else { return nil }
      phrase.whole = whole
      return Step(end: units[whole].range.upperBound, isLast: true)
    }
    // "der Hoa Binh High School": a name with its unit behind it.
    if !link.contains(.and), !link.isEmpty, !traits.isAdjacent, let name = gazetteerEnd(at: word), name < words.count,
      words[name].gap.isBlank, isCapital(name), unitHead(at: name) != nil, let whole = unit(at: name, depth: depth + 1),
      units[whole].range.lowerBound == word
    {
      phrase.whole = whole
      return Step(end: units[whole].range.upperBound, isLast: true)
    }
    if let beginning = compoundUnit(at: word), !link.contains(.and), !link.isEmpty || traits.putsGenitiveBefore,
      let whole = unit(at: beginning, depth: depth + 1), units[whole].range.lowerBound == word
    {
      phrase.whole = whole
      return Step(end: units[whole].range.upperBound, isLast: true)
    }
    if let subject = forms.match(.subject, at: word), !link.contains(.in) || link.contains(.purpose),
      !link.isEmpty || traits.isAdjacent || traits.linksType,
      !traits.isAdjacent || forms.match(.level, at: word) == nil
    {
      phrase.subjects.append(subject.entry.concept)
      return Step(end: Int(subject.end), isSubject: true)
    }
    if let level = forms.match(.level, at: word), !link.contains(.and) {
      guard phrase.level == nil || traits.isAdjacent else { return nil }
      if phrase.level == nil { phrase.level = level.entry.concept }
      return Step(end: Int(level.end))
    }
    // "der Provinz", "du district" without a name: a level too.
    if let type = placeType(at: word), !type.isPlural, !link.contains(.and), phrase.level == nil, phrase.place == nil,
      link.contains(.of) || link.contains(.article) || traits.isAdjacent || link.contains(.in)
    {
      phrase.level = lexicon.number(ofConcept: type.kinds.kinds.last!.name)
      return Step(end: type.end)
    }
    if !link.contains(.and), link.isEmpty || link.contains(.of) || link.contains(.in),
      let place = barePlace(at: word, inChain: true)
    {
      let end = places[place].typed.upperBound
      if isNamedAfter(place) {
        phrase.names.append(word..<end)
        places[place].isCertain = false
        return Step(end: end)
      }
      phrase.place = place
      return Step(end: end, isLast: true)
    }
    if link.contains(.purpose), link.isDisjoint(with: [.and, .in, .from]), let end = endOfPurpose(word, phrase) {
      phrase.purpose = word..<end
      return Step(end: end, isLast: true)
    }
    return nameStep(&phrase, at: word, link: link)
  }

  /// A noun behind "for" that no list has, a compound with all its parts.
  private func endOfPurpose(_ word: Int, _ phrase: UnitPhrase) -> Int? {
    guard lexicon.purposeKinds.contains(phrase.head.entry.kind), phrase.subjects.isEmpty, phrase.purpose == nil,
      !phrase.isPlural
    else { return nil }
    guard words[word].end - words[word].start >= 6 || word + 1 < words.count && words[word + 1].gap.contains(.compound),
      isCapital(word) == traits.hasCapitalNouns,
      !words[word].shape.contains(.number)
    else { return nil }
    var end = word + 1
    while end < words.count, words[end].gap.contains(.compound) { end += 1 }
    return end
  }

  /// A city's name that a smaller place follows is no place here: "Jugendunion Ho Chi Minh des Bezirks X".
  private func isNamedAfter(_ place: Int) -> Bool {
    let end = places[place].typed.upperBound
    guard end < words.count, words[end].gap.isBlank, !places[place].isWorld else { return false }
    let link = traits.isAdjacent ? (roles: Connectors.of, end: end) : connectors(at: end)
    guard link.roles.contains(.of), let next = typedPlace(at: link.end), let kind = places[next].kinds.kinds.last else {
      return false
    }
    return kind.rawValue < PlaceKind.city.rawValue
      && VietnamesePlaces.shared.places(named: key(of: places[place].name)).contains {
        VietnamesePlaces.shared.type(of: $0).level <= 2
      }
  }

  /// A name in quotation marks, which close behind it.
  private func quotedName(_ phrase: inout UnitPhrase, at word: Int) -> Step? {
    guard phrase.head.entry.scope.contains(.named), !phrase.isPlural, isCapital(word) else { return nil }
    var end = word + 1
    while end < words.count, end - word < Self.longestName, words[end].gap.isTight { end += 1 }
    guard end < words.count, words[end].gap.contains(.quote), words[end].gap.isDisjoint(with: [.line]) else {
      return nil
    }
    phrase.names.append(word..<end)
    for index in word..<end { isTaken[index] = true }
    return Step(end: end)
  }

  private func nameStep(_ phrase: inout UnitPhrase, at word: Int, link: Connectors) -> Step? {
    guard !link.contains(.and), !link.contains(.purpose), !link.contains(.from), !link.contains(.in) else { return nil }
    guard phrase.names.isEmpty || phrase.names.last?.upperBound != phrase.range.upperBound else { return nil }
    guard !phrase.isPlural else { return nil }
    if link.isEmpty, words[word].shape.contains(.number) || words[word].shape.contains(.roman),
      !words[word].gap.contains(.quote)
    {
      guard isNumberName(word) else { return nil }
      phrase.names.append(word..<word + 1)
      return Step(end: word + 1)
    }
    // A name in the genitive ("der Hoa Binh High School") is a unit of its own; others follow without an article.
    guard link.isEmpty || traits.linksType || link == .of else { return nil }
    guard phrase.head.entry.scope.contains(.named) || phrase.head.entry.scope.contains(.level) else { return nil }
    let end = endOfName(at: word)
    guard end > word else { return nil }
    if looksLikePersonBehindUnit(word, end: end, phrase) { return nil }
    if let place = worldPlace(at: word), place.type == .country, place.end >= end { return nil }
    // "groupe de Jean Dupont": what belongs to a person is not named so; "lycée Victor Hugo" is.
    if link.contains(.of), end - word >= 2, isGivenName(word), !info(word).flags.contains(.syllable) { return nil }
    if lexicon.localKinds.contains(phrase.head.entry.kind), phrase.place == nil, isSyllables(word..<end) {
      phrase.place = add(PlacePhrase(name: word..<end, typed: word..<end, kinds: []), at: word)
      return Step(end: end, isLast: true)
    }
    // "im Bundesrat Guy Parmelin": a head that is a role too names him.
    if forms.match(.role, at: Int(phrase.head.start)) != nil, isGivenName(word), end - word >= 2 { return nil }
    var stop = end
    if stop < words.count, words[stop].gap.isBlank, let form = forms.match(.legalForm, at: stop),
      lexicon.concept(form.entry.concept) != "before"
    {
      stop = Int(form.end)
    }
    phrase.names.append(word..<stop)
    for index in word..<stop { isTaken[index] = true }
    return Step(end: stop)
  }

  private func isSyllables(_ range: Range<Int>) -> Bool {
    range.count >= 2 && range.allSatisfy { info($0).flags.contains(.syllable) }
  }

  /// Names of schools and streets are persons' names; behind other units a person follows who is another matter.
  private func looksLikePersonBehindUnit(_ word: Int, end: Int, _ phrase: UnitPhrase) -> Bool {
    if phrase.head.entry.scope.contains(.named), !traits.isAdjacent || !phrase.head.entry.scope.contains(.level) {
      return false
    }
    if traits.isAdjacent { return looksLikeVietnamesePerson(word, end: end) && end - word >= 3 }
    return info(word).flags.contains(.given) && end - word >= 2 && !info(word).flags.contains(.syllable)
  }

  private func accepts(_ place: Int, of phrase: UnitPhrase, _ link: Connectors) -> Bool {
    if link.contains(.from) { return false }
    return link.isEmpty || link.contains(.of) || link.contains(.in) || link.contains(.article)
  }

  /// Units follow each other without a small word in Vietnamese, and in compounds of capitals.
  private func acceptsAdjacent(_ word: Int, _ phrase: UnitPhrase) -> Bool {
    traits.isAdjacent || words[word].gap.contains(.compound)
  }

  /// The head of the unit whose compound begins at `word`: "Provinz|parteikomitees".
  private func compoundUnit(at word: Int) -> Int? {
    var head = word
    while head + 1 < words.count, head - word < 6,
      words[head + 1].gap.contains(.compound) || forms.match(.level, at: head) != nil && words[head + 1].gap.isBlank
        || forms.match(.subject, at: head) != nil && words[head + 1].gap.isTight
        || words[head + 1].gap.contains(.hyphen)
    {
      head += 1
      if unitHead(at: head) != nil { return head }
    }
    return nil
  }
}
