import KheoText
import Testing

@testable import KheoEntities

struct TokenTests {
  private func parts(_ word: String, _ language: Language) -> [String] {
    let bytes = Array(word.utf8)
    return CompoundSplitter.split(bytes, lexicon: .shared(language)).map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }

  @Test("compounds are cut into words of the lexicon, with their joints")
  func compounds() {
    #expect(parts("provinzpolizei", .german) == ["provinz", "polizei"])
    #expect(parts("quarbministerium", .german) == ["quarb", "ministerium"])
    #expect(parts("politi", .norwegian).isEmpty)
    #expect(parts("công", .vietnamese).isEmpty)
  }

  @Test(
    "nouns are told from names by their form",
    arguments: [
      ("sprintwertung", true), ("wachspuppe", true), ("ansiedelungen", true), ("rauwerda", false), ("röttgen", false),
      ("petkovic", false),
    ])
  func nouns(word: String, isNoun: Bool) { #expect(NounShape.isNoun(Array(word.utf8), .german) == isNoun) }

  @Test("verbs of people and letters that are no organisation come from the lists")
  func lists() {
    #expect(WordLists.shared.flags(of: Array("sagte".utf8), .german).contains(.says))
    #expect(WordLists.shared.flags(of: Array("sagte".utf8), .french).isEmpty)
    #expect(WordLists.shared.flags(of: Array("dvd".utf8), .norwegian).contains(.noOrganisation))
  }

  @Test("gaps tell signs apart")
  func gaps() {
    let text = Array("a, b (c) „d“ e-f – g\nh".utf8)
    text.withUnsafeBufferPointer { bytes in
      #expect(Gap(bytes, 1..<3) == [.comma, .space])
      #expect(Gap(bytes, 4..<6) == [.space, .opening])
      #expect(Gap(bytes, 7..<12).contains(.quote))
      #expect(Gap(bytes, 1..<1).isBlank)
    }
  }
}
