import KheoText
import Testing

@Suite struct StemmerTests {
  private func stems(_ word: String, _ language: Language) -> [String] {
    Stemmer(language)!.foldedStems(of: Array(word.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "Forms of one word share a stem",
    arguments: [
      (Language.german, ["gewürdigt", "würdigte", "würdigen", "würdigt", "gewürdigten"]),
      (.german, ["arbeitet", "arbeiteten", "gearbeitet", "arbeiten"]),
      (.german, ["angenommen", "angenommene", "angenommenen"]),
      (.german, ["häuser", "häusern"]), (.french, ["résultat", "résultats"]),
      (.norwegian, ["båtene", "båten", "båter"]),
    ])
  func shared(language: Language, words: [String]) {
    let common = words.map { Set(stems($0, language)) }.reduce(Set(stems(words[0], language))) { $0.intersection($1) }
    #expect(!common.isEmpty, "\(words.map { stems($0, language) })")
  }

  @Test("Stems are folded, and none comes twice", arguments: ["gewürdigt", "größer", "gesicht", "", "ge", "geht"])
  func folded(word: String) {
    let found = stems(word, .german)
    #expect(Set(found).count == found.count)
    #expect(found.allSatisfy { Folding.key(of: Array($0.utf8)) == Array($0.utf8) })
  }

  @Test("Vietnamese and other languages have no stemmer", arguments: [Language.vietnamese, .other])
  func none(language: Language) {
    #expect(Stemmer(language) == nil)
  }

  @Test(
    "A French word typed without its marks has the same stem",
    arguments: ["résultats", "écoles", "élèves", "été", "forêts"])
  func unmarkedTyping(word: String) {
    let typed = String(decoding: Folding.key(of: Array(word.utf8)), as: UTF8.self)
    #expect(stems(word, .french)[0] == stems(typed, .french)[0])
  }
}
