package import KheoText

/// Keys of the dictionary that filters and concepts go by. No word has such a key: three control characters stand before it, which is
/// more than any correction of typing takes away.
package enum CardMark {
  private static let prefix: [UInt8] = [1, 1, 1]

  /// The mark of cards with a mention in this language.
  package static func language(_ language: Language) -> [UInt8] { prefix + Array("in:\(language.code)".utf8) }

  /// The word for a concept, whatever the language.
  package static func concept(_ concept: String) -> [UInt8] { prefix + Array("is:\(concept)".utf8) }

  /// The mark of cards that an article of this source names. A source too long for a key is cut.
  package static func source(_ source: String) -> [UInt8] {
    prefix + Array("from:".utf8) + source.utf8.prefix(sourceLimit)
  }

  /// Bytes of a source that its mark has.
  private static let sourceLimit = 1024

  /// The mark of cards of this kind.
  package static func kind(_ kind: String) -> [UInt8] { prefix + Array("kind:\(kind)".utf8) }
}
