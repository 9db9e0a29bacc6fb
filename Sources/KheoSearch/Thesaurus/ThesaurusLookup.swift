import KheoText

/// A term of another language for what a run of a query's words stands for.
struct Translation: Equatable {
  var language: Language
  var words: [Thesaurus.Word]
}

/// A run of a query's words that is a term of the thesaurus.
struct ThesaurusRun: Equatable {
  /// The words, by their indices among those that were looked at.
  var words: Range<Int>
  var translations: [Translation]
}

extension Thesaurus {
  /// Finds the terms among words that stand side by side in a query: from the left, the longest first, none in another.
  ///
  /// A word's marks must be those of the term, or none; inflections are met by stems. `languages` are those that the query
  /// may be in. The translations of a run are the terms of its concepts in languages in which it is not a term itself.
  func runs(of words: [QueryWord], in languages: LanguageSet, lookups: TermLookups) -> [ThesaurusRun] {
    let forms = words.map { WordForms($0, languages: languages, lookups: lookups) }
    var runs: [ThesaurusRun] = []
    var start = 0
    while start < words.count {
      var next = start + 1
      for end in stride(from: min(words.count, start + longest), to: start, by: -1) {
        let found = terms(of: forms[start..<end], in: languages)
        if found.isEmpty { continue }
        runs.append(ThesaurusRun(words: start..<end, translations: translations(of: found)))
        next = end
        break
      }
      start = next
    }
    return runs
  }

  /// The terms that some words are: by their letters, or else by their stems.
  private func terms(of words: ArraySlice<WordForms>, in languages: LanguageSet) -> [Term] {
    var found: [Term] = []
    for language in Language.allCases where languages.contains(language) {
      for hash in Self.joins(words.map { $0.keys[Int(language.rawValue)] }) {
        for number in byKeys.concepts(of: hash) {
          let term = terms[Int(number)]
          if term.language == language, agree(words, term) { found.append(term) }
        }
      }
    }
    if !found.isEmpty { return found }
    for (language, table) in byStems where languages.contains(language) {
      for hash in Self.joins(words.map { $0.stems[Int(language.rawValue)] }) {
        found += table.concepts(of: hash).map { terms[Int($0)] }
      }
    }
    return found
  }

  /// Whether the marks that words have are those of a term.
  private func agree(_ words: ArraySlice<WordForms>, _ term: Term) -> Bool {
    zip(words, self.words(of: term)).allSatisfy { word, own in
      word.spellings[Int(term.language.rawValue)].contains { MarkAgreement.of(query: $0, text: own.spelling) <= .marked }
    }
  }

  private func translations(of found: [Term]) -> [Translation] {
    var translations: [Translation] = []
    for concept in Set(found.map(\.concept)).sorted() {
      let own = found.reduce(LanguageSet()) { $1.concept == concept ? $0.union(LanguageSet($1.language)) : $0 }
      for term in terms(ofConcept: concept) where !term.isOnlyAsked && !own.contains(term.language) {
        let translation = Translation(language: term.language, words: words(of: term))
        if !translations.contains(translation) { translations.append(translation) }
      }
    }
    return translations
  }

  /// The hashes of a run of words, each of which has one form or several; at most 32.
  private static func joins(_ forms: [[UInt64]]) -> [UInt64] {
    var runs: [[UInt64]] = [[]]
    for options in forms {
      runs = runs.flatMap { run in options.map { run + [$0] } }
      if runs.count > 32 { runs.removeSubrange(32...) }
    }
    return runs.map { FormTable.join($0) }
  }
}

/// The forms in which a word of a query is looked up, by `Language.rawValue`.
private struct WordForms {
  /// Hashes of its key, and of those of its other writings.
  var keys: [[UInt64]] = []
  var spellings: [[[UInt8]]] = []
  var stems: [[UInt64]] = []

  init(_ word: QueryWord, languages: LanguageSet, lookups: TermLookups) {
    let digraphs = word.kind == .word ? lookups.digraphs(of: word.spelling) : []
    let key = FormTable.hash(word.key)
    for language in Language.allCases {
      guard languages.contains(language) else {
        keys.append([])
        spellings.append([])
        stems.append([])
        continue
      }
      let others = digraphs.filter { $0.language == language }.flatMap(\.alternatives)
      keys.append([key] + others.map { FormTable.hash($0.key) })
      spellings.append([word.spelling] + others.map(\.spelling))
      let inflected = spellings[spellings.count - 1].filter(Self.mayInflect)
      stems.append(inflected.flatMap { lookups.foldedStems(of: $0, in: language) }.map { FormTable.hash($0) })
    }
  }

  /// Whether a word can be an inflection: of four letters or more, none of them Vietnamese alone.
  private static func mayInflect(_ spelling: [UInt8]) -> Bool {
    spelling.count >= 4 && spelling.allSatisfy { $0 < 0xC4 || $0 == 0xC5 }
  }
}
