package import KheoIndex
import KheoText

extension Thesaurus {
  /// The terms of several words that are looked for in texts, for the index.
  ///
  /// A word of a text is one of a term's where it has its letters with its marks or without any, or is filed under its first stem.
  package func phraseLexicon() -> PhraseLexicon {
    let stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    var words = PhraseWords()
    var phrases: [PhraseLexicon.Phrase] = []
    var known: Set<[UInt8]> = []
    let analyzer = Analyzer()
    var buffer = TokenBuffer()
    for term in terms where !term.isOnlyAsked {
      let own = self.words(of: term, analyzer: analyzer, &buffer)
      let key = PhraseKey.of(own.map(\.spelling), in: term.language)
      guard own.count > 1, known.insert(key).inserted else { continue }
      let numbers = own.map { word in
        words.number(of: word, in: term.language) { stemmers[term.language]?.foldedStems(of: word.spelling).first }
      }
      phrases.append(PhraseLexicon.Phrase(words: numbers, key: key))
    }
    return PhraseLexicon(phrases) { [words] language, key, spelling, stems in
      words.numbers(language, key: key, spelling: spelling, stems: stems)
    }
  }

  /// The words of a term.
  func words(of term: Term, analyzer: Analyzer, _ buffer: inout TokenBuffer) -> [TermWord] {
    text(of: term) { analyzer.analyze($0, language: term.language, into: &buffer) }
    return buffer.tokens.filter { $0.kind != .symbol }.map { token in
      TermWord(key: Array(buffer.key(of: token)), spelling: Array(buffer.spelling(of: token)))
    }
  }
}

/// The words of the terms of several words, by what a text has for them. Made once a process.
private struct PhraseWords: Sendable {
  private struct Word: Sendable {
    var number: UInt32
    var spelling: [UInt8]
  }

  private var count: UInt32 = 0
  /// By `Language.rawValue`.
  private var numbers = [[TermWord: UInt32]](repeating: [:], count: Language.allCases.count)
  private var byKey = [[[UInt8]: [Word]]](repeating: [:], count: Language.allCases.count)
  private var byStem = [[[UInt8]: [UInt32]]](repeating: [:], count: Language.allCases.count)
  /// How keys and stems start: most words of a text need not be stemmed.
  private var starts = [Set<UInt32>](repeating: [], count: Language.allCases.count)

  mutating func number(of word: TermWord, in language: Language, stem: () -> [UInt8]?) -> UInt32 {
    let row = Int(language.rawValue)
    if let known = numbers[row][word] { return known }
    let number = count
    count += 1
    numbers[row][word] = number
    byKey[row][word.key, default: []].append(Word(number: number, spelling: word.spelling))
    starts[row].insert(KeyStart.of(key: word.key))
    if let stem = stem() {
      byStem[row][stem, default: []].append(number)
      starts[row].insert(KeyStart.of(key: stem))
    }
    return number
  }

  func numbers(
    _ language: Language, key: [UInt8], spelling: [UInt8], stems: () -> [[UInt8]]
  ) -> [UInt32] {
    let row = Int(language.rawValue)
    guard starts[row].contains(KeyStart.of(key: key)) else { return [] }
    var found: [UInt32] = []
    for word in byKey[row][key] ?? [] {
      switch MarkAgreement.of(query: word.spelling, text: spelling) {
      case .same, .unmarked: found.append(word.number)
      case .marked, .other: break
      }
    }
    if byStem[row].isEmpty { return found }
    for stem in stems() { for number in byStem[row][stem] ?? [] where !found.contains(number) { found.append(number) } }
    return found
  }
}
