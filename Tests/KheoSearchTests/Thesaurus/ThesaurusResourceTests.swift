import KheoText
import Testing

@testable import KheoSearch

/// What the resource file has to keep, whoever edits it.
@Suite struct ThesaurusResourceTests {
  static let lines = Resources.lines("search/thesaurus.tsv")

  private static func terms(_ column: Substring) -> [String] {
    column == "-" ? [] : column.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  @Test("Every line has a name and four columns, and terms in two languages or more")
  func columns() {
    var names: Set<Substring> = []
    for line in Self.lines {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(columns.count == 5, "\(line)")
      #expect(names.insert(columns[0]).inserted, "the concept stands twice: \(line)")
      #expect(columns.dropFirst().filter { $0 != "-" && !$0.isEmpty }.count >= 2, "\(line)")
    }
  }

  @Test("Every term has words, is composed, and stands once in its column")
  func terms() {
    let analyzer = Analyzer()
    for line in Self.lines {
      for (language, column) in zip(Thesaurus.languages, line.split(separator: "\t").dropFirst()) {
        let terms = Self.terms(column)
        #expect(Set(terms).count == terms.count, "\(line)")
        for term in terms {
          let words = analyzer.analyze(term, language: language).tokens.filter { $0.kind != .symbol }
          #expect((1...8).contains(words.count), "“\(term)” in \(line)")
          let parentheses = term.unicodeScalars.filter { $0 == "(" || $0 == ")" }.count
          #expect(parentheses == 0 || parentheses == 2 && term.hasPrefix("(") && term.hasSuffix(")"), "\(line)")
          let hasCombiningMark = term.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
          #expect(!hasCombiningMark, "“\(term)” in \(line)")
        }
      }
    }
  }

  @Test("Every line is found by the reader, and every term by its own words")
  func everyTermIsFound() throws {
    let thesaurus = Thesaurus.shared
    #expect(thesaurus.conceptCount == Self.lines.count)
    let stemmers = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in Stemmer(language).map { (language, $0) } })
    let reader = ThesaurusReader(
      thesaurus, targets: .all, lookups: TermLookups(segments: [], stemmers: stemmers))
    for line in Self.lines {
      for (language, column) in zip(Thesaurus.languages, line.split(separator: "\t").dropFirst()) {
        for term in Self.terms(column) {
          let words = QueryParser.parse(term.filter { $0 != "(" && $0 != ")" }, analyzer: Analyzer()).tree
            .positiveWords
          let runs = reader.runs(of: words, in: LanguageSet(language))
          #expect(runs.first?.words == words.indices, "“\(term)” in \(line)")
        }
      }
    }
  }
}
