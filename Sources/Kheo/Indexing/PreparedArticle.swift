import KheoEntities
import KheoNews
import KheoSearch

/// An article as it goes into an index: what is stored of it, and its people and units for linking.
struct PreparedArticle: Sendable {
  var stored: StoredArticle
  var id: String
  var date: Int32?
  /// Nil in an index without people and units.
  var record: EntityRecord?
}

/// Prepares one article after another. Not thread-safe: one per thread.
final class ArticlePreparation {
  private let articles = ArticleReader()
  private let facts = FactExtractor()
  private let entities: EntityExtractor?

  init(withEntities: Bool) { entities = withEntities ? EntityExtractor() : nil }

  func prepare(_ document: SourceDocument) -> PreparedArticle {
    let article = articles.read(document)
    var prepared = PreparedArticle(
      stored: StoredArticle(article), id: document.id, date: article.date.flatMap(DateCondition.days(of:)))
    if let entities {
      let record = record(of: article, entities.extract(EntityText(article)))
      prepared.stored.entities = record.encode()
      prepared.record = record
    }
    return prepared
  }

  private func record(of article: NewsArticle, _ found: ArticleEntities) -> EntityRecord {
    let document = article.source
    let numbers = facts.numbers(in: document.text, lines: article.lines, language: article.language)
    let documents = facts.documents(in: document.text, lines: article.lines, language: article.language)
    return EntityRecord(
      id: document.id, path: document.path, language: article.language, date: article.date, url: article.url,
      numbers: numbers.map { number in
        switch number.value {
        case .integer(let value): String(value)
        case .decimal(let text), .ratio(let text): text
        }
      },
      documentNumbers: documents.map(\.number),
      entities: found.mappingRanges { document.sourceMap.sourceRange(of: $0) })
  }
}
