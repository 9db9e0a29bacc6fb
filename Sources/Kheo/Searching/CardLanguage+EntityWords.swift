import KheoEntities
import KheoSearch

extension CardLanguage {
  /// What the resource files say, made once a process, when cards are first searched.
  static let shared = CardLanguage(EntityWords.shared)

  init(_ words: EntityWords) {
    self.init(
      forms: words.forms.map { Form(concept: $0.concept, kind: $0.kind, language: $0.language, text: $0.text) },
      connectors: words.connectors)
  }
}
