/// A part of a compound: bytes of the compound's spelling.
struct CompoundPart: Sendable {
  var start: UInt8
  var end: UInt8
}

/// Cuts German and Norwegian compounds into words of the lexicon: `Provinzparteikomitees` into `Provinz` and
/// `parteikomitees`.
///
/// Every part is a word of the lexicon, the last in any form, the others bare or with a linking element; of a compound
/// that ends in a word of scope `suffix` the beginning may be any word.
enum CompoundSplitter {
  private static let minimumLength = 7
  private static let minimumPart = 2
  private static let linkers: [[UInt8]] = [[], Array("s".utf8), Array("es".utf8), Array("n".utf8), Array("en".utf8), Array("e".utf8)]

  /// The parts in order; none for a word that is no such compound. `isWord`: it is a common word of its own, whose beginning
  /// must be known.
  static func split(_ spelling: [UInt8], lexicon: Lexicon, isWord: Bool = false) -> [CompoundPart] {
    guard lexicon.traits.hasCompounds, spelling.count >= minimumLength,
      spelling.count < 200
    else { return [] }
    if lexicon.readings(of: spelling).contains(where: { lexicon.compoundRoles(of: $0.word).contains(.part) }) { return [] }
    if let cuts = cut(spelling[...], lexicon: lexicon, depth: 0) {
      var parts: [CompoundPart] = []
      var start = 0
      for end in cuts + [spelling.count] {
        parts.append(CompoundPart(start: UInt8(start), end: UInt8(end)))
        start = end
      }
      return parts
    }
    return isWord ? [] : unknownBeginning(spelling, lexicon: lexicon)
  }

  /// Where to cut so that every part is known; the longest last part first.
  private static func cut(_ word: ArraySlice<UInt8>, lexicon: Lexicon, depth: Int) -> [Int]? {
    if depth > 3 { return nil }
    for cut in word.indices.dropFirst(minimumPart) where word[cut] & 0xC0 != 0x80 && word.endIndex - cut >= minimumPart + 1 {
      guard isBeginning(word[..<cut], lexicon: lexicon) else { continue }
      let rest = word[cut...]
      if lexicon.readings(of: rest).contains(where: { lexicon.compoundRoles(of: $0.word).contains(.part) }) { return [cut] }
      if let deeper = self.cut(rest, lexicon: lexicon, depth: depth + 1) { return [cut] + deeper }
    }
    return nil
  }

  private static func isBeginning(_ word: ArraySlice<UInt8>, lexicon: Lexicon) -> Bool {
    for linker in linkers where word.count > linker.count && word.suffix(linker.count).elementsEqual(linker) {
      let bare = word.dropLast(linker.count)
      if lexicon.readings(of: bare).contains(where: { !$0.isPlural && lexicon.compoundRoles(of: $0.word).contains(.part) }) {
        return true
      }
    }
    return false
  }

  private static func unknownBeginning(_ spelling: [UInt8], lexicon: Lexicon) -> [CompoundPart] {
    for cut in spelling.indices.dropFirst(3) where spelling[cut] & 0xC0 != 0x80 && spelling.count - cut >= 4 {
      let rest = spelling[cut...]
      if lexicon.readings(of: rest).contains(where: { lexicon.compoundRoles(of: $0.word).contains(.head) }) {
        return [CompoundPart(start: 0, end: UInt8(cut)), CompoundPart(start: UInt8(cut), end: UInt8(spelling.count))]
      }
    }
    return []
  }
}
