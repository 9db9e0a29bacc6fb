import KheoText
import Testing

@testable import KheoEntities

struct PlaceGrammarTests {
  @Test(
    "a place with its type word, before or behind, linked or not",
    arguments: [
      (Language.vietnamese, "Anh sống ở huyện Yên Châu.", "district Yên Châu"),
      (.vietnamese, "Bà ở TP.HCM lâu rồi.", "city HCM"),
      (.german, "Er wohnt im Bezirk Yen Chau.", "district Yen Chau"),
      (.french, "Il habite le district de Yen Chau.", "district Yen Chau"),
      (.norwegian, "Han bor i Quarbvik kommune.", "commune Quarbvik"),
    ])
  func typed(language: Language, text: String, place: String) {
    #expect(Extraction.units(text, language).contains(place))
  }

  @Test("a chain of places goes from the smallest to the largest")
  func chains() {
    let units = Extraction.of("Er wohnt in der Gemeinde Chieng Hac, Bezirk Yen Chau, Provinz Son La.", .german).units
    #expect(units.first { $0.kind == "commune" }?.places.map(\.name) == ["Chieng Hac", "Yen Chau", "Son La"])
  }

  @Test("a list of names behind a type word in the plural")
  func lists() {
    let units = Extraction.units("Les communes de Chieng Hac, Tu Nang et Long Phieng sont inondées.", .french)
    #expect(units.count { $0.hasPrefix("commune ") } == 3)
  }

  @Test("a place's name that is a word is one only without an article; the s of a genitive is left aside")
  func words() {
    #expect(Extraction.units("Im Norden lag ein Stein.", .german).isEmpty)
    #expect(
      Extraction.units("Die Wälder Niedersachsens brannten.", .german).map { $0.split(separator: " ").last } == [
        "Niedersachsens"
      ])
  }

  @Test("a person whose family name is a type word is no place")
  func persons() {
    let found = Extraction.of("Da kom Anne-Grete Bakken hjem.", .norwegian)
    #expect(found.people.map(\.name) == ["Anne-Grete Bakken"])
    #expect(found.units.isEmpty)
  }
}
