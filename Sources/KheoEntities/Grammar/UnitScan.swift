extension ArticleParser {
  /// Reads every unit and every place with a type word, from the first word to the last.
  func readUnits() {
    var word = 0
    while word < words.count {
      let isLexical = info(word).flags.contains(.lexical)
      if isLexical || words[word].shape.contains(.allCapitals), let index = unit(at: word) {
        // A syllable inside the head is no head ("hội" in "Quốc hội"); parts behind it are units of their own.
        word = max(word + 1, units[index].isNamed || !traits.isAdjacent ? word + 1 : Int(units[index].head.end))
        continue
      }
      if isLexical, unitHead(at: word) != nil {
        word += 1
        continue
      }
      if isLexical, let end = placeList(at: word) {
        word = max(word + 1, end)
        continue
      }
      if isLexical && placeType(at: word) != nil || words[word].isCapital && placeAt[word] < 0 && !isTaken[word] {
        readTypedPlace(at: word)
      }
      word += 1
    }
  }

  private func readTypedPlace(at word: Int) {
    guard let place = typedPlace(at: word) else { return }
    _ = readChain(after: places[place].typed.upperBound, inside: place)
  }

  /// Decides which units are particular ones, the inner before the outer.
  func anchorUnits() {
    // For each word the first unit that begins there.
    var starts: [Int: Int] = [:]
    for index in units.indices where starts[units[index].range.lowerBound] == nil {
      starts[units[index].range.lowerBound] = index
    }
    for index in units.indices where !units[index].isNamed && isItem(units[index]) { readItem(index, starts) }
    for index in units.indices where !units[index].isNamed { units[index].isAnchored = isAnchored(index) }
    for index in units.indices where !units[index].isAnchored { shareAnchor(index, starts) }
  }

  private func isAnchored(_ index: Int) -> Bool {
    let unit = units[index]
    if unit.isPlural { return false }
    let scope = unit.head.entry.scope
    if isPeople(unit) { return false }
    let isIndefinite = isMany(before: unit.range.lowerBound)
    if !unit.names.allSatisfy({
      words[$0.lowerBound].gap.contains(.compound)
        || $0.upperBound == unit.range.lowerBound + 1 && $0.upperBound < words.count
          && words[$0.upperBound].gap.contains(.compound)
    }) {
      return true
    }
    if isIndefinite { return false }
    if unit.place != nil { return true }
    if scope.contains(.unique) { return true }
    if let whole = unit.whole, units[whole].isAnchored { return true }
    if let level = unit.level, doesAnchor(level, scope), isDefiniteWithLevel(unit) { return true }
    if isItem(unit) { return true }
    return isForSomething(unit)
  }

  /// "Ministerium für Gesundheit", "helsedepartementet": what is for something is a particular one, if a capital or the
  /// article shows that one is meant.
  private func isForSomething(_ unit: UnitPhrase) -> Bool {
    let isLong = unit.head.entry.scope.contains(.level) && unit.head.end - unit.head.start >= 3
    guard !unit.subjects.isEmpty || unit.purpose != nil || isLong, lexicon.purposeKinds.contains(unit.head.entry.kind)
    else {
      return false
    }
    let isLinked = unit.range.upperBound > Int(unit.head.end)
    guard unit.head.entry.scope.contains(.level) || isLinked else { return false }
    if traits.linksType, isLinked { return !connectors(at: Int(unit.head.end)).roles.isEmpty }
    if traits.isAdjacent || traits.linksType {
      return isCapital(unit.range.lowerBound) || !traits.isAdjacent && unit.head.entry.scope.contains(.level)
    }
    if traits.hasCapitalNouns || isCapital(unit.range.lowerBound) { return true }
    return isDefinite(unit)
  }

  /// "etniske grupper", "religiöse Gruppe": people of a faith or an origin are no unit.
  private func isPeople(_ unit: UnitPhrase) -> Bool {
    guard ["company", "residential_group", "association"].contains(lexicon.concept(unit.head.entry.kind)) else {
      return false
    }
    let concept = lexicon.concept(unit.head.entry.concept)
    guard concept == "corporation" || concept == "residential_group" else { return false }
    return unit.subjects.contains { ["ethnic_minorities", "religion"].contains(lexicon.concept($0)) }
  }

  /// "nasjonalt forsvar" is no unit, "det nasjonale forsvaret" and "provinspartikomiteen" are: where nouns bear the article,
  /// a level beside the noun anchors it only with one.
  private func isDefiniteWithLevel(_ unit: UnitPhrase) -> Bool {
    guard traits.putsGenitiveBefore,
      !isCapital(unit.range.lowerBound) || words[unit.range.lowerBound].shape.contains(.sentenceStart)
    else { return true }
    let head = Int(unit.head.start)
    guard head > unit.range.lowerBound, words[head].gap.isBlank else { return true }
    if vocabulary.spelling(words[head - 1].id).last == UInt8(ascii: "s") { return true }
    return isDefinite(unit)
  }

  /// Whether a noun bears the article as its ending, as in Norwegian: "departementet", "nemnda", "kommisjonens".
  private func isDefinite(_ unit: UnitPhrase) -> Bool {
    let last = Int(unit.head.end) - 1
    let spelling = vocabulary.spelling(words[last].id)
    let bare = spelling.last == UInt8(ascii: "s") ? spelling.dropLast() : spelling
    return ["en", "et", "a"].contains { bare.count > 4 && bare.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// A level of administration anchors any unit; "national", "federal", "central" those that each country has one of; others
  /// ("local", "high") none.
  private func doesAnchor(_ level: UInt16, _ scope: LexiconEntry.Scope) -> Bool {
    let name = lexicon.concept(level)
    if PlaceKind(name: name) != nil, name != "region" { return true }
    return ["central", "national", "federal", "state"].contains(name) && !scope.isDisjoint(with: [.level, .unique])
  }

  /// The name of an item of a list goes to the first comma, or to a dash behind a number; what it is part of follows.
  private func readItem(_ index: Int, _ starts: [Int: Int]) {
    var end = units[index].range.upperBound
    let limit = min(words.count, units[index].range.lowerBound + Self.longestItem)
    while end < limit, words[end].gap.isDisjoint(with: [.comma, .semicolon, .stop, .colon, .line, .opening]) {
      if words[end].gap.contains(.dash), isNumberWord(end - 1) { break }
      end += 1
    }
    guard end < limit || end == words.count else { return }
    units[index].range = units[index].range.lowerBound..<end
    attachWhole(to: index, at: end, starts)
  }

  /// "Politische Abteilung, Stab, Kommando der Provinz": each is part of the next.
  private func attachWhole(to index: Int, at end: Int, _ starts: [Int: Int]) {
    var (index, end) = (index, end)
    for _ in 0..<Self.deepestUnit {
      guard end < words.count, words[end].gap.contains(.comma),
        let next = starts[end]
      else { return }
      while let whole = units[index].whole { index = whole }
      guard index != next, units[index].place == nil, units[index].level == nil else { return }
      units[index].whole = next
      index = next
      end = units[next].range.upperBound
    }
  }

  /// Words of an item's name at most.
  private static let longestItem = 24

  private func isNumberWord(_ word: Int) -> Bool { !words[word].shape.isDisjoint(with: [.number, .roman]) }

  /// Whether a unit is an item of a list whose items end in semicolons.
  private func isItem(_ unit: UnitPhrase) -> Bool {
    let start = unit.range.lowerBound
    guard isCapital(start), !words[start].gap.isDisjoint(with: [.semicolon, .colon, .line]) else { return false }
    var semicolons = 0
    var word = start + 1
    while word < words.count, word < start + 120, !words[word].gap.contains(.line) {
      semicolons += words[word].gap.contains(.semicolon) ? 1 : 0
      if semicolons > 1 { return true }
      word += 1
    }
    return semicolons > 0 && words[start].gap.contains(.semicolon)
  }

  /// "Volksrat und Volkskomitee der Provinz": what anchors the second anchors the first.
  private func shareAnchor(_ index: Int, _ starts: [Int: Int]) {
    let unit = units[index]
    guard !unit.isPlural, unit.range.upperBound < words.count, !isMany(before: unit.range.lowerBound) else { return }
    let link = connectors(at: unit.range.upperBound)
    guard link.roles.contains(.and), link.end < words.count, words[unit.range.upperBound].gap.isTight,
      words[link.end].gap.isTight
    else { return }
    guard let next = starts[link.end], units[next].isAnchored else { return }
    guard units[next].place != nil || units[next].level != nil || units[next].whole != nil else { return }
    units[index].place = units[next].place
    units[index].level = units[next].level
    units[index].whole = units[next].whole
    units[index].isAnchored = true
  }
}
