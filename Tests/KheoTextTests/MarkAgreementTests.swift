import KheoTestSupport
import KheoText
import Testing

@Suite struct MarkAgreementTests {
  private func agreement(_ query: String, _ text: String) -> MarkAgreement {
    MarkAgreement.of(query: Array(query.utf8), text: Array(text.utf8))
  }

  @Test(
    "The worst letter decides",
    arguments: [
      ("nặm", "nặm", MarkAgreement.same), ("nam", "nam", .same), ("nam", "nặm", .marked), ("nặm", "nam", .unmarked),
      ("nặm", "năm", .other), ("da nang", "đà nẵng", .marked), ("đa", "đà", .marked), ("đa", "dà", .unmarked),
      ("strasse", "straße", .marked), ("straße", "strasse", .unmarked), ("strase", "straße", .other),
      ("aeroe", "ærø", .other), ("aero", "ærø", .marked), ("ærø", "aero", .unmarked), ("coeur", "cœur", .marked),
      ("øre", "öre", .other), ("łódź", "lodz", .unmarked), ("Nặm", "nặm", .same), ("NAM", "nặm", .marked),
      ("x\u{302}", "x", .unmarked), ("x\u{302}", "x\u{301}", .other), ("", "", .same), ("a", "", .other),
      ("a", "b", .other),
      ("αθηνα", "αθήνα", .marked), ("maße", "masse", .unmarked), ("ssa", "ßä", .marked), ("ßa", "ssä", .unmarked),
    ])
  func table(query: String, text: String, expected: MarkAgreement) {
    #expect(agreement(query, text) == expected)
  }

  @Test(
    "Of an unfinished word, the letters that are there decide",
    arguments: [
      ("na", "nặm", MarkAgreement.marked), ("nặ", "nặm", .same), ("nặ", "nam", .unmarked), ("nă", "nặm", .other),
      ("", "nặm", .same), ("n", "", .other), ("mas", "maße", .marked), ("mass", "maße", .marked),
      ("maß", "masse", .unmarked), ("nam", "na", .other), ("g", "gewürdigt", .same),
    ])
  func prefixes(query: String, text: String, expected: MarkAgreement) {
    #expect(MarkAgreement.ofPrefix(query: Array(query.utf8), text: Array(text.utf8)) == expected)
  }

  @Test(
    "A part of a key covers whole letters with their marks",
    arguments: [
      ("Nặm", 2, "Nặ"), ("Na\u{323}\u{306}m", 2, "Na\u{323}\u{306}"), ("Maße", 3, "Maß"), ("Maße", 4, "Maß"),
      ("Đà", 9, "Đà"),
      ("Đà", 0, ""), ("", 3, ""),
    ])
  func covers(word: String, keyByteCount: Int, expected: String) {
    #expect(MarkAgreement.byteCount(of: Array(word.utf8), coveredByKeyOf: keyByteCount) == expected.utf8.count)
  }

  @Test(
    "A word agrees with itself; with its key it is marked or unmarked, by the side", arguments: 0..<100 as Range<UInt64>
  )
  func selfAndKey(seed: UInt64) {
    var random = RandomText(seed: seed)
    for token in tokens(of: random.words(20), .other) {
      #expect(agreement(token.spelling, token.spelling) == .same, "seed \(seed)")
      if token.spelling != token.key {
        #expect(agreement(token.key, token.spelling) == .marked, "seed \(seed): \(token)")
        #expect(agreement(token.spelling, token.key) == .unmarked, "seed \(seed): \(token)")
      }
    }
  }
}
