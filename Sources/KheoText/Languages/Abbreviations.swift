/// The words of `abbreviations.txt`, whose full stop does not end a sentence.
struct Abbreviations: Sendable {
  static let shared = Abbreviations()

  private let byLanguage: [Language: Set<[UInt8]>]
  private let all: Set<[UInt8]>

  private init() {
    var byLanguage: [Language: Set<[UInt8]>] = [:]
    for line in Resources.lines("text/abbreviations.txt") {
      let columns = line.split(separator: " ")
      guard columns.count == 2 else { continue }
      byLanguage[Language(tag: String(columns[0])), default: []].insert(Array(columns[1].utf8))
    }
    self.byLanguage = byLanguage
    all = byLanguage.values.reduce(into: []) { $0.formUnion($1) }
  }

  /// The spellings to look out for: those of the language, or all where it is not known.
  func spellings(for numbers: Analyzer.Numbers) -> Set<[UInt8]> {
    switch numbers {
    case .query, .text(.other): all
    case .text(let language): byLanguage[language] ?? []
    }
  }
}
