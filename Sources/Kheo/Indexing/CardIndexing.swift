import KheoEntities
import KheoIndex
import KheoSearch
import KheoText

/// Adds cards of people and units to an index. Not thread-safe (it holds an analyzer): one per task.
final class CardIndexing {
  private let words: EntityWords
  private let titles: TitleConcepts
  private let finder = ConceptFinder()
  private var indexer: CardIndexer

  init(words: EntityWords = .shared) {
    self.words = words
    titles = TitleConcepts(words)
    indexer = CardIndexer(analyzer: Analyzer())
  }

  /// Adds a card to the collection of its kind; `sources` are those of its articles. Throws `IndexError` where the disk refuses.
  ///
  /// Cards are made anew whenever articles come or go: in an index that is added to, `IndexWriter.replaceAll(kind:)` comes
  /// before the first one.
  func add(_ card: EntityCard, sources: Set<String> = [], to writer: IndexWriter) throws {
    let stored = StoredCard(card)
    let builder = try writer.builder(for: card.subject == .person ? .person : .unit)
    try indexer.add(
      stored, text: CardText(stored, words: words, titles: titles, finder: finder), sources: sources,
      identifier: card.id, to: builder)
  }
}
