import KheoText
import Testing

@testable import KheoEntities

struct PersonNamesTests {
  private let names = PersonNames.shared

  @Test(
    "given names of many peoples are known",
    arguments: [
      "maria", "hans", "bjorn", "francois", "jinping", "wladimir", "vladimir", "mohammed", "narendra", "joko",
    ])
  func given(key: String) {
    #expect(names.isGiven(key.utf8))
  }

  @Test(
    "family names of many peoples are known",
    arguments: ["muller", "hansen", "dupont", "garcia", "zhang", "suzuki", "selenskyj", "widodo", "odegard", "johnson"])
  func family(key: String) {
    #expect(names.isFamily(key.utf8))
  }

  @Test("particles are no names", arguments: ["von", "de", "van", "bin"])
  func particles(key: String) {
    #expect(names.isParticle(key.utf8))
    #expect(!names.isGiven(key.utf8))
  }

  @Test(
    "common words are no names", arguments: ["und", "der", "les", "dans", "ikke", "noe", "", "regierung", "ministre"])
  func words(key: String) {
    #expect(names.kinds(key.utf8).isDisjoint(with: [.given, .family]))
  }

  @Test("names that are words are marked so in their language alone")
  func ambiguous() {
    #expect(names.isWord("klein".utf8, .german))
    #expect(names.isWord("petit".utf8, .french))
    #expect(names.isWord("dag".utf8, .norwegian))
    #expect(!names.isWord("dag".utf8, .german))
    #expect(!names.isWord("hansen".utf8, .norwegian))
    #expect(!names.isWord("klein".utf8, .vietnamese))
  }

  @Test("the lists hold folded keys, each once", arguments: ["given", "family", "particles"])
  func files(name: String) {
    var seen: Set<String> = []
    for line in Resources.lines("entities/names/\(name).txt") {
      #expect(line.utf8.allSatisfy { $0 &- 0x61 < 26 }, "\(line)")
      #expect(seen.insert(line).inserted, "\(line)")
    }
    #expect(!seen.isEmpty)
  }
}
