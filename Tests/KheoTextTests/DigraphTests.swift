import KheoText
import Testing

@Suite struct DigraphTests {
  private func spellings(_ word: String, _ language: Language) -> [String] {
    Digraphs.alternatives(of: Array(word.utf8), in: language).map { String(decoding: $0.spelling, as: UTF8.self) }
  }

  @Test(
    "A word typed one way has the other way among its alternatives",
    arguments: [
      (Language.german, "gewuerdigt", "gewürdigt"), (.german, "groesse", "größe"), (.german, "groesse", "grösse"),
      (.german, "müller", "mueller"), (.german, "straße", "strasse"), (.german, "strasse", "straße"),
      (.german, "baeume", "bäume"),
      (.norwegian, "aalesund", "ålesund"), (.norwegian, "blåbärsyltetöy", "blåbærsyltetøy"),
      (.norwegian, "Bärum", "bærum"),
      (.norwegian, "tromsø", "tromsoe"), (.norwegian, "tromsö", "tromsø"), (.norwegian, "tromsoe", "tromsø"),
      (.norwegian, "ærø", "ärö"),
      (.vietnamese, "mỹ", "mĩ"), (.vietnamese, "lí", "lý"), (.vietnamese, "quý", "quí"),
    ])
  func alternatives(language: Language, word: String, expected: String) {
    #expect(spellings(word, language).contains(expected))
  }

  @Test(
    "Alternatives are few, all different, and never the word itself",
    arguments: ["strasse", "aaaaaaaaaaaaaaaaaaaaaaaa", "äöüßaeoeuess"])
  func bounded(word: String) {
    for language in Language.allCases {
      let found = spellings(word, language)
      #expect(found.count <= Digraphs.maximumCount && Set(found).count == found.count && !found.contains(word))
    }
  }

  @Test("Languages without rules have no alternatives", arguments: [Language.french, .vietnamese, .other])
  func none(language: Language) {
    #expect(spellings("mueller", language).isEmpty)
  }

  @Test("No umlaut is read into ue after a vowel or q", arguments: ["neue", "quelle", "bauer"])
  func notAfterVowels(word: String) {
    #expect(spellings(word, .german).isEmpty)
  }
}
