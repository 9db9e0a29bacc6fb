import KheoText
import Testing

@testable import KheoEntities

struct CommonWordsTests {
  private let words = CommonWords.shared

  @Test(
    "common words are known in their language",
    arguments: [
      ("là", Language.vietnamese), ("người", .vietnamese), ("und", .german), ("für", .german), ("regierung", .german),
      ("être", .french), ("ministre", .french), ("ikke", .norwegian), ("også", .norwegian), ("møte", .norwegian),
    ])
  func common(word: String, language: Language) {
    #expect(words.isCommon(word.utf8, language))
    #expect(!words.isCommon(word.utf8, .other))
  }

  @Test(
    "names are not among them",
    arguments: [
      ("nguyễn", Language.vietnamese), ("thomas", .german), ("merkel", .german), ("münchen", .german),
      ("macron", .french), ("nicolas", .french), ("solberg", .norwegian), ("bjørn", .norwegian),
    ])
  func names(word: String, language: Language) {
    #expect(!words.isCommon(word.utf8, language))
  }

  @Test("the commonest come first")
  func ranks() throws {
    #expect(words.rank("die".utf8, .german) == 0)
    let often = try #require(words.rank("hat".utf8, .german))
    let seldom = try #require(words.rank("befürchte".utf8, .german))
    #expect(often < 100 && often < seldom)
    #expect(words.rank("".utf8, .german) == nil)
  }

  @Test("the lists hold spellings as the analyzer makes them", arguments: ["vi", "de", "fr", "no"])
  func files(code: String) {
    let lines = Resources.lines("entities/words/\(code).txt")
    #expect(lines.count > 4000)
    #expect(Set(lines).count == lines.count)
    for line in lines {
      let bytes = Array(line.utf8)
      #expect(Folding.spelling(of: bytes) == bytes, "\(line)")
    }
  }
}
