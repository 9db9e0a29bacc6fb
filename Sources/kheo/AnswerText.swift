import Kheo

/// A search answer for people to read.
struct AnswerText {
  private let answer: SearchAnswer
  private let color: Bool

  init(_ answer: SearchAnswer, color: Bool) {
    self.answer = answer
    self.color = color
  }

  /// Everything, with a line end. `offset` is the number of hits that were passed over.
  func render(offset: Int) -> String {
    var lines = [headline]
    if let suggestion = answer.suggestion { lines.append("Did you mean: \(suggestion)") }
    for (index, article) in answer.articles.enumerated() {
      lines.append("")
      lines += render(article, number: offset + index + 1)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let count = answer.articleTotal == 1 ? "1 article" : "\(answer.articleTotal) articles"
    switch answer.matched {
    case .all: return count
    case .partial: return "No article has the whole query; \(count) with part of it"
    case .none: return "Nothing found. Try fewer words, or part of a word with a star: prefix*"
    }
  }

  private func render(_ article: SearchAnswer.Article, number: Int) -> [String] {
    let title = mark(article.title, article.titleHighlights)
    var lines = ["\(number). \(strong(title))"]
    let facts = [article.language, article.date, article.source].compactMap { $0 } + [article.path]
    lines.append("   " + faint(facts.joined(separator: " · ")))
    let snippet = mark(article.snippet, article.highlights).split(separator: "\n").joined(separator: " ")
    if !snippet.isEmpty { lines.append("   " + snippet) }
    if !article.why.isEmpty { lines.append("   " + faint(article.why.joined(separator: "; "))) }
    for part in article.explanation { lines.append("   " + faint("\(Self.rounded(part.score))  \(part.part)")) }
    return lines
  }

  /// Two decimals.
  private static func rounded(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    let fraction = String(abs(hundredths) % 100)
    return "\(hundredths / 100)." + (fraction.utf8.count == 1 ? "0" + fraction : fraction)
  }

  /// Highlights in bold yellow, or in square brackets where there is no colour.
  private func mark(_ text: String, _ ranges: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    for range in ranges {
      result += bytes[end..<range.lowerBound]
      result += Array((color ? "\u{1B}[1;33m" : "[").utf8) + bytes[range] + Array((color ? "\u{1B}[0m" : "]").utf8)
      end = range.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  private func strong(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
