import KheoText
import Testing

@testable import KheoEntities

/// The words that queries ask for cards with.
@Suite struct EntityWordsTests {
  private static let words = EntityWords(
    units: [
      ["committee", "committee", "level", "ủy ban", "komitee; ausschuss", "comité", "komité"],
      ["committee+province", "committee", "unique", "", "provinzkomitee", "", ""],
      ["district", "district", "place", "huyện", "bezirk; -kreis", "district", "distrikt"],
    ],
    concepts: [["vice_chair", "", "stellvertreter", "", "nestleder"]],
    titles: [["mrs", "bà", "frau; fr.", "madame; mme", "fru"]],
    connectors: [["of", "của", "von der; des", "de la; du", "av"]])

  @Test("Every form of every language stands for its concept; the concept's own name is English")
  func readsForms() {
    let committee = Self.words.forms.filter { $0.concept == "committee" }
    #expect(
      committee.map { "\($0.language.code) \($0.text)" } == [
        "vi ủy ban", "de komitee", "de ausschuss", "fr comité", "no komité", "other committee",
      ])
    #expect(committee.allSatisfy { $0.kind == "committee" })
    #expect(Self.words.forms.contains { $0.concept == "vice_chair" && $0.text == "vice chair" && $0.kind.isEmpty })
    #expect(
      Self.words.forms(ofPlaceType: "district").map(\.text) == ["huyện", "bezirk", "kreis", "district", "distrikt"])
    #expect(Self.words.forms(ofPlaceType: "committee").isEmpty)
  }

  @Test("Two concepts are also what they make together, where the files have it")
  func joins() {
    #expect(Self.words.joined(["committee", "province"]) == ["committee", "province", "committee+province"])
    #expect(Self.words.joined(["committee", "district"]) == ["committee", "district"])
  }

  @Test("Single words that join others are told, with their marks")
  func readsConnectors() {
    #expect(Self.words.connectors == Set(["của", "des", "du", "av"].map { Array($0.utf8) }))
  }

  @Test("An honorific is known as texts write it", arguments: ["Frau", "Fr.", "Mme", "Mme.", "FRU", "bà"])
  func knowsTitles(title: String) {
    let titles = TitleConcepts(Self.words)
    #expect(titles.concept(of: title) == "title:mrs")
    #expect(titles.concept(of: "Genosse") == nil)
  }

  @Test("The body that a role is held in is found by its concepts, inflected or in a compound")
  func findsConcepts() {
    let finder = ConceptFinder()
    #expect(finder.concepts(in: "Vorsitzende des Volksrates", language: .german).contains("peoples_council"))
    #expect(finder.concepts(in: "présidente du Conseil populaire", language: .french).contains("peoples_council"))
    #expect(finder.concepts(in: "", language: .norwegian).isEmpty)
    #expect(finder.concepts(in: "\u{0}🌲", language: .other).isEmpty)
  }
}
