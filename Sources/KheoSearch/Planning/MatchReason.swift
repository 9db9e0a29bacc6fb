/// The way from a word of the query to a word of the text, from the closest to the farthest.
package enum MatchReason: UInt8, Sendable, Comparable, CaseIterable {
  /// The same letters with the same marks.
  case same
  /// The same letters; the text has marks where the query has none.
  case marked
  /// The same letters; the text has no marks where the query has some.
  case unmarked
  /// A digraph for a letter or the reverse, as the document's language writes it.
  case digraph
  /// The other reading of an ambiguous number.
  case number
  /// Another inflection.
  case stem
  /// A word for the same thing, in any language: what a unit, a role or a title is.
  case concept
  /// The text writes two words of the query as one.
  case joined
  /// The text writes one word of the query as two.
  case split
  /// The query's word is what the keys of Telex or VNI make of the text's.
  case keys
  /// The word begins as the query's.
  case prefix
  /// The text's word has the query's word as its first or its last part.
  case part
  /// A letter more, less, changed or swapped.
  case edit
  /// The same letters with other marks: another word.
  case otherMarks

  package static func < (a: MatchReason, b: MatchReason) -> Bool { a.rawValue < b.rawValue }
}
