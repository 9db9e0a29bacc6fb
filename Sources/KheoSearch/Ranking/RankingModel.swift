import Glibc
import KheoIndex

/// The numbers of the ranking model, with what they were chosen by (docs/RANKING.md).
public struct RankingModel: Sendable, Equatable {
  /// Saturation of term frequency (BM25; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
  package var k1: Float = 1.2
  /// Length normalisation by `Field.rawValue`: title, body, caption, source.
  package var b: [Float] = [0.6, 0.55, 0.5, 0.2]
  /// Weight of an occurrence by `Field.rawValue`: title, body, caption, source.
  package var fieldWeights: [Float] = [5.0, 1.0, 0.8, 0.3]
  /// The power to which rarity is raised: above 1 the rare words of a question weigh more beside its common ones.
  package var rarityPower: Float = 1.4

  /// The text's word has the query's letters and marks.
  package var same: Float = 1
  /// The query's word has no marks where the text's has some.
  package var marked: Float = 0.95
  /// As `marked`, in a query of which other words have marks: who types marks leaves none out.
  package var markedBesideMarks: Float = 0.3
  /// The text's word has no marks where the query's has some.
  package var unmarked: Float = 0.5
  /// The text's word has other marks: another word that looks alike.
  package var otherMarks: Float = 0.1
  /// A digraph for a letter or the reverse, by the language of the document.
  package var digraph: Float = 0.95
  /// Another inflection of the word.
  package var stem: Float = 0.9
  /// Another word for the same thing, of cards, and a term of another language, of articles.
  package var concept: Float = 0.55
  /// Two words of the query written as one in the text.
  package var joined: Float = 0.5
  /// One word of the query written as two in the text.
  package var split: Float = 0.5
  /// What the keys of Telex or VNI stand for.
  package var keys: Float = 0.6
  /// A word with one letter more, less, changed or swapped; each further edit multiplies again.
  package var edit: Float = 0.3
  /// A word one edit away from the query's where that is found as typed, as a share of `edit`.
  package var foundEdit: Float = 0.4
  /// A word that begins as the query's.
  package var prefix: Float = 0.5

  /// A longer word that begins or ends with the query's, as compounds do.
  package var part: Float = 0.4

  /// A number or a name of a date that the text writes in other words.
  package var date: Float = 0.7
  /// A word that goes with them: *tháng*, *năm*.
  package var dateWord: Float = 0.02

  /// What two words of the query that stand side by side in the text add, as a share of what the rarer is worth.
  package var adjacency: Float = 0.4
  /// The same of two syllables that the collection has side by side elsewhere, as a share of what their pair is worth.
  package var syllablePair: Float = 0.6
  /// What a document gets that has the whole query side by side, as a share of what the query is worth.
  package var phrase: Float = 1.2
  /// The share of a score that depends on how much of the query a document has.
  package var coverage: Float = 0.2
  /// Of the rarity of a query, what a document must have to be found by a part of it.
  package var leastShare: Float = 0.05
  /// The same of a query of two words.
  package var leastShareOfTwo: Float = 0.15
  /// What is left of a spelling of an unmarked word that is never seen beside its neighbours.
  package var unlikely: Float = 0.2
  /// What is left of the worth of a word that only makes the query a question.
  package var questionWord: Float = 0.05

  public init() {}

  /// What a word or a pair of a rarity is worth.
  func worth(ofRarity idf: Float) -> Float { powf(idf, rarityPower) }

  /// Inverse document frequency as in Lucene's BM25: never negative.
  package static func idf(documentCount: Int, of total: Int) -> Float {
    let documents = Double(documentCount)
    let all = Double(max(total, documentCount))
    return Float(log(1 + (all - documents + 0.5) / (documents + 0.5)))
  }
}
