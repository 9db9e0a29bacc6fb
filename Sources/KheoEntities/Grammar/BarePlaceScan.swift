extension ArticleParser {
  /// Reads the places that stand without a type word and belong to no unit, once people are read.
  func readBarePlaces() {
    for word in 0..<words.count where isCapital(word) && !isTaken[word] && placeAt[word] < 0 {
      if isInsideRun(word) { continue }
      guard let index = barePlace(at: word, inChain: false) else { continue }
      if isCertain(index) { continue }
      places[index].isCertain = false
    }
  }

  /// Whether the capital before belongs to the same name.
  private func isInsideRun(_ word: Int) -> Bool {
    word > 0 && words[word].gap.isBlank && isCapital(word - 1) && !words[word].shape.contains(.sentenceStart)
      && !isTaken[word - 1] && isNameWord(word - 1) && forms.match(.role, at: word - 1) == nil
  }

  /// A province, city or district by its name alone; a commune only where the article calls it one elsewhere.
  private func isCertain(_ index: Int) -> Bool {
    let place = places[index]
    if place.isWorld { return true }
    if isTypedElsewhere(place.name) { return true }
    var isLarge = false
    for candidate in VietnamesePlaces.shared.places(named: key(of: place.name)) {
      let level = VietnamesePlaces.shared.type(of: candidate).level
      if level <= 2 || level == 3 && place.name.count >= 2 { isLarge = true }
    }
    guard isLarge else { return false }
    if place.name.count >= 2 || place.known != nil { return true }
    // A word of one syllable: its marks in Vietnamese, a word for "in" elsewhere.
    if traits.isAdjacent {
      return info(place.name.lowerBound).flags.contains(.marked) || isAfterPlaceWord(place.name.lowerBound)
    }
    return isAfterPlaceWord(place.name.lowerBound) || vocabulary.key(words[place.name.lowerBound].id).count >= 5
  }

  func isAfterPlaceWord(_ word: Int) -> Bool {
    guard word > 0, words[word].gap.isBlank, let link = forms.match(.connector, endingAt: word) else { return false }
    return forms.alternatives(.connector, at: Int(link.start)).contains {
      ["in", "from"].contains(lexicon.concept($0.entry.concept))
    }
  }

  /// Whether the article names a place of this name with a type word.
  func isTypedElsewhere(_ range: Range<Int>) -> Bool { typedNames.contains(sequence(range)) }

  /// Notes the names of the places that have a type word.
  func noteTypedNames() {
    typedNames.removeAll(keepingCapacity: true)
    for place in places where !place.kinds.isEmpty && !place.isWorld { typedNames.insert(sequence(place.name)) }
  }

  /// The keys of some words.
  private func sequence(_ range: Range<Int>) -> [UInt8] { key(of: range) }
}
