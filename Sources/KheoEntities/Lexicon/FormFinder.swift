/// Finds the forms of the lexicon in the words of an article: for every word and category the longest form that begins
/// there, and the start of the longest that ends there.
struct FormFinder {
  /// Words that a form may have, so that the walk is bounded.
  static let maximumLength = 12

  /// For each word and category an index into `matches`, or -1.
  private(set) var begins: [Int32] = []
  /// For each word and category the index of the longest match that ends behind it, or -1.
  private(set) var ends: [Int32] = []
  private(set) var matches: [FormMatch] = []
  private var found: [FormMatch] = []

  static let categoryCount = 9

  @inline(__always)
  func match(_ category: LexiconEntry.Category, at word: Int) -> FormMatch? {
    let index = begins[word * Self.categoryCount + Int(category.rawValue)]
    return index < 0 ? nil : matches[Int(index)]
  }

  func match(_ category: LexiconEntry.Category, endingAt word: Int) -> FormMatch? {
    guard word > 0 else { return nil }
    let index = ends[(word - 1) * Self.categoryCount + Int(category.rawValue)]
    return index < 0 ? nil : matches[Int(index)]
  }

  /// Every match of a category that begins at a word and is as long as the longest.
  func alternatives(_ category: LexiconEntry.Category, at word: Int) -> ArraySlice<FormMatch> {
    let index = Int(begins[word * Self.categoryCount + Int(category.rawValue)])
    guard index >= 0 else { return [] }
    var end = index + 1
    while end < matches.count, matches[end].start == matches[index].start, matches[end].end == matches[index].end,
      matches[end].entry.category == category
    {
      end += 1
    }
    return matches[index..<end]
  }

  mutating func find(in words: borrowing ArticleWords, _ vocabulary: borrowing Vocabulary) {
    matches.removeAll(keepingCapacity: true)
    let slots = words.count * Self.categoryCount
    begins.removeAll(keepingCapacity: true)
    begins.append(contentsOf: repeatElement(-1, count: slots))
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(-1, count: slots))
    for start in 0..<words.count where vocabulary[words[start].id].flags.contains(.lexical) {
      found.removeAll(keepingCapacity: true)
      walk(words, vocabulary, node: Lexicon.root, start: start, at: start, isPlural: false, level: .max)
      if found.isEmpty { continue }
      record()
    }
  }

  private mutating func walk(
    _ words: borrowing ArticleWords, _ vocabulary: borrowing Vocabulary, node: UInt32, start: Int, at index: Int,
    isPlural: Bool, level: UInt16
  ) {
    guard index < words.count, index - start < Self.maximumLength else { return }
    if index > start, !words[index].gap.isTight { return }
    let info = vocabulary[words[index].id]
    for reading in Int(info.readingStart)..<Int(info.readingStart) + Int(info.readingCount) {
      let reading = vocabulary.readings[reading]
      guard let next = vocabulary.lexicon.next(node, reading.word) else { continue }
      let plural = isPlural || reading.isPlural
      for entry in vocabulary.lexicon.entries(at: next) where accepts(entry, words, vocabulary, start, index) {
        found.append(
          FormMatch(start: Int32(start), end: Int32(index + 1), entry: entry, isPlural: plural, level: level))
      }
      walk(words, vocabulary, node: next, start: start, at: index + 1, isPlural: plural, level: level)
      // An adjective of level may stand behind the first word of a French form.
      if index == start, vocabulary.lexicon.traits.putsLevelInside, index + 2 < words.count,
        words[index + 1].gap.isBlank,
        let adjective = levelAdjective(vocabulary, words[index + 1])
      {
        walk(words, vocabulary, node: next, start: start, at: index + 2, isPlural: plural, level: adjective)
      }
    }
  }

  private func levelAdjective(_ vocabulary: borrowing Vocabulary, _ word: Word) -> UInt16? {
    let info = vocabulary[word.id]
    for reading in Int(info.readingStart)..<Int(info.readingStart) + Int(info.readingCount) {
      guard let node = vocabulary.lexicon.next(Lexicon.root, vocabulary.readings[reading].word) else { continue }
      if let entry = vocabulary.lexicon.entries(at: node).first(where: { $0.category == .level }) {
        return entry.concept
      }
    }
    return nil
  }

  private func accepts(
    _ entry: LexiconEntry, _ words: borrowing ArticleWords, _ vocabulary: borrowing Vocabulary, _ start: Int,
    _ last: Int
  ) -> Bool {
    if entry.isAcronym {
      // Letters take no ending but the s of a genitive.
      var length = 0
      for index in start...last { length += Int(vocabulary[words[index].id].spellingLength) }
      let hasGenitive =
        length == Int(entry.byteCount) + 1 && vocabulary.spelling(words[last].id).last == UInt8(ascii: "s")
      guard length == Int(entry.byteCount) || hasGenitive else { return false }
      for index in start...last where words[index].shape.isDisjoint(with: [.allCapitals, .number, .initial]) {
        return false
      }
      return true
    }
    return entry.category != .organisation || entry.isSmall || words[start].isCapital
      || words[start].shape.contains(.number)
  }

  /// Keeps the longest of each category.
  private mutating func record() {
    for category in 0..<Self.categoryCount {
      let longest = found.reduce(Int32(-1)) { $1.entry.category.rawValue == category ? max($0, $1.end) : $0 }
      if longest < 0 { continue }
      let first = Int32(matches.count)
      for match in found where match.entry.category.rawValue == category && match.end == longest {
        matches.append(match)
      }
      let match = matches[Int(first)]
      begins[Int(match.start) * Self.categoryCount + category] = first
      let end = (Int(match.end) - 1) * Self.categoryCount + category
      if ends[end] < 0 { ends[end] = first }
    }
  }
}
