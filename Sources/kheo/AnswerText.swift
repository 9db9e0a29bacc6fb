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
    for (title, entities) in [("Units", answer.units.hits), ("People", answer.people.hits)] where !entities.isEmpty {
      lines += ["", strong(title)]
      for (index, entity) in entities.enumerated() { lines += card(entity, number: offset + index + 1) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let counts = [
      (answer.articleTotal, "article", "articles"), (answer.units.total, "unit", "units"),
      (answer.people.total, "person", "people"),
    ].filter { $0.0 > 0 }.map { "\($0.0) " + ($0.0 == 1 ? $0.1 : $0.2) }.joined(separator: ", ")
    switch answer.matched {
    case .all: return counts
    case .partial: return "Nothing has the whole query; \(counts) with part of it"
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

  /// A unit or a person: a line of its name, one of what it is and where, one of where it is named, one of why it is here.
  private func card(_ entity: SearchAnswer.Entity, number: Int) -> [String] {
    var lines = ["\(number). \(strong(entity.name))"]
    let kind = entity.kind == "person" ? nil : entity.kind.split(separator: "_").joined(separator: " ")
    let places = entity.places.map(\.name).joined(separator: ", ")
    let mentions = entity.mentionCount == 1 ? "1 mention" : "\(entity.mentionCount) mentions"
    let articles = entity.articleCount == 1 ? "1 article" : "\(entity.articleCount) articles"
    let facts = [kind, places.isEmpty ? nil : places, "\(mentions) in \(articles)", entity.id].compactMap { $0 }
    lines.append("   " + faint(facts.joined(separator: " · ")))
    if let role = entity.roles.first {
      let more = entity.roles.count > 1 ? " (and \(entity.roles.count - 1) more)" : ""
      lines.append("   \(role)\(more)")
    }
    if let context = entity.mentions.first?.context { lines.append("   " + mark(context.text, [context.highlight])) }
    if !entity.why.isEmpty { lines.append("   " + faint(entity.why.joined(separator: "; "))) }
    for part in entity.explanation { lines.append("   " + faint("\(Self.rounded(part.score))  \(part.part)")) }
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
