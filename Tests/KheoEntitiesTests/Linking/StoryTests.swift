import KheoEntities
import KheoText
import Testing

@testable import KheoEntities

@Suite("Stories in several languages")
struct StoryTests {
  @Test(
    "Addresses of one page are equal",
    arguments: [
      "https://www.paper.example/a/b.html", "http://paper.example/a/b.html/",
      "//paper.example/a/b.html?utm_source=x&fbclid=1",
      "HTTPS://Paper.Example:443/a/b.html#top", "https://m.paper.example/a/b.html",
    ])
  func addresses(url: String) { #expect(SourceAddress.normalized(url) == "paper.example/a/b.html") }

  @Test(
    "What tells a page apart is kept", arguments: ["https://paper.example/news?id=7", "https://paper.example?id=7"])
  func queries(url: String) { #expect(SourceAddress.normalized(url)?.hasSuffix("?id=7") == true) }

  @Test(
    "A site is no page", arguments: ["https://paper.example/", "paper.example", "", "://", "https://", "no address"])
  func sites(url: String) { #expect(SourceAddress.normalized(url) == nil) }

  private func stories(_ records: [EntityRecord]) throws -> [[String]] {
    let linker = try EntityLinker()
    for record in records { try linker.add(record) }
    return try linker.stories().map(\.articles)
  }

  private func record(
    _ id: String, _ language: Language, numbers: [String], people: [String], date: String? = nil
  ) -> EntityRecord {
    EntityRecord(
      id: id, path: id, language: language, date: date, numbers: numbers,
      entities: ArticleEntities(people: people.map { ExtractedPerson(name: $0, mentions: [0..<1]) }))
  }

  @Test("Articles of two languages that share rare numbers and names are one story, of one language not")
  func overlap() throws {
    let numbers = ["18342", "4415", "2,5"]
    let people = ["Anna Berg", "Ola Hansen"]
    let de = record("de", .german, numbers: numbers, people: people)
    let fr = record("fr", .french, numbers: numbers, people: people + ["Jean Petit"])
    let more = record("more", .german, numbers: numbers, people: people)
    #expect(try stories([de, fr]) == [["de", "fr"]])
    #expect(try stories([de, more]).isEmpty)
    #expect(try stories([de, fr, more]).map(\.count) == [2])
  }

  @Test("Articles that lie weeks apart, or share only the people of their country, are no story")
  func apart() throws {
    let numbers = ["18342", "4415"]
    let people = ["Anna Berg", "Ola Hansen"]
    #expect(
      try stories([
        record("a", .german, numbers: numbers, people: people, date: "2026-01-01"),
        record("b", .french, numbers: numbers, people: people, date: "2026-02-01"),
      ]).isEmpty)
    #expect(
      try stories([
        record("a", .german, numbers: ["77000", "3456", "9999"], people: ["Anna Berg"]),
        record("b", .french, numbers: ["12000", "6789", "8888"], people: ["Anna Berg"]),
      ]).isEmpty)
  }

  @Test("Days are counted over months and leap years")
  func days() {
    let day = CalendarDay.number(of:)
    #expect(day("2024-03-01")! - day("2024-02-28")! == 2)
    #expect(day("2026-01-01T10:00:00Z")! - day("2025-12-31")! == 1)
    #expect(day("2026-13-01") == nil && day("soon") == nil)
  }

  @Test("An alignment takes the pairs in order whose scores have the greatest sum")
  func alignment() {
    let scores: [Float] = [0, 5, 0, 4, 0, 0, 0, 0, 3]
    let pairs = SequenceAlignment.pairs(rows: 3, columns: 3, scores: scores)
    #expect(pairs.map(\.left) == [0, 2] && pairs.map(\.right) == [1, 2])
  }
}
