/// How common each term is, in a byte, and the greatest byte of each block of the dictionary: with them the commonest words
/// that begin with some letters are found without decoding the terms that do (FORMAT.md, Term weights).
///
/// ```
/// section   u8 weight × terms · u8 greatest weight × ⌈terms / 16⌉
/// ```
///
/// The weight is the length code (`LengthNorm`) of the number of documents that have the term in a title, body or caption;
/// 0 for a term that is not proposed: a number, a single letter, a mark.
package enum TermWeights {
  package static let blockTermCount = FrontCodedTable.blockEntryCount

  /// The weight of a term that so many documents have outside of sources.
  static func weight(key: some Collection<UInt8>, documentCount: Int) -> UInt8 {
    isWord(key) ? LengthNorm.code(of: documentCount) : 0
  }

  /// The section, from the weights of all terms in their order.
  static func encode(_ weights: [UInt8]) -> [UInt8] {
    weights
      + stride(from: 0, to: weights.count, by: blockTermCount).map { start in
        weights[start..<min(start + blockTermCount, weights.count)].max()!
      }
  }

  /// Whether a key is a word to propose: two letters or more, no control character, not only digits.
  static func isWord(_ key: some Collection<UInt8>) -> Bool {
    var (scalarCount, hasLetter) = (0, false)
    for byte in key {
      if byte < 0x20 { return false }
      if byte & 0xC0 != 0x80 { scalarCount += 1 }
      if byte >= 0x80 || (0x61...0x7A).contains(byte) { hasLetter = true }
    }
    return scalarCount >= 2 && hasLetter
  }
}
