public import KheoText

/// Finds what units a phrase speaks of, by concept: what a role is held in, whatever its text calls it.
///
/// Not thread-safe (it holds an analyzer and scratch memory): one per task.
public final class ConceptFinder {
  private let analyzer = Analyzer()
  private var vocabularies: [Language: Vocabulary] = [:]
  private var words = ArticleWords()
  private var forms = FormFinder()

  public init() {}

  /// Concepts of `units.tsv`, `subjects.tsv` and `levels.tsv` in a text, in order, each once. Linear.
  public func concepts(in text: String, language: Language) -> [String] {
    var vocabulary = vocabularies[language] ?? Vocabulary(language: language)
    if vocabulary.isFull { vocabulary = Vocabulary(language: language) }
    let bytes = Array(text.utf8)
    let article = EntityText(text: bytes, stretches: [EntityText.Stretch(range: bytes.indices)], language: language)
    words.read(article, analyzer: analyzer, vocabulary: &vocabulary)
    forms.find(in: words, vocabulary)
    var concepts: [String] = []
    for word in 0..<words.count {
      for category in [LexiconEntry.Category.unit, .subject, .level] {
        for match in forms.alternatives(category, at: word) {
          let names = [match.entry.concept, match.level].filter { $0 != .max }.map(vocabulary.lexicon.concept)
          for name in names where !name.isEmpty && !concepts.contains(name) { concepts.append(name) }
        }
      }
    }
    vocabularies[language] = vocabulary
    return concepts
  }
}
