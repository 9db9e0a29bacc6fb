import KheoText
import Testing

@testable import KheoSearch

/// Conditions on units and people in the language of queries.
@Suite struct EntityConditionTests {
  private static func parse(_ text: String) -> ParsedQuery { QueryParser.parse(text, analyzer: Analyzer()) }

  @Test(
    "A condition is understood and written as it is typed",
    arguments: [
      ("kind:school", "kind:school"), ("KIND:Schule", "kind:schule"), ("kind:\"trade union\"", "kind:\"trade union\""),
      ("place:Auen", "place:auen"), ("place:\"Bach Auen\" wald", "place:\"bach auen\" wald"),
      ("role:chair -place:x", "role:chair -place:x"), ("in:fr", "lang:fr"), ("in:nb", "lang:no"),
    ])
  func reads(text: String, parsed: String) {
    let query = Self.parse(text)
    #expect("\(query.tree)" == parsed && !query.isEscaped)
    #expect(Self.parse(parsed).tree.description == parsed)
  }

  @Test("A condition without a value is searched as words", arguments: ["in:xx", "place:…", "role:(a b)", "place:-"])
  func escapes(text: String) { #expect(Self.parse(text).isEscaped == (text != "place:-")) }

  @Test("Articles pass over conditions on units and people")
  func passedOverByArticles() throws {
    let collection = try TestCollection(bodies: ["wald", "wald moos"])
    #expect(try collection.find("wald place:auen kind:school role:chair").count == 2)
    #expect(try collection.find("moos -place:auen") == [1])
    #expect(try collection.find("place:auen").isEmpty)
  }
}
