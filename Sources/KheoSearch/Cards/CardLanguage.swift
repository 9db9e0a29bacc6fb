package import KheoText

/// What a search of cards knows of languages: the words for what units, roles and titles are.
///
/// A card bears the concepts of what it is (`CardMark.concept`), not the words for them, and a query's words are looked up
/// here: a hundred words in four languages cost a card nothing.
package struct CardLanguage: Sendable {
  /// A word, or a few that go together, for a concept.
  package struct Form: Sendable {
    package var concept: String
    package var language: Language
    package var text: String

    package init(concept: String, language: Language, text: String) {
      self.concept = concept
      self.language = language
      self.text = text
    }
  }

  /// What single words of a query may stand for.
  struct Meaning: Hashable {
    var concept: String
    var reason: MatchReason
  }

  /// Articles, prepositions and conjunctions, in small letters with their marks: words of a query that a card need not
  /// have.
  package let connectors: Set<[UInt8]>
  /// The kinds that a folded word stands for.
  package let kinds: [[UInt8]: [String]]
  /// Concepts by the words of a form without connectors, folded; by language those of a form's stems.
  private var byKeys: [[UInt8]: Set<String>] = [:]
  private var byStems: [Language: [[UInt8]: Set<String>]] = [:]
  /// Single words by key, in bytewise order, with their concepts: for beginnings and parts of compounds.
  private var single: [(key: [UInt8], language: Language, concept: String)] = []
  /// Kinds of units that are places.
  private(set) var placeKinds: Set<String> = []
  /// Words of the longest form.
  private var longest = 1

  private static let blank = UInt8(ascii: " ")

  package init(forms: [Form] = [], connectors: Set<[UInt8]> = [], kinds: [[UInt8]: [String]] = [:]) {
    self.connectors = connectors
    self.kinds = kinds
    let analyzer = Analyzer()
    let stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    var stems: [Language: [[UInt8]: [UInt8]]] = [:]
    for form in forms {
      if form.concept.hasPrefix("type:") { placeKinds.insert(String(form.concept.dropFirst("type:".utf8.count))) }
      let tokens = analyzer.analyze(form.text, language: form.language)
      let words = tokens.tokens.map { (key: Array(tokens.key(of: $0)), spelling: Array(tokens.spelling(of: $0))) }
        .filter { !connectors.contains($0.spelling) }
      guard let first = words.first else { continue }
      longest = max(longest, words.count)
      // Vietnamese words of one syllable are told apart by their marks alone.
      let isShort = words.count == 1 && form.language == .vietnamese
      let keys = isShort ? first.spelling : Self.join(words.map(\.key))
      byKeys[keys, default: []].insert(form.concept)
      if words.count == 1, !isShort { single.append((first.key, form.language, form.concept)) }
      guard let stemmer = stemmers[form.language] else { continue }
      let stemmed = words.map { word in
        if let known = stems[form.language]?[word.spelling] { return known }
        let stem = stemmer.foldedStems(of: word.spelling)[0]
        stems[form.language, default: [:]][word.spelling] = stem
        return stem
      }
      byStems[form.language, default: [:]][Self.join(stemmed), default: []].insert(form.concept)
    }
    single.sort { $0.key.lexicographicallyPrecedes($1.key) }
  }

  private static func join(_ words: [[UInt8]]) -> [UInt8] { Array(words.joined(separator: [blank])) }

  /// What runs of a query's words stand for, by the range of each word of the run; connectors inside a run stand for
  /// nothing.
  func meanings(of words: [QueryWord], stemmers: [Language: Stemmer]) -> [Range<Int>: Set<Meaning>] {
    let words = words.filter { $0.kind == .word && !connectors.contains($0.spelling) }
    let stems = stemmers.mapValues { stemmer in words.map { stemmer.foldedStems(of: $0.spelling) } }
    var meanings: [Range<Int>: Set<Meaning>] = [:]
    for start in words.indices {
      for end in start + 1...max(start + 1, min(words.count, start + longest)) where end <= words.count {
        for meaning in self.meanings(of: Array(words[start..<end]), start..<end, stems) {
          for word in words[start..<end] { meanings[word.range, default: []].insert(meaning) }
        }
      }
    }
    return meanings
  }

  private func meanings(
    of run: [QueryWord], _ range: Range<Int>, _ stems: [Language: [[[UInt8]]]]
  ) -> Set<Meaning> {
    var concepts = byKeys[Self.join(run.map(\.key))] ?? []
    if run.count == 1 { concepts.formUnion(byKeys[run[0].spelling] ?? []) }
    for (language, table) in byStems {
      guard let words = stems[language]?[range] else { continue }
      // A word has one stem or a few; runs are short.
      var joined: [[UInt8]] = [[]]
      for options in words {
        joined = joined.flatMap { front in options.prefix(2).map { front.isEmpty ? $0 : front + [Self.blank] + $0 } }
        if joined.count > 64 { joined.removeSubrange(64...) }
      }
      for key in joined { concepts.formUnion(table[key] ?? []) }
    }
    return Set(concepts.map { Meaning(concept: $0, reason: .concept) })
  }

  /// The concepts of single words that begin with `key`.
  func concepts(beginningWith key: [UInt8]) -> [String] {
    var low = 0
    var high = single.count
    while low < high {
      let middle = (low + high) / 2
      if single[middle].key.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return single[low...].prefix { $0.key.starts(with: key) }.map(\.concept)
  }

  /// The concepts of compounds of a language that begin or end with one of `parts`.
  func concepts(ofCompoundsWith parts: Set<[UInt8]>, language: Language) -> [String] {
    single.filter { entry in
      entry.language == language && parts.contains { CardWays.isCompound(entry.key, of: $0) }
    }.map(\.concept)
  }
}
