import KheoText

/// A word of a term, as tokens of a text have it.
struct TermWord: Hashable {
  var key: [UInt8]
  var spelling: [UInt8]
}

/// A term of another language for what a run of a query's words stands for.
struct Translation: Hashable {
  var language: Language
  var words: [TermWord]
}

/// A run of a query's words that is a term of the thesaurus.
struct ThesaurusRun: Equatable {
  /// The words, by their indices among those that were looked at.
  var words: Range<Int>
  var translations: [Translation]
}

/// Looks up the words of queries in a thesaurus.
///
/// Not thread-safe (it holds an analyzer, and the terms that it has read): one per task.
final class ThesaurusReader {
  /// Languages into which terms are translated: those that the collection has.
  private let targets: LanguageSet
  private let thesaurus: Thesaurus
  private let analyzer = Analyzer()
  private var buffer = TokenBuffer()
  /// By number of the term; nil for one that has not been read.
  private var words: [[TermWord]?]
  /// First stems of the words of terms that have been compared by them, by number of the term.
  private var stems: [Int: [[UInt8]]] = [:]
  private let lookups: TermLookups

  init(_ thesaurus: Thesaurus, targets: LanguageSet, lookups: TermLookups) {
    self.thesaurus = thesaurus
    self.targets = targets
    self.lookups = lookups
    words = [[TermWord]?](repeating: nil, count: thesaurus.terms.count)
  }

  /// Finds the terms among words that stand side by side in a query: from the left, the longest first, none in another.
  ///
  /// A word's marks must be those of the term, or none; inflections are met by stems. `languages` are those that the query
  /// may be in: a term of one word counts in these alone. The translations of a run are the terms of its concepts in languages in which it is not a term itself.
  func runs(of words: [QueryWord], in languages: LanguageSet, areRestored: Bool = false) -> [ThesaurusRun] {
    let forms = words.map { WordForms($0, lookups: lookups) }
    var runs: [ThesaurusRun] = []
    var start = 0
    var followsVietnamese = false
    while start < words.count {
      let (length, found) = longestTerms(
        forms[start...], in: languages, followsVietnamese: followsVietnamese, areRestored: areRestored)
      followsVietnamese = length > 1 && found.contains { thesaurus.terms[$0].language == .vietnamese }
      if length > 0 { runs.append(ThesaurusRun(words: start..<start + length, translations: translations(of: found))) }
      start += max(1, length)
    }
    return runs
  }

  /// How a term agrees with words of a query; closer is less.
  private enum Agreement: Int { case letters, stems, otherMarks }

  /// The longest terms that some words begin with, by their letters, or else by their stems; and their length in words.
  ///
  /// `followsVietnamese` says that a Vietnamese term of several words stands before them.
  private func longestTerms(
    _ forms: ArraySlice<WordForms>, in languages: LanguageSet, followsVietnamese: Bool, areRestored: Bool
  ) -> (length: Int, terms: [Int]) {
    var length = 0
    var found: [(number: Int, agreement: Agreement)] = []
    for start in forms[forms.startIndex].starts {
      thesaurus.forEachTerm(startingAs: start) { number in
        let count = words(of: number).count
        guard count >= length, count <= forms.count else { return }
        let language = thesaurus.terms[number].language
        let isExpected = followsVietnamese && language == .vietnamese
        guard count > 1 || isExpected || languages.contains(language) else { return }
        // Vietnamese words of one syllable are told apart by their marks, unless what stands before tells the language.
        let wantsMarks = count == 1 && !isExpected && language == .vietnamese
        let mayDiffer = areRestored && count > 1 && language == .vietnamese
        let worst: MarkAgreement = wantsMarks ? .same : mayDiffer ? .other : .marked
        guard let agreement = agreement(of: number, forms, upTo: worst) else { return }
        if count > length { found = [] }
        length = count
        if !found.contains(where: { $0.number == number }) { found.append((number, agreement)) }
      }
    }
    let closest = found.map(\.agreement).min { $0.rawValue < $1.rawValue }
    return (length, found.filter { $0.agreement == closest }.map(\.number))
  }

  /// How a term agrees with the words that a slice begins with; nil where it does not.
  private func agreement(
    of number: Int, _ forms: ArraySlice<WordForms>, upTo worst: MarkAgreement
  ) -> Agreement? {
    let language = Int(thesaurus.terms[number].language.rawValue)
    let own = words(of: number)
    var agreement = Agreement.letters
    for (index, (word, form)) in zip(own, forms).enumerated() {
      if form.spellings[language].contains(where: { $0.agrees(with: word, upTo: min(worst, .marked)) }) { continue }
      if worst == .other, form.spellings[language].contains(where: { $0.agrees(with: word, upTo: .other) }) {
        agreement = .otherMarks
        continue
      }
      guard form.stems[language].contains(stems(of: number)[index]) else { return nil }
      agreement = .stems
    }
    return agreement
  }

  private func translations(of found: [Int]) -> [Translation] {
    var translations: [Translation] = []
    for concept in Set(found.map { thesaurus.terms[$0].concept }).sorted() {
      var own = LanguageSet()
      for number in found where thesaurus.terms[number].concept == concept {
        own.formUnion(LanguageSet(thesaurus.terms[number].language))
      }
      for number in thesaurus.terms(ofConcept: concept) {
        let term = thesaurus.terms[number]
        if term.isOnlyAsked || own.contains(term.language) || !targets.contains(term.language) { continue }
        let translation = Translation(language: term.language, words: words(of: number))
        if !translations.contains(translation) { translations.append(translation) }
      }
    }
    return translations
  }

  /// The words of a term, read when first asked for.
  private func words(of number: Int) -> [TermWord] {
    if let known = words[number] { return known }
    let term = thesaurus.terms[number]
    let found = thesaurus.words(of: term, analyzer: analyzer, &buffer)
    words[number] = found
    return found
  }

  private func stems(of number: Int) -> [[UInt8]] {
    if let known = stems[number] { return known }
    let language = thesaurus.terms[number].language
    let found = words(of: number).map { lookups.foldedStems(of: $0.spelling, in: language).first ?? $0.key }
    stems[number] = found
    return found
  }
}

/// The forms in which a word of a query is looked up, by `Language.rawValue`.
private struct WordForms {
  struct Spelling {
    var key: [UInt8]
    var bytes: [UInt8]

    /// Whether it has the letters of a term's word, with marks that agree as well as `worst`.
    func agrees(with word: TermWord, upTo worst: MarkAgreement) -> Bool {
      key == word.key && MarkAgreement.of(query: bytes, text: word.spelling) <= worst
    }
  }

  /// The word and its other writings.
  var spellings: [[Spelling]] = []
  var stems: [[[UInt8]]] = []
  /// How terms start that may be it.
  var starts: Set<UInt32>

  init(_ word: QueryWord, lookups: TermLookups) {
    let digraphs = word.kind == .word ? lookups.digraphs(of: word.spelling) : []
    let own = Spelling(key: word.key, bytes: word.spelling)
    starts = [KeyStart.of(key: word.key)]
    for language in Language.allCases {
      let others = digraphs.filter { $0.language == language }.flatMap(\.alternatives)
      let all = [own] + others.map { Spelling(key: $0.key, bytes: $0.spelling) }
      spellings.append(all)
      let inflected = word.kind == .word ? all.filter { Self.mayInflect($0.bytes) } : []
      stems.append(inflected.flatMap { lookups.foldedStems(of: $0.bytes, in: language) })
      for other in others { starts.insert(KeyStart.of(key: other.key)) }
      for stem in stems[stems.count - 1] where stem.count >= 3 { starts.insert(KeyStart.of(key: stem)) }
    }
  }

  /// Whether a word can be an inflection: of four letters or more, none of them Vietnamese alone.
  private static func mayInflect(_ spelling: [UInt8]) -> Bool {
    spelling.count >= 4 && spelling.allSatisfy { $0 < 0xC4 || $0 == 0xC5 }
  }
}
