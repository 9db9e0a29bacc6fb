import KheoText

extension ArticleParser {
  /// The longest name of a place of Viet Nam that begins at `word`, in capitals and with nothing but blanks inside: where
  /// it ends, and the first of the places of that name.
  func vietnamesePlace(at word: Int) -> (end: Int, places: VietnamesePlaces.Places)? {
    guard info(word).flags.contains(.placeStart), isCapital(word) else { return nil }
    scratch.removeAll(keepingCapacity: true)
    var end = word
    while end < words.count, end - word < PlaceNameTable.maximumWordCount,
      end == word || isCapital(end) && words[end].gap.isBlank
    {
      if end > word { scratch.append(0x20) }
      scratch += vocabulary.key(words[end].id)
      end += 1
    }
    guard let match = scratch.withUnsafeBytes({ VietnamesePlaces.shared.longestMatch($0) }) else { return nil }
    end = word + match.wordCount
    // A numeral is no name by itself.
    if match.wordCount == 1, words[word].end - words[word].start < 2 || words[word].shape.contains(.roman) {
      return nil
    }
    if traits.isAdjacent, !hasMarks(of: match.places, word..<end) { return nil }
    return (end, match.places)
  }

  /// Whether some place has the marks of the words.
  private func hasMarks(of places: VietnamesePlaces.Places, _ range: Range<Int>) -> Bool {
    let spelling = self.spelling(of: range)
    return places.contains { place in
      Folding.spelling(of: Array(VietnamesePlaces.shared.nameBytes(of: place))).elementsEqual(spelling)
    }
  }

  /// Canonical spellings of some words with a blank between them.
  func spelling(of range: Range<Int>) -> [UInt8] {
    var spelling: [UInt8] = []
    for word in range {
      if word > range.lowerBound { spelling.append(0x20) }
      spelling += vocabulary.spelling(words[word].id)
    }
    return spelling
  }

  /// Folded keys of some words with a blank between them.
  func key(of range: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    for word in range {
      if word > range.lowerBound { key.append(0x20) }
      key += vocabulary.key(words[word].id)
    }
    return key
  }

  /// The longest name of a city or region of the world that begins at `word`.
  func worldPlace(at word: Int) -> (end: Int, type: PlaceType, isWord: Bool)? {
    guard info(word).flags.contains(.worldStart), isCapital(word) else { return nil }
    scratch.removeAll(keepingCapacity: true)
    var end = word
    while end < words.count, end - word < PlaceNameTable.maximumWordCount, end == word || words[end].gap.isTight {
      if end > word { scratch.append(0x20) }
      scratch += vocabulary.key(words[end].id)
      end += 1
    }
    guard let match = scratch.withUnsafeBytes({ WorldPlaces.shared.longestMatch($0) }) else {
      return worldPlaceInGenitive(at: word)
    }
    return (word + match.wordCount, WorldPlaces.shared.type(of: match.place), match.isWord)
  }

  /// "Norges", "Niedersachsens": a place of one word with the s of the genitive.
  private func worldPlaceInGenitive(at word: Int) -> (end: Int, type: PlaceType, isWord: Bool)? {
    let key = vocabulary.key(words[word].id)
    guard traits.hasCompounds, key.count > 4, key.last == UInt8(ascii: "s"),
      let place = WorldPlaces.shared.place(named: key.dropLast())
    else { return nil }
    return (word + 1, WorldPlaces.shared.type(of: place), info(word).flags.contains(.common))
  }

  func gazetteerEnd(at word: Int) -> Int? { vietnamesePlace(at: word)?.end }

  /// A place's name that is a word of some language too is one only behind a word for "in", or where it is no word here.
  private func isPlaceHere(_ word: Int, _ end: Int, _ isWord: Bool) -> Bool {
    let isCommon = info(word).flags.contains(.common)
    if isFirstOfThing(end) { return false }
    // "im Norden", "am Stein": a place's name has no article.
    if isCommon || isWord, traits.hasCapitalNouns, end == word + 1, word > 0,
      hasConnector("fused", endingAt: word) || isArticleWord(word - 1)
    {
      return false
    }
    if isAfterPlaceWord(word) { return !isCommon || !traits.hasCapitalNouns || !info(word).flags.contains(.veryCommon) }
    if isCommon, end == word + 1 {
      return !traits.hasCapitalNouns && !words[word].shape.contains(.sentenceStart) && !isWord
    }
    return !isWord || end > word + 1
  }

  /// A place without a type word: of the gazetteer, of the world, or named with a type word elsewhere in the article.
  func barePlace(at word: Int, inChain: Bool) -> Int? {
    guard word < words.count, isCapital(word) else { return nil }
    if placeAt[word] >= 0 {
      let place = Int(placeAt[word])
      return places[place].typed.lowerBound == word ? place : nil
    }
    var phrase = PlacePhrase(name: word..<word, typed: word..<word, kinds: [])
    if let found = vietnamesePlace(at: word) {
      phrase.name = word..<found.end
    } else if let found = worldPlace(at: word), isPlaceHere(word, found.end, found.isWord) {
      phrase.name = word..<found.end
      phrase.isWorld = true
      phrase.kinds = PlaceKinds(PlaceKind(found.type))
    } else {
      return nil
    }
    // The name must end where the capitals end: "Hai An" is no place in "Hai An Long".
    let end = phrase.name.upperBound
    if end < words.count, isCapital(end), words[end].gap.isBlank, isNameWord(end),
      !phrase.isWorld || !traits.hasCapitalNouns && !traits.isAdjacent,
      unitHead(at: end) == nil, placeType(at: end) == nil
    {
      return nil
    }
    phrase.typed = phrase.name
    return add(phrase, at: word)
  }
}

extension PlaceKind {
  init(_ type: PlaceType) {
    switch type {
    case .country: self = .country
    case .region: self = .region
    case .province: self = .province
    case .city: self = .city
    case .district: self = .district
    case .township: self = .township
    case .ward: self = .ward
    case .commune: self = .commune
    }
  }

  /// The type that the gazetteer may have for it.
  var type: PlaceType? {
    switch self {
    case .country: .country
    case .region: .region
    case .province: .province
    case .city: .city
    case .district: .district
    case .township: .township
    case .ward: .ward
    case .commune: .commune
    case .residentialGroup, .street, .village, .place: nil
    }
  }
}
