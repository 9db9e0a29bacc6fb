/// A form of the lexicon found in an article.
struct FormMatch: Sendable {
  /// Words of the article.
  var start: Int32
  var end: Int32
  var entry: LexiconEntry
  /// A word of it has an ending of the plural.
  var isPlural: Bool
  /// The level named by an adjective inside the form ("comité provincial du Parti"); `UInt16.max` without one.
  var level: UInt16
}
