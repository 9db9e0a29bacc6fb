import Kheo
import Testing

/// The JSON of an answer, member by member, against the contract of the command line.
@Suite struct SearchAnswerTests {
  private static func index() throws -> TestIndex {
    try TestIndex([
      TestArticle(
        id: "full", text: "Der Wald 👍🏽 steht.\n\nIm Wald wächst Moos.", title: "Der 🌲 Wald", lang: "de-AT",
        more: [
          ("date", "2024-05-01"), ("url", "https://example.org/wald"), ("source", "Waldblatt"), ("author", "A. B."),
        ]),
      TestArticle(id: "bare", text: "Ein Wald und eine Wiese.", lang: "de"),
    ])
  }

  private static func answer(_ text: String, change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchAnswer {
    var request = SearchRequest(text: text)
    change(&request)
    return try index().engine().search(request)
  }

  @Test("An answer has the members of the contract, filled, null or empty, never left out")
  func hasAllMembers() throws {
    let json = try #require(JSON(try Self.answer("wald").json()))
    #expect(json.names == ["schemaVersion", "generation", "query", "tookMicros", "articles", "units", "people"])
    #expect(json["schemaVersion"]?.int == 1)
    #expect(json["generation"]?.text?.isEmpty == false)
    #expect(try #require(json["tookMicros"]?.int) >= 0)
    let query = try #require(json["query"])
    #expect(query.names == ["text", "parsed", "escaped", "matched", "suggestion"])
    #expect(query["text"] == .string("wald") && query["parsed"] == .string("wald"))
    #expect(query["escaped"] == .bool(false) && query["matched"] == .string("all") && query["suggestion"] == .null)
    for kind in ["articles", "units", "people"] {
      #expect(json[kind]?.names == ["total", "hits", "facets", "next", "previous"])
    }
    #expect(json["articles"]?["total"]?.int == 2)
    #expect(json["units"] == json["people"] && json["units"]?["hits"] == .array([]))
    for hit in try #require(json["articles"]?["hits"]).values {
      #expect(
        Set(hit.names).isSuperset(of: [
          "id", "path", "score", "language", "title", "date", "source", "url", "snippet", "why",
        ]))
      #expect(hit["snippet"]?.names == ["text", "highlights"])
      #expect(try #require(hit["score"]?.double) > 0)
      #expect(try #require(hit["why"]).values.allSatisfy { $0.text?.isEmpty == false })
    }
  }

  @Test("A hit gives back what the article says of itself, and null where it says nothing")
  func fillsMembers() throws {
    let hits = try #require(JSON(try Self.answer("wald").json())?["articles"]?["hits"]).values
    let full = try #require(hits.first { $0["id"] == .string("full") })
    #expect(full["title"] == .string("Der 🌲 Wald") && full["titleDerived"] == .bool(false))
    #expect(full["language"] == .string("de-AT") && full["date"] == .string("2024-05-01"))
    #expect(full["url"] == .string("https://example.org/wald") && full["source"] == .string("Waldblatt"))
    let bare = try #require(hits.first { $0["id"] == .string("bare") })
    #expect(bare["date"] == .null && bare["url"] == .null && bare["source"] == .null)
    #expect(bare["titleDerived"] == .bool(true) && bare["titleHighlights"] == .array([]))
  }

  @Test("Ranges count in the unit asked for", arguments: SearchAnswer.OffsetUnit.allCases)
  func countsInUnits(_ unit: SearchAnswer.OffsetUnit) throws {
    let hits = try #require(JSON(try Self.answer("wald source:waldblatt").json(offsets: unit))?["articles"]?["hits"])
    let hit = try #require(hits[0])
    for (text, ranges) in [
      (hit["title"]?.text, hit["titleHighlights"]), (hit["snippet"]?["text"]?.text, hit["snippet"]?["highlights"]),
    ] {
      let text = try #require(text)
      let ranges = try #require(ranges).values
      #expect(!ranges.isEmpty)
      for range in ranges {
        #expect(range.names == [unit.rawValue])
        let bounds = try #require(range[unit.rawValue]).values.compactMap(\.int)
        let word =
          switch unit {
          case .utf8: String(decoding: Array(text.utf8)[bounds[0]..<bounds[1]], as: UTF8.self)
          case .utf16: String(decoding: Array(text.utf16)[bounds[0]..<bounds[1]], as: UTF16.self)
          case .scalar: String(String.UnicodeScalarView(Array(text.unicodeScalars)[bounds[0]..<bounds[1]]))
          }
        #expect(word == "Wald")
      }
    }
  }

  @Test("An answer says whether it was escaped, met in part, or corrected")
  func tellsWhatItDid() throws {
    let escaped = try Self.answer("\"wald")
    #expect(escaped.isEscaped && escaped.matched == .all)
    let partial = try Self.answer("moos wiese")
    #expect(partial.matched == .partial && partial.articleTotal == 2)
    let none = try Self.answer("xyz")
    #expect(none.matched == .none && none.articles.isEmpty)
    #expect(JSON(none.json())?["query"]?["matched"] == .string("none"))
    #expect(try Self.answer("\"der\" wieese").suggestion == "\"der\" wiese")
  }

  @Test("The answers of a file of queries bear their ids first")
  func bearsItsID() throws {
    #expect(JSON(try Self.answer("wald").json(qid: "q\"7"))?.names.first == "qid")
    #expect(JSON(try Self.answer("wald").json(qid: "q\"7"))?["qid"] == .string("q\"7"))
  }

  @Test("The parts of a score are told when asked for, and add up to it")
  func explains() throws {
    #expect(try Self.answer("wald").articles.allSatisfy(\.explanation.isEmpty))
    let explained = try Self.answer("der wald steht") { $0.explains = true }
    for article in explained.articles {
      let sum = article.explanation.reduce(0) { $0 + $1.score }
      #expect(abs(sum - article.score) < 0.0001)
    }
  }

  @Test("Pages follow one another without gap or overlap, and any page may be asked for")
  func pages() throws {
    let engine = try TestIndex(texts: (0..<30).map { "wald \($0)" }).engine()
    let page = { (top: Int, offset: Int) in
      var request = SearchRequest(text: "wald")
      (request.top, request.offset) = (top, offset)
      let answer = try engine.search(request)
      #expect(answer.articleTotal == 30)
      #expect(try engine.rank(request).map(\.id) == answer.articles.map(\.id))
      return answer.articles.map(\.id)
    }
    let all = try page(100, 0)
    #expect(all.count == 30)
    #expect(try page(10, 0) + page(10, 10) + page(10, 20) == all)
    #expect(try page(0, 0).isEmpty && page(10, 30).isEmpty && page(Int.max, Int.max).isEmpty)
    #expect(try page(Int.max, 0) == all && page(Int.max, 29) == [all[29]])
    #expect(try page(-1, 0).isEmpty && page(10, -5) == page(10, 0))
  }

  @Test("Kinds that are not asked for answer with nothing, and a language limits the rest")
  func limits() throws {
    #expect(try Self.answer("wald") { $0.kinds = [.unit] }.articleTotal == 0)
    #expect(try Self.answer("wald") { $0.language = .french }.articleTotal == 0)
    #expect(try Self.answer("wald") { $0.language = .german }.articleTotal == 2)
  }
}
