import KheoText
import Testing

@testable import KheoSearch

/// Words in capitals beside words that are not.
@Suite struct AcronymTests {
  private static func acronyms(_ query: String) -> [String] {
    QueryParser.parse(query, analyzer: Analyzer()).tree.positiveWords.filter(\.isAcronym).map {
      String(decoding: $0.key, as: UTF8.self)
    }
  }

  @Test(
    "Two capitals or more are an acronym beside a word in small letters",
    arguments: [
      ("khi CO", ["co"]), ("khi CO2", ["co"]), ("UBND Pac Nam", ["ubnd"]), ("bao NATO va EU", ["nato", "eu"]),
      ("\"khi CO\"", ["co"]), ("CO OR khi", ["co"]),
    ])
  func marks(_ query: String, _ expected: [String]) { #expect(Self.acronyms(query) == expected) }

  @Test(
    "Where everything is in capitals, or a capital only begins a word, nothing is",
    arguments: ["HA NOI", "CO", "Ha Noi", "ha noi", "A ha", "ĐÀ nang", "CO 2", "-CO khi", "2 CO"])
  func leaves(_ query: String) { #expect(Self.acronyms(query) == []) }

  @Test("An acronym leaves no marks out")
  func takesNoMarks() throws {
    let bodies = ["khi CO", "khi có", "khi co"] + (0..<6).map { "khi có người \($0)" }
    let collection = try TestCollection(bodies: bodies, language: .vietnamese)
    #expect(Set(try collection.find("khi CO").prefix(2)) == [0, 2])
  }
}
