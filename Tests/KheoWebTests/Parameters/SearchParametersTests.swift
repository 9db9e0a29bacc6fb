import Kheo
import KheoWeb
import Testing

struct SearchParametersTests {
  private func parse(_ query: String) throws -> SearchParameters {
    try SearchParameters(items: QueryItems(query: query))
  }

  private func problems(_ query: String) -> [ParameterProblem] {
    do {
      _ = try parse(query)
      return []
    } catch let error as ParameterProblems {
      return error.problems
    } catch {
      return []
    }
  }

  @Test("every parameter is read, and written again in one order")
  func roundTrip() throws {
    let query =
      "limit=20&q=Br%C3%BCcke+%22a%26b%22&kind=unit&lang=de&from=2024&to=2024-06&source=a.example&place=Hu%E1%BA%BF"
      + "&unitKind=school&role=chair&sort=newest&strict=true&stems=false&partial=false&explain=1&offsets=utf16&facets=0"
    let parameters = try parse(query)
    #expect(parameters.query == "Brücke \"a&b\"")
    #expect(parameters.kinds == .unit)
    #expect(parameters.language == .german)
    #expect(parameters.filters.from == "2024" && parameters.filters.to == "2024-06")
    #expect(parameters.filters.place == "Huế")
    #expect(parameters.sort == .newest)
    #expect(parameters.limit == 20)
    #expect(!parameters.options.stems && !parameters.options.partialMatches && parameters.options.typos)
    #expect(parameters.isStrict && parameters.explains && !parameters.givesFacets && parameters.offsets == .utf16)
    let again = try parse(parameters.urlQuery)
    #expect(again == parameters)
    #expect(again.urlQuery == parameters.urlQuery)
  }

  @Test("what is the default leaves no trace in a link")
  func defaults() throws {
    #expect(
      try parse("q=a&kind=all&limit=10&sort=relevance&stems=true&facets=true&lang=&utm_source=x").urlQuery == "q=a")
  }

  @Test("type is another name for kind")
  func alias() throws { #expect(try parse("q=a&type=person").kinds == .person) }

  @Test(
    "a value that cannot be used is named, with what is allowed",
    arguments: [
      ("q=a&limit=0", "limit"), ("q=a&limit=101", "limit"), ("q=a&limit=+5", "limit"), ("q=a&limit=%D9%A5", "limit"),
      ("q=a&limit=99999999999999999999", "limit"), ("q=a&kind=city", "kind"), ("q=a&type=city", "type"),
      ("q=a&lang=xx", "lang"), ("q=a&from=yesterday", "from"), ("q=a&to=2024-13", "to"), ("q=a&sort=best", "sort"),
      ("q=a&strict=yes", "strict"), ("q=a&stems=2", "stems"), ("q=a&offsets=bytes", "offsets"),
      ("q=a&cursor=x", "cursor"), ("q=a&kind=unit&cursor=1-a.10.00000000", "cursor"),
      ("q=a&cursor=1-a.10.00000000", "cursor"), ("limit=5", "q"),
    ])
  func invalid(query: String, name: String) {
    let problems = problems(query)
    #expect(problems.map(\.parameter) == [name])
    #expect(problems.allSatisfy { $0.detail.hasSuffix(".") && $0.detail.count > 10 })
  }

  @Test("all problems are told at once")
  func several() {
    #expect(problems("limit=0&sort=x&lang=zz").map(\.parameter) == ["q", "lang", "sort", "limit"])
  }

  @Test("a parameter that is there twice is a problem, whatever its values")
  func repeated() { #expect(problems("q=a&q=a").map(\.reason) == [.repeated]) }

  @Test("a query has 2,000 bytes at most, a filter 200")
  func lengths() throws {
    #expect(try parse("q=" + String(repeating: "a", count: 2000)).query.utf8.count == 2000)
    #expect(problems("q=" + String(repeating: "a", count: 2001)).map(\.reason) == [.tooLong])
    #expect(problems("q=" + String(repeating: "%C3%BC", count: 1001)).map(\.reason) == [.tooLong])
    #expect(problems("q=a&place=" + String(repeating: "a", count: 201)).map(\.parameter) == ["place"])
  }

  @Test(
    "any query is one: what stands in it is never a problem",
    arguments: ["%", "%zz", "%f", "%ff%fe", "%00", "%ED%A0%80", "\"((", "AND+OR", "a%0D%0ASet-Cookie:b", "+", ""])
  func oddQueries(text: String) throws { _ = try parse("q=\(text)") }

  @Test("a cursor is of one search: other filters make it another's, another number of hits does not")
  func cursors() throws {
    let parameters = try parse("q=a&kind=article&lang=vi")
    let cursor = SearchCursor(generation: "3-ab", offset: 10, checksum: parameters.cursorChecksum).text
    #expect(try parse("q=a&kind=article&lang=vi&limit=50&cursor=\(cursor)").cursor?.offset == 10)
    #expect(problems("q=a&kind=article&lang=de&cursor=\(cursor)").map(\.parameter) == ["cursor"])
    let deep = SearchCursor(generation: "3-ab", offset: 10_001, checksum: parameters.cursorChecksum).text
    #expect(problems("q=a&kind=article&lang=vi&cursor=\(deep)").map(\.parameter) == ["cursor"])
  }

  @Test("a link to another filter starts on the first page")
  func links() throws {
    var parameters = try parse("q=a&kind=article")
    parameters.cursor = SearchCursor(generation: "1-a", offset: 10, checksum: 1)
    #expect(parameters.with { $0.language = .french }.urlQuery == "q=a&kind=article&lang=fr")
  }
}

struct SearchCursorTests {
  @Test("a cursor is read as it was written")
  func roundTrip() {
    for offset in [0, 1, 10, 9_999] {
      let cursor = SearchCursor(generation: "12-00ff", offset: offset, checksum: 0x0a)
      #expect(SearchCursor(cursor.text) == cursor)
    }
  }

  @Test(
    "what is no cursor is none",
    arguments: [
      "", ".", "..", "a.b.c", "1-a.-1.00000000", "1-a.1.0000000", "1-a.1.0000000g", "1-a.9999999999.00000000",
      "1-a.1.00000000.", "1-a.+1.00000000", "1-a.١.00000000",
    ])
  func invalid(text: String) { #expect(SearchCursor(text) == nil) }
}

struct PercentCodingTests {
  @Test("whatever is encoded is decoded again")
  func roundTrip() {
    for text in ["", "a b+c", "Đà Nẵng", "a/b?c=d&e#f", "%", "%41", "\u{0}\u{7F}", "🙂"] {
      #expect(PercentCoding.decode(PercentCoding.encode(text)) == text)
      #expect(PercentCoding.decode(PercentCoding.encode(text), plusIsSpace: true) == text)
    }
  }

  @Test("a path is cut into its id, whatever stands in it")
  func documentPaths() {
    for id in ["a", "2024/storm.txt", "a b", "../x", "a//b", "%2F", "ü", "."] {
      let path = DocumentPath.articles.path(id: id, below: "/v1")
      #expect(DocumentPath.articles.id(in: path, below: "/v1") == id)
      #expect(!path.contains("/../") && !path.contains("//"))
    }
  }
}
