import KheoSearch
import KheoText

extension SearchAnswer.Entity {
  private static let languageOrder: [Language] = [.vietnamese, .german, .french, .norwegian, .other]

  /// What a card says; its mentions, its score and why it was found are still to be filled in.
  init(_ card: StoredCard, id: String) {
    var roles: [String] = []
    for role in card.roles where !roles.contains(role.text) { roles.append(role.text) }
    self.init(
      id: id, kind: card.kind, score: 0, name: card.name,
      names: Self.languageOrder.compactMap { language in
        let names = card.names.filter { $0.language == language }.map(\.text)
        return names.isEmpty ? nil : (language.code, names)
      },
      honorifics: card.honorifics, roles: roles,
      places: card.places.map { Place(name: $0.name, type: $0.type, isImplied: $0.isImplied) },
      articleCount: card.articles.count, mentionCount: card.mentionCount, mentions: [], why: [], explanation: [])
  }
}
