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
