import KheoIndex

/// A query of folded terms, without the language of queries and without any other way to a word.
package enum PlainQuery: Sendable, Equatable {
  /// Documents with every term.
  case all([[UInt8]])
  /// Documents with any term.
  case any([[UInt8]])
  /// Documents in which the terms stand side by side, in this order and in one field.
  case phrase([[UInt8]])
  /// Documents with a term that begins so; all are worth the same.
  case prefix([UInt8])
  /// Documents with a term within so many edits: a letter more, less, changed, or swapped with its neighbour. The first
  /// letter may be another one.
  case fuzzy([UInt8], edits: Int)
}

/// A document that a plain query found.
package struct PlainHit: Sendable {
  /// An index into the collection's segments.
  package var segment: Int
  package var document: UInt32
  package var score: Float
  /// Of a prefix, a term that the document has.
  var term: TermPostings?

  package init(segment: Int, document: UInt32, score: Float) {
    self.segment = segment
    self.document = document
    self.score = score
  }
}
