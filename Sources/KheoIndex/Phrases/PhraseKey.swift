package import KheoText

/// Keys of the dictionary for terms of several words (FORMAT.md, Terms of several words). No word has such a key: more control
/// characters stand before it than any correction of typing takes away.
package enum PhraseKey {
  /// What all of them begin with.
  package static let prefix: [UInt8] = [1, 1, 2]

  /// The key of a term, by the spellings of its words.
  package static func of(_ spellings: [[UInt8]], in language: Language) -> [UInt8] {
    prefix + Array(language.code.utf8) + [UInt8(ascii: ":")]
      + Array(spellings.joined(separator: [UInt8(ascii: " ")]))
  }

  /// Whether a key is one of these.
  static func isPhrase(_ key: some Sequence<UInt8>) -> Bool { key.starts(with: prefix) }
}
