import KheoText

/// Words that make a sentence a question (`Resources/question-words.tsv`): what kind of answer is wanted, which the text that
/// gives it seldom says.
struct QuestionWords: Sendable {
  /// Queries of fewer words are taken as they are: in them such a word may well be a name.
  static let leastWords = 4

  static let shared = QuestionWords(lines: Resources.lines("search/question-words.tsv"))

  private struct Word: Sendable {
    var key: [UInt8]
    var spelling: [UInt8]
  }

  /// By language and the key of their first word, runs of words, the longest first.
  private let runs: [Language: [[UInt8]: [[Word]]]]

  private init(lines: [String]) {
    let analyzer = Analyzer()
    var runs: [Language: [[UInt8]: [[Word]]]] = [:]
    for line in lines {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      let buffer = analyzer.analyzeQuery(String(fields[1]))
      let run = buffer.tokens.map { Word(key: Array(buffer.key(of: $0)), spelling: Array(buffer.spelling(of: $0))) }
      guard let first = run.first else { continue }
      runs[Language(tag: String(fields[0])), default: [:]][first.key, default: []].append(run)
    }
    self.runs = runs.mapValues { $0.mapValues { $0.sorted { $0.count > $1.count } } }
  }

  /// The query with its question words marked as such: those of the language that it is in, as far as its words stand side
  /// by side without operators and are no names. A query of nothing else stays as it is.
  func mark(_ tree: QueryTree, text: [UInt8]) -> QueryTree {
    guard case .and(let operands) = tree else { return tree }
    let words = operands.map { operand -> QueryWord? in
      if case .word(let word) = operand, word.mode == .expanded, word.kind == .word { word } else { nil }
    }
    guard words.count(where: { $0 != nil }) >= Self.leastWords,
      let runs = runs[LanguageDetector().detect(text).language]
    else { return tree }
    let hasMarks = words.contains { $0.map { $0.spelling != $0.key } ?? false }
    var marked = operands
    var index = 0
    while index < words.count {
      let run = words[index].flatMap { runs[$0.key] }?.first { run in
        index + run.count <= words.count
          && run.indices.allSatisfy { offset in
            // A capital within the query is that of a name.
            guard let word = words[index + offset], !word.isCapitalized || index + offset == 0 else { return false }
            return hasMarks ? run[offset].spelling == word.spelling : run[offset].key == word.key
          }
      }
      for position in index..<index + (run?.count ?? 0) {
        guard var word = words[position] else { continue }
        word.isInterrogative = true
        word.likelySpelling = hasMarks ? nil : run?[position - index].spelling
        marked[position] = .word(word)
      }
      index += run?.count ?? 1
    }
    let isAllQuestion = marked.allSatisfy { if case .word(let word) = $0 { word.isInterrogative } else { false } }
    return isAllQuestion ? tree : .and(marked)
  }
}
