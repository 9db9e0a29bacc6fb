/// A piece of a document's text with what matched in it.
package struct Snippet: Sendable, Equatable {
  /// A substring of the document's text, byte for byte.
  package var text: [UInt8]
  /// Bytes of `text`, rising, not touching each other's insides; at grapheme edges.
  package var highlights: [Range<Int>]
}
