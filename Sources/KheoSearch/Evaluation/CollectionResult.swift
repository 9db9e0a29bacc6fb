import KheoText

/// What a search of one collection gives.
package struct CollectionResult: Sendable {
  package enum Matched: String, Sendable {
    /// Every hit holds the whole query.
    case all
    /// No document holds the whole query; the hits hold part of it.
    case partial
    case none
  }

  package var matched: Matched
  /// Documents that match, exactly.
  package var total: Int
  /// In the order asked for; equal scores in the order of the documents.
  package var hits: [Hit]
  /// The words of the query by slot.
  package var words: [QueryWord]
  /// Spellings found for words that were not found as typed, by slot.
  package var corrections: [Int: [UInt8]]
  package var facets = ArticleFacets()
  /// Bytes of the query that are a term of the thesaurus, in rising order.
  package var thesaurusTerms: [Range<Int>] = []
}
