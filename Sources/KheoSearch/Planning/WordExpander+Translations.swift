import KheoIndex
import KheoText

/// Words and terms of other languages.
extension WordExpander {
  /// Words that a query has at least where its language is told by them.
  private static let leastWordCount = 2

  /// The languages that a query may be in: those whose documents have nearly all of its words, where any have.
  ///
  /// What is a word in one language is often the folded key of another in the next (`mai`, `an`, `to`).
  func likelyLanguages(of words: [QueryWord]) throws -> LanguageSet {
    let words = words.filter { $0.kind == .word }
    guard words.count >= Self.leastWordCount else { return .all }
    var counts = [Int](repeating: 0, count: Language.allCases.count)
    for word in words {
      var languages = LanguageSet()
      for index in segments.indices {
        for spelling in try lookups.term(word.key, in: index)?.spellings ?? []
        where MarkAgreement.of(query: word.spelling, text: spelling.bytes) <= .marked {
          languages.formUnion(spelling.languages)
        }
      }
      for language in Language.allCases where language != .other && languages.contains(language) {
        counts[Int(language.rawValue)] += 1
      }
    }
    let most = counts.max() ?? 0
    guard most * 5 >= words.count * 4 else { return .all }
    return Language.allCases.reduce(into: LanguageSet()) { likely, language in
      if counts[Int(language.rawValue)] == most { likely.formUnion(LanguageSet(language)) }
    }
  }

  /// Offers a word of one language, in its marks or without, with its inflections, in documents of that language.
  func offer(
    _ word: TermWord, in language: Language, _ weight: Float, to candidates: inout SlotCandidates
  ) throws {
    try candidates.offer(key: word.key, languages: LanguageSet(language)) { spelling in
      switch MarkAgreement.of(query: word.spelling, text: spelling.bytes) {
      case .same: (weight, .concept)
      case .unmarked: (weight * model.unmarked, .concept)
      case .marked, .other: nil
      }
    }
    guard options.stems else { return }
    for stem in lookups.foldedStems(of: word.spelling, in: language).prefix(1) {
      for member in try candidates.members(ofStem: stem, in: language) {
        candidates.offer(
          weight, .concept, term: member.term, spelling: member.spelling, languages: LanguageSet(language))
      }
    }
  }

  /// Offers a term of another language: of one word with its inflections, of several as the index has them.
  func offer(_ translation: Translation, to candidates: inout SlotCandidates) throws {
    if translation.words.count == 1 {
      try offer(translation.words[0], in: translation.language, model.concept, to: &candidates)
    } else {
      try candidates.offer(
        key: PhraseKey.of(translation.words.map(\.spelling), in: translation.language),
        wordCount: translation.words.count, languages: LanguageSet(translation.language)
      ) { _ in (model.concept, .concept) }
    }
  }
}

extension [Segment] {
  /// The languages of the documents.
  var languages: LanguageSet {
    var languages = LanguageSet()
    for segment in self {
      for document in 0..<UInt32(segment.documentCount) {
        languages.formUnion(LanguageSet(segment.columns.language(of: document)))
        if languages == .all { return languages }
      }
    }
    return languages
  }
}
