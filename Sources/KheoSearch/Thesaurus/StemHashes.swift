import KheoText

/// Hashes of the first stems of words, each stemmed once.
struct StemHashes {
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
