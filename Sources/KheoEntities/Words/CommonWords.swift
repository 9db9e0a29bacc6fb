import KheoText

/// The common words of each language, which are no names when a sentence begins with them.
struct CommonWords: Sendable {
  static let shared = CommonWords()

  private let vietnamese: ByteTable
  private let german: ByteTable
  private let french: ByteTable
  private let norwegian: ByteTable

  private init() {
    vietnamese = CommonWords.table("vi", capacity: 8_000)
    german = CommonWords.table("de", capacity: 21_000)
    french = CommonWords.table("fr", capacity: 21_000)
    norwegian = CommonWords.table("no", capacity: 21_000)
  }

  private static func table(_ code: String, capacity: Int) -> ByteTable {
    var table = ByteTableBuilder(capacity: capacity)
    TableLines.forEach("entities/words/\(code).txt") { line in
      let rank = UInt32(table.count)
      table.update(line) { $0 == 0 ? rank + 1 : $0 }
    }
    return table.finish()
  }

  /// Whether a word is among the common ones of `language`, whose list is some 20,000 words long (Vietnamese: syllables
  /// and fewer); by its spelling in small letters with marks, as `Token.spelling` has it.
  func isCommon(_ spelling: some Collection<UInt8>, _ language: Language) -> Bool { rank(spelling, language) != nil }

  /// The place of a word among the common ones, 0 the commonest; nil for other words and languages without a list.
  func rank(_ spelling: some Collection<UInt8>, _ language: Language) -> Int? {
    let rank =
      switch language {
      case .vietnamese: vietnamese.value(of: spelling)
      case .german: german.value(of: spelling)
      case .french: french.value(of: spelling)
      case .norwegian: norwegian.value(of: spelling)
      case .other: UInt32?.none
      }
    return rank.map { Int($0) - 1 }
  }
}
