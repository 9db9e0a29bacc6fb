import KheoText

/// Makes articles of documents: cleans the text, reads off what it says about itself, tells its language.
public struct ArticleReader: Sendable {
  /// Bytes of text that the language is told from.
  private static let detectionByteCount = 16384

  private let cleaner = Cleaner()
  private let detector = LanguageDetector()

  public init() {}

  public func read(_ document: SourceDocument) -> NewsArticle {
    let cleaned = cleaner.clean(document.text, mode: document.format == .json ? .text : .page)
    var lines = cleaned.lines
    Self.apply(document.hints, to: &lines)
    let (language, tag) = language(of: document, lines: lines)
    let stated = document.title.flatMap { $0.isEmpty ? nil : $0 }
    let title = stated ?? cleaned.title.map { String(decoding: document.text[$0], as: UTF8.self) }
    let derived = title ?? DerivedTitle.make(from: document.text, cleaned: cleaned)
    return NewsArticle(
      source: document, lines: lines, language: language, languageTag: tag, title: title,
      displayTitle: derived ?? document.id, date: document.date ?? cleaned.metadata.date,
      url: document.url ?? cleaned.metadata.url, site: document.source ?? cleaned.metadata.site,
      author: document.author ?? cleaned.metadata.author)
  }

  /// What the markup says wins over what the shape of a line suggests.
  private static func apply(_ hints: [StructureHint], to lines: inout [CleanedLine]) {
    var next = 0
    for index in lines.indices where lines[index].class != .empty {
      let content = lines[index].content
      while next < hints.count, hints[next].range.upperBound <= content.lowerBound { next += 1 }
      for hint in hints[next...] {
        if hint.range.lowerBound >= content.upperBound { break }
        guard hint.range.lowerBound <= content.lowerBound, hint.range.upperBound >= content.upperBound else { continue }
        switch hint.kind {
        case .navigation: lines[index].class = .boilerplate
        case .caption: lines[index].class = .caption
        case .title: lines[index].class = .title
        case .heading: if lines[index].class != .boilerplate { lines[index].class = .body }
        }
      }
    }
  }

  private func language(of document: SourceDocument, lines: [CleanedLine]) -> (Language, String) {
    if let stated = document.language, !stated.isEmpty { return (Language(tag: stated), stated) }
    var sample: [UInt8] = []
    for line in lines where line.class == .body || line.class == .caption {
      if sample.count >= Self.detectionByteCount { break }
      sample += document.text[line.content].prefix(Self.detectionByteCount - sample.count)
      sample.append(UInt8(ascii: "\n"))
    }
    if sample.isEmpty { sample = Array((document.title ?? "").utf8) }
    let guess = sample.withUnsafeBytes { detector.detect($0) }
    return (guess.language, guess.tag)
  }
}
