package import KheoText

/// What a search of cards knows of languages: the words for what units, roles and titles are.
///
/// A card bears the concepts of what it is (`CardMark.concept`), not the words for them, and a query's words are looked up
/// here: a hundred words in four languages cost a card nothing.
package struct CardLanguage: Sendable {
  /// A word, or a few that go together, for a concept.
  package struct Form: Sendable {
    package var concept: String
    /// The kind of the units that it is a word for; empty where it is none.
    package var kind: String
    package var language: Language
    package var text: Substring

    package init(concept: String, kind: String = "", language: Language, text: Substring) {
      self.concept = concept
      self.kind = kind
      self.language = language
      self.text = text
    }
  }

  /// Articles, prepositions and conjunctions, in small letters with their marks: words of a query that a card need not
  /// have.
  package let connectors: Set<[UInt8]>
  /// Kinds of units that are places.
  private(set) var placeKinds: Set<String> = []
  private var concepts: [String] = []
  /// By concept; empty for concepts of no kind.
  private var kindOfConcept: [String] = []
  /// By the words of a form without connectors, folded.
  private var byKeys = FormTable()
  /// By the stems of the same words.
  private var byStems: [Language: FormTable] = [:]
  /// Single words in bytewise order: for beginnings and parts of compounds.
  private var single: [(key: [UInt8], language: Language, concept: Int32)] = []
  /// Of `single`.
  private var compounds = CompoundTable { _ in }
  /// Words of the longest form.
  private var longest = 1

  package init(forms: [Form] = [], connectors: Set<[UInt8]> = []) {
    self.connectors = connectors
    let analyzer = Analyzer()
    let joints = Set(connectors.map { FormTable.hash($0) })
    var stems = StemHashes()
    var buffer = TokenBuffer()
    for form in forms {
      let concept = number(of: form)
      var text = form.text
      text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), language: form.language, into: &buffer) }
      let words = buffer.tokens.filter { !joints.contains(FormTable.hash(buffer.spelling(of: $0))) }
      guard let first = words.first else { continue }
      longest = max(longest, words.count)
      // Vietnamese words of one syllable are told apart by their marks alone.
      if words.count == 1 && form.language == .vietnamese {
        byKeys.add(FormTable.join([FormTable.hash(buffer.spelling(of: first))]), concept: concept)
        continue
      }
      byKeys.add(FormTable.join(words.map { FormTable.hash(buffer.key(of: $0)) }), concept: concept)
      if words.count == 1 { single.append((Array(buffer.key(of: first)), form.language, concept)) }
      let hashes = words.compactMap { stems.hash(of: buffer.spelling(of: $0), language: form.language) }
      if hashes.count == words.count {
        byStems[form.language, default: FormTable()].add(FormTable.join(hashes), concept: concept)
      }
    }
    byKeys.sort()
    for language in byStems.keys { byStems[language]!.sort() }
    single.sort { $0.key.lexicographicallyPrecedes($1.key) }
    compounds = CompoundTable { [single] body in
      for (number, entry) in single.enumerated() { body(number, entry.key) }
    }
  }

  /// Forms of one concept stand together.
  private mutating func number(of form: Form) -> Int32 {
    if concepts.last != form.concept {
      concepts.append(form.concept)
      kindOfConcept.append(form.kind)
      if form.concept.hasPrefix("type:") { placeKinds.insert(String(form.concept.dropFirst("type:".utf8.count))) }
    }
    return Int32(concepts.count - 1)
  }

  /// What runs of a query's words stand for, by the range of each word of the run; connectors inside a run stand for
  /// nothing.
  func meanings(of words: [QueryWord], stemmers: [Language: Stemmer]) -> [Range<Int>: Set<String>] {
    let words = words.filter { $0.kind == .word && !connectors.contains($0.spelling) }
    let keys = words.map { FormTable.hash($0.key) }
    let stems = stemmers.mapValues { stemmer in
      words.map { word in stemmer.foldedStems(of: word.spelling).prefix(2).map { FormTable.hash($0) } }
    }
    var meanings: [Range<Int>: Set<String>] = [:]
    for start in words.indices {
      for end in start + 1...min(words.count, start + longest) {
        var found = Set(byKeys.concepts(of: FormTable.join(keys[start..<end])))
        if end == start + 1 {
          found.formUnion(byKeys.concepts(of: FormTable.join([FormTable.hash(words[start].spelling)])))
        }
        for (language, table) in byStems {
          guard let stems = stems[language]?[start..<end] else { continue }
          for hash in Self.joins(stems) { found.formUnion(table.concepts(of: hash)) }
        }
        for word in words[start..<end] { meanings[word.range, default: []].formUnion(found.map { concepts[Int($0)] }) }
      }
    }
    return meanings
  }

  /// The hashes of a run of words, each of which has one stem or two; at most 64.
  private static func joins(_ stems: ArraySlice<[UInt64]>) -> [UInt64] {
    var runs: [[UInt64]] = [[]]
    for options in stems {
      runs = runs.flatMap { run in options.map { run + [$0] } }
      if runs.count > 64 { runs.removeSubrange(64...) }
    }
    return runs.map { FormTable.join($0) }
  }

  /// The kinds of units that words stand for; they are folded, with blanks between them.
  func kinds(of words: [UInt8]) -> [String] {
    let parts = words.split(separator: UInt8(ascii: " ")).filter { !connectors.contains(Array($0)) }
    let found = byKeys.concepts(of: FormTable.join(parts.map { FormTable.hash($0) }))
    return found.map { kindOfConcept[Int($0)] }.filter { !$0.isEmpty }
  }

  /// The concepts of single words that begin with `key`.
  func concepts(beginningWith key: [UInt8]) -> [String] {
    var low = 0
    var high = single.count
    while low < high {
      let middle = (low + high) / 2
      if single[middle].key.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return single[low...].prefix { $0.key.starts(with: key) }.map { concepts[Int($0.concept)] }
  }

  /// The concepts of compounds of a language that begin or end with one of `parts`.
  func concepts(ofCompoundsWith parts: Set<[UInt8]>, language: Language) -> [String] {
    compounds.candidates(of: parts).map { single[$0] }.filter { entry in
      entry.language == language && parts.contains { CardWays.isCompound(entry.key, of: $0) }
    }.map { concepts[Int($0.concept)] }
  }
}

/// Hashes of the first stems of words, each stemmed once.
private struct StemHashes {
  private let stemmers = Dictionary(
    uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
  private var known: [UInt64: UInt64] = [:]

  /// Nil for a language without inflections.
  mutating func hash(of spelling: ArraySlice<UInt8>, language: Language) -> UInt64? {
    guard let stemmer = stemmers[language] else { return nil }
    let key = FormTable.hash(spelling) ^ UInt64(language.rawValue)
    if let hash = known[key] { return hash }
    let hash = FormTable.hash(stemmer.foldedStem(of: Array(spelling)))
    known[key] = hash
    return hash
  }
}
