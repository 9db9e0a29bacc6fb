import KheoEntities
import KheoSearch

extension StoredCard {
  /// What an index keeps of a card.
  init(_ card: EntityCard) {
    let kind =
      switch card.subject {
      case .person: Self.personKind
      case .unit(let kind): kind
      }
    self.init(
      kind: kind, name: card.name,
      names: card.names.map { Name(language: $0.language, text: $0.text, count: $0.count) },
      honorifics: card.honorifics,
      roles: card.roles.map {
        Role(text: $0.text, language: $0.language, concepts: $0.concepts, article: $0.article)
      },
      places: card.places.map { Place(name: $0.name, type: $0.type, isImplied: $0.isImplied) },
      articles: card.articles.map {
        Article(id: $0.id, path: $0.path, language: $0.language, date: $0.date, mentions: $0.mentions)
      },
      concepts: card.concepts, evidence: card.evidence)
  }
}
