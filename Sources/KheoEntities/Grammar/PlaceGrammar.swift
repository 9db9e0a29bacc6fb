extension ArticleParser {
  /// Reads a place whose name or type word begins at `word`: a type word and a name ("huyện X", "Bezirk X",
  /// "commune de X"), or a name and a type word ("X kommune"). The phrase's index, or nil.
  func typedPlace(at word: Int) -> Int? {
    if word >= words.count { return nil }
    if placeAt[word] >= 0, places[Int(placeAt[word])].typed.lowerBound == word { return Int(placeAt[word]) }
    if let type = placeType(at: word), !type.isPlural, let place = place(afterType: type, at: word) { return place }
    return placeBeforeType(at: word)
  }

  private func place(afterType type: (kinds: PlaceKinds, end: Int, isPlural: Bool), at word: Int) -> Int? {
    var start = type.end
    guard start < words.count, words[start].gap.isTight || isAbbreviated(word..<start) else { return nil }
    if !traits.isAdjacent {
      let link = connectors(at: start)
      if !link.roles.isEmpty {
        // "im Bezirk der", "kommune i": what follows is something else.
        guard traits.linksType, !link.roles.contains(.in), !link.roles.contains(.and) else { return nil }
        start = link.end
      }
    }
    guard start < words.count,
      words[start].gap.isTight || words[start].gap.contains(.quote) || isAbbreviated(word..<start)
    else { return nil }
    guard let end = endOfPlaceName(at: start, kinds: type.kinds) else { return nil }
    return add(PlacePhrase(name: start..<end, typed: word..<end, kinds: type.kinds), at: word)
  }

  /// "TP.HCM", "TX. Sơn Tây": the type word is capitals with a full stop behind.
  private func isAbbreviated(_ type: Range<Int>) -> Bool {
    let gap = words[type.upperBound].gap
    return type.count == 1 && !words[type.lowerBound].shape.isDisjoint(with: [.allCapitals, .initial])
      && words[type.lowerBound].end - words[type.lowerBound].start <= 3 && gap.contains(.stop)
      && gap.isDisjoint(with: [.line, .comma, .closing, .quote])
  }

  /// "X kommune", "X-Straße", "X district": the type word follows the name.
  private func placeBeforeType(at word: Int) -> Int? {
    guard !traits.isAdjacent, isNameWord(word), word == 0 || !words[word].gap.contains(.compound) else { return nil }
    var end = endOfName(at: word, limit: 4)
    if end == word { return nil }
    // The type word may itself be written with a capital and so lie in the run.
    for split in word + 1...end where split < words.count {
      guard words[split].gap.isTight, let type = placeType(at: split), !type.isPlural else { continue }
      let isHyphenated = !words[split].gap.isDisjoint(with: [.hyphen, .compound])
      guard isHyphenated || traits.putsTypeBehind else { continue }
      // "Arbeits|markt": in a compound of words the first is no name.
      if words[split].gap.contains(.compound), isWordWithJoint(word) { return nil }
      // "Anne Bakken" is a person, where type words have small letters.
      if isCapital(split), info(split).flags.contains(.family), isGivenName(word) { return nil }
      // In "X provins Y" the name behind the type word is another's.
      end = split
      return add(PlacePhrase(name: word..<end, typed: word..<type.end, kinds: type.kinds), at: word)
    }
    return nil
  }

  /// A common word, or one with the joint of a compound.
  private func isWordWithJoint(_ word: Int) -> Bool {
    if !info(word).flags.isDisjoint(with: [.common, .noun]) { return true }
    let spelling = vocabulary.spelling(words[word].id)
    for joint in ["s", "n", "en", "es", "e"] where spelling.ends(with: Array(joint.utf8)) {
      if CommonWords.shared.isCommon(spelling.dropLast(joint.utf8.count), language) { return true }
    }
    return false
  }

  /// The end of a place's name behind its type word: the longest name of the gazetteer, else capitals, else a number.
  private func endOfPlaceName(at word: Int, kinds: PlaceKinds) -> Int? {
    if let known = gazetteerEnd(at: word) {
      let run = endOfName(at: word, limit: 5)
      // A longer run is a name the gazetteer does not have, a village's perhaps; but not a person behind the place.
      if run > known, !traits.isAdjacent, !looksLikeVietnamesePerson(known, end: run) { return run }
      return known
    }
    if words[word].shape.contains(.number) || words[word].shape.contains(.roman) {
      return isNumberName(word) ? word + 1 : nil
    }
    let run = endOfName(at: word, limit: 4)
    guard run > word else { return nil }
    if traits.isAdjacent { return endOfUnknownVietnameseName(word, run) }
    return run
  }

  /// In Vietnamese a person may follow a place without a sign between them.
  private func endOfUnknownVietnameseName(_ word: Int, _ run: Int) -> Int {
    for split in word + 1..<max(run, word + 1) where run - split >= 3 && looksLikeVietnamesePerson(split, end: run) {
      return split
    }
    return run
  }

  /// A number names a place where nothing that it could count follows.
  func isNumberName(_ word: Int) -> Bool {
    guard word + 1 < words.count else { return true }
    let next = words[word + 1]
    if !next.gap.isBlank { return true }
    return next.isCapital && !traits.hasCapitalNouns || placeType(at: word + 1) != nil
      || forms.match(.connector, at: word + 1) != nil
  }

  func add(_ place: PlacePhrase, at word: Int) -> Int {
    let index: Int
    if placeAt[place.name.lowerBound] >= 0 {
      index = Int(placeAt[place.name.lowerBound])
      // The longer type word tells more: "sous-zone", not "zone".
      let known = places[index]
      if known.kinds.isEmpty || place.typed.count > known.typed.count && !place.kinds.isEmpty { places[index] = place }
    } else {
      places.append(place)
      index = places.count - 1
    }
    placeAt[word] = Int32(index)
    placeAt[place.name.lowerBound] = Int32(index)
    for word in place.typed { isTaken[word] = true }
    return index
  }

  /// Reads the places behind a comma that the one before lies in: "Dorf X, Gemeinde Y, Bezirk Z".
  ///
  /// Returns where the chain ends.
  func readChain(after end: Int, inside first: Int?) -> (places: [Int], end: Int) {
    var chain: [Int] = []
    var last = first
    var end = end
    while end < words.count {
      let gap = words[end].gap
      let isLinked =
        gap.isBlank || gap.isOpen && gap.contains(.comma) && gap.isDisjoint(with: [.dash, .quote, .slash])
        || gap.isOpen && gap.contains(.dash) && gap.isDisjoint(with: [.quote, .comma])
      guard isLinked || gap.contains(.opening) && gap.isDisjoint(with: [.stop, .semicolon]) else { break }
      var start = end
      if gap.isBlank, !traits.isAdjacent {
        let link = connectors(at: end)
        guard link.roles.contains(.of) || link.roles.contains(.in) else { break }
        guard !link.roles.contains(.and) else { break }
        start = link.end
        guard start < words.count, words[start].gap.isTight else { break }
      }
      guard
        let place = typedPlace(at: start)
          ?? (gap.isBlank && traits.isAdjacent ? nil : barePlace(at: start, inChain: true))
      else { break }
      if let last, places[last].name == places[place].name { break }
      if let last, isSame(last, place) {
        // "lycée de X, district de X": one place, and now we know what it is.
        if places[last].kinds.isEmpty { places[last].kinds = places[place].kinds }
        end = places[place].typed.upperBound
        continue
      }
      if let last, !mayLie(last, in: place) { break }
      if let last, places[last].parent == nil { places[last].parent = place }
      chain.append(place)
      last = place
      end = places[place].typed.upperBound
    }
    return (chain, end)
  }

  /// Whether a bare name and a typed one are the same name.
  private func isSame(_ one: Int, _ other: Int) -> Bool {
    places[one].kinds.isEmpty && key(of: places[one].name) == key(of: places[other].name)
  }

  /// Whether the second place can hold the first, by their type words: a village no district, and so on.
  private func mayLie(_ inner: Int, in outer: Int) -> Bool {
    let small = places[inner].kinds.kinds.first
    let large = places[outer].kinds.kinds.last
    guard let small, let large else { return true }
    // Translations call a village a commune, a ward a district: equals may lie in each other.
    return small.rawValue <= large.rawValue
  }
}
