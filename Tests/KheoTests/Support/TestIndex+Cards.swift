import KheoEntities
import KheoIndex
import KheoText

@testable import Kheo

extension TestIndex {
  /// Puts cards made by hand in the place of those that the articles gave; `articles` say where they are from.
  func replaceCards(_ cards: [EntityCard], of articles: [TestArticle] = []) throws {
    let writer = try IndexWriter(
      folder: path, mode: .append, analysis: Analysis.name, memoryBudget: 1 << 24, stemming: Stemming().stems)
    writer.replaceAll(kind: .unit)
    writer.replaceAll(kind: .person)
    let indexing = CardIndexing()
    for card in cards {
      let named = articles.filter { article in card.articles.contains { $0.id == article.id } }
      let sources = named.compactMap { $0.more.first { $0.0 == "source" }?.1 }
      try indexing.add(card, sources: Set(sources), to: writer)
    }
    _ = try writer.commit()
  }
}

extension EntityCard {
  /// A card that one article names, where its text has the name.
  init(
    _ id: String, kind: String? = nil, name: String, in articles: [TestArticle], places: [PlaceMember] = [],
    roles: [(text: String, concepts: [String], article: Int)] = [], honorifics: [String] = [], concepts: [String] = []
  ) {
    self.init(
      id: id, subject: kind.map { .unit(kind: $0) } ?? .person, name: name,
      names: articles.map { Name(language: Language(tag: $0.lang ?? ""), text: name, count: 1) },
      honorifics: honorifics,
      roles: roles.map {
        Role(
          text: $0.text, language: Language(tag: articles[$0.article].lang ?? ""), concepts: $0.concepts,
          article: $0.article)
      },
      places: places,
      articles: articles.map { article in
        let text = Array(article.text.utf8)
        let found = text.indices.filter { text[$0...].starts(with: name.utf8) }
        return Article(
          id: article.id, path: "input.jsonl", language: Language(tag: article.lang ?? ""),
          date: article.more.first { $0.0 == "date" }?.1, mentions: found.map { $0..<$0 + name.utf8.count })
      }, concepts: concepts)
  }
}
