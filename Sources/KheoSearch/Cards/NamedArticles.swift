package import KheoIndex

/// Finds the articles that name a unit or a person which meets conditions.
///
/// Costs a look at every card that meets them and a look-up for each article that names it. Articles are told apart by the
/// hashes of their ids.
package struct NamedArticles {
  private let tables: [IdentifierTable]
  private var documents: [Set<UInt32>]

  /// `segments` are those of the articles. Throws `CorruptIndexError`.
  package init(segments: [Segment]) throws {
    tables = try segments.map { try IdentifierTable($0) }
    documents = [Set<UInt32>](repeating: [], count: segments.count)
  }

  /// Adds the articles that name one of the cards of a collection which meet what conditions there are on cards alone.
  package mutating func add(
    cardsOf searcher: CardSearcher, meeting conditions: SearchConditions, options: SearchOptions, deadline: Deadline
  ) throws {
    try searcher.forEachPayload(meeting: conditions.onCards, options: options, deadline: deadline) { payload in
      try StoredCard.forEachArticle(ofPayload: payload) { id in
        for index in tables.indices { documents[index].formUnion(tables[index].documents(withHashOf: id)) }
      }
    }
  }

  /// By segment, rising.
  package var found: [[UInt32]] { documents.map { $0.sorted() } }
}
