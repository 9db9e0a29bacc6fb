/// Finds the verb in a German participle: gewürdigt → würdigt, angenommen → annommen.
///
/// The shape is an optional separable prefix of `german-prefixes.txt`, `ge`, a stem of three letters or more, and the
/// ending of a participle, inflected or not. Nouns of that shape (Gesicht) are taken too: the result is only one more stem
/// beside the word's own.
enum GermanParticiple {
  /// The participle without its `ge`, or nil if the word is none. `spelling` is composed lower-case UTF-8.
  static func withoutGe(_ spelling: [UInt8]) -> [UInt8]? {
    if let rest = rest(afterGeAt: 0, of: spelling) { return rest }
    for prefix in prefixes where spelling.starts(with: prefix) {
      if let rest = rest(afterGeAt: prefix.count, of: spelling) { return prefix + rest }
    }
    return nil
  }

  /// Longest first.
  private static let prefixes = Resources.lines("text/german-prefixes.txt").map { Array($0.utf8) }
    .sorted { $0.count > $1.count }

  /// Endings of weak and strong participles and their inflection, longest first.
  private static let endings = ["enen", "ener", "enes", "enem", "ene", "ten", "ter", "tes", "tem", "te", "en", "t"]
    .map { Array($0.utf8) }

  private static let minimumStemLength = 3

  private static func rest(afterGeAt index: Int, of spelling: [UInt8]) -> [UInt8]? {
    guard spelling.count > index + 2, spelling[index] == UInt8(ascii: "g"), spelling[index + 1] == UInt8(ascii: "e")
    else { return nil }
    let rest = spelling[(index + 2)...]
    for ending in endings where rest.count > ending.count && rest.suffix(ending.count).elementsEqual(ending) {
      // Letters, not bytes: continuation bytes do not count.
      if rest.dropLast(ending.count).count(where: { $0 & 0xC0 != 0x80 }) >= minimumStemLength { return Array(rest) }
    }
    return nil
  }
}
