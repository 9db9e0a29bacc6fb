import KheoText

/// The stemmers of all languages behind one function. Not thread-safe: one per task.
final class Stemming {
  private let stemmers: [Language: Stemmer]

  init() {
    stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
  }

  /// Folded stems of a spelling; empty for a language without a stemmer.
  func stems(_ language: Language, _ spelling: [UInt8]) -> [[UInt8]] {
    stemmers[language]?.foldedStems(of: spelling) ?? []
  }
}
