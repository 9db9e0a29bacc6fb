import KheoText
import Testing

@Suite struct VietnameseKeysTests {
  private func syllables(_ keys: String) -> [String] {
    VietnameseKeys.syllables(of: Array(keys.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "Keys of Telex and VNI are read, the tone inside or at the end",
    arguments: [
      ("vieejt", "việt"), ("vietej", "việt"), ("vie65t", "việt"), ("viet65", "việt"), ("tieengs", "tiếng"),
      ("tie61ng", "tiếng"), ("ddaf", "đà"), ("d9a2", "đà"), ("nawxng", "nẵng"), ("nangwx", "nẵng"), ("nuwowcs", "nước"),
      ("nuowcs", "nước"), ("nu7o71c", "nước"), ("muaw", "mưa"), ("toans", "toán"), ("hoaf", "hoà"), ("thuyr", "thuỷ"),
      ("DDOOFNG", "đồng"), ("twf", "từ"), ("giuwx", "giữ"), ("quyeenf", "quyền"), ("nghieengs", "nghiếng"),
    ])
  func reads(keys: String, syllable: String) {
    let canonical = String(decoding: Folding.spelling(of: Array(syllable.utf8)), as: UTF8.self)
    #expect(syllables(keys).contains(canonical), "\(syllables(keys))")
  }

  @Test(
    "What is no syllable in keys is read as nothing",
    arguments: [
      "", "a", "viet", "wald", "covid19", "u23", "g7", "h5n1", "strasse", "xyz", "ssss", "2025", "vieejtj1", "việt",
    ])
  func refuses(keys: String) { #expect(syllables(keys) == []) }

  @Test("Any letters and digits are read in bounded time, each syllable once")
  func isBounded() {
    for keys in ["aaaaaaaaaaaa", "wwwwwwwwwwww", "uowuowuowuow", "dddddddddddd", "sfrxjsfrxjsf", "666666666666"] {
      let found = syllables(keys)
      #expect(found.count <= 32 && Set(found).count == found.count)
    }
  }

  @Test(
    "Syllables written as one are taken apart",
    arguments: [
      ("danang", [2]), ("hanoi", [2]), ("hochiminh", [2, 5]), ("bariavungtau", [2, 5, 9]), ("haiphong", [3]),
    ])
  func takesApart(key: String, cuts: [Int]) { #expect(JoinedSyllables.readings(of: Array(key.utf8)).contains(cuts)) }

  @Test(
    "Long rows of letters are taken apart in bounded time",
    arguments: ["anananananananananananananan", "strengt", "ab"])
  func isBounded(key: String) { #expect(JoinedSyllables.readings(of: Array(key.utf8)).count <= 24) }
}
