import KheoIndex

/// A document that a query found.
package struct Hit: Sendable {
  /// An index into the collection's segments.
  package var segment: Int
  package var document: UInt32
  package var score: Float
  /// Where the query's words were matched, in rising order of places.
  package var matches: [Match]
  /// What each word of the query and each pair of neighbours added to the score.
  package var contributions: [Contribution]
}

/// A part of a hit's score.
package struct Contribution: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    /// A word of the query, by slot.
    case word(Int)
    /// Two words of the query side by side, by slots.
    case neighbours(Int, Int)
    /// The whole query side by side.
    case phrase
    /// Words that agree with the query's, where other hits have words that only look alike.
    case agreement
  }

  package var part: Part
  /// How well the text's words agree with the query's, from 0 to 1.
  package var agreement: Float = 1
  package var score: Float
}
