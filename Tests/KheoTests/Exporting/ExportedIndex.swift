import KheoEntities
import KheoIndex
import KheoSearch
import KheoText

@testable import Kheo

/// An index made of given articles and cards, and its exports.
struct ExportedIndex {
  let folder = ScratchFolder()
  var path: String { folder.path + "/index" }

  init(articles: [(id: String, article: StoredArticle)], cards: [EntityCard]) throws {
    let stemming = Stemming()
    let writer = try IndexWriter(
      folder: path, mode: .rebuild, analysis: Analysis.name, memoryBudget: 1 << 24, stemming: stemming.stems)
    var tokenizer = DocumentTokenizer(analyzer: Analyzer())
    for (id, article) in articles {
      let builder = try writer.builder(for: .article)
      tokenizer.forEachStretch(of: article.documentText) { field, tokens, base, _, _ in
        builder.addTokens(tokens, field: field, positionBase: base, language: .other)
      }
      try builder.endDocument(
        identifier: id, language: .other, date: nil, payload: article.encode(), textByteCount: article.text.count)
    }
    let indexing = CardIndexing()
    for card in cards { try indexing.add(card, to: writer) }
    _ = try writer.commit()
  }

  static func article(
    _ text: String, title: String? = nil, path: String = "news/a.txt", language: String = "de", date: String? = nil,
    url: String? = nil, source: String? = nil, author: String? = nil
  ) -> StoredArticle {
    article(
      bytes: Array(text.utf8), title: title, path: path, language: language, date: date, url: url, source: source,
      author: author)
  }

  static func article(
    bytes: [UInt8], title: String? = nil, path: String = "news/a.txt", language: String = "de", date: String? = nil,
    url: String? = nil, source: String? = nil, author: String? = nil
  ) -> StoredArticle {
    StoredArticle(
      path: path, languageTag: language, title: title, displayTitle: title ?? "", isDisplayTitleDerived: title == nil,
      date: date, url: url, source: source, author: author, otherFields: [],
      regions: [DocumentText.Region(field: .body, range: 0..<bytes.count)], sourceMap: [], text: bytes)
  }

  /// The whole export, and every line of it as JSON.
  func export(
    _ format: IndexExport.Format = .ftm, kinds: Set<Kind> = Kind.searched, mentionLimit: Int = IndexExport.mentionLimit
  ) throws -> Export {
    let export = IndexExport(
      snapshot: try Snapshot(folder: path), format: format, kinds: kinds, mentionLimit: mentionLimit)
    return try Export(export)
  }
}

/// What an export wrote.
final class Export {
  let bytes: [UInt8]
  let lines: [JSON]

  init(_ export: IndexExport) throws {
    let gathered = Gathered()
    try export.run { gathered.bytes += $0 }
    bytes = gathered.bytes
    lines = bytes.split(separator: 0x0A).map { JSON($0) ?? .null }
  }

  private final class Gathered { var bytes: [UInt8] = [] }

  func entities(_ schema: String) -> [JSON] { lines.filter { $0["schema"]?.text == schema } }

  var schemata: [String: Int] { lines.reduce(into: [:]) { $0[$1["schema"]?.text ?? "?", default: 0] += 1 } }

  /// Identifiers of the entities, and every reference between them.
  var ids: [String] { lines.compactMap { $0["id"]?.text } }

  var references: [String] {
    let names = ["holder", "post", "proof", "document", "resolved", "entity"]
    return lines.flatMap { line in names.flatMap { line["properties"]?[$0]?.values.compactMap(\.text) ?? [] } }
  }
}

extension JSON {
  /// Values of a property of an entity; nil where it has none of the name.
  func property(_ name: String) -> [String]? { self["properties"]?[name]?.values.compactMap(\.text) }
}
