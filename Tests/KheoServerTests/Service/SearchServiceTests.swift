import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import KheoServer

struct SearchServiceTests {
  private static let articles = (0..<25).map { number in
    #"{"id":"a\#(number)","lang":"de","title":"Bücherei \#(number)","date":"2024-01-\#(number + 1 < 10 ? "0" : "")\#(number + 1)","#
      + #""source":"blatt.example","text":"Die Bücherei in Leipzig hat Buch \#(number) gekauft."}"#
  }

  @Test("a search answers as the contract says, each kind with its total")
  func search() async throws {
    let served = try await ServedArticles(Self.articles)
    let answer = try await served.get("/v1/search?q=bucherei&limit=3")
    #expect(answer.status == .ok)
    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
    #expect(answer.value("articles", "total") as? Int == 25)
    #expect(answer.ids("articles").count == 3)
    #expect(answer.value("query", "matched") as? String == "all")
    #expect(answer.json["tookMicros"] is NSNull)
    for name in ["units", "people"] { #expect(answer.value(name, "total") is Int) }
  }

  @Test("pages of one kind follow each other to the last, without a hit twice or missing, forwards and back")
  func pages() async throws {
    let served = try await ServedArticles(Self.articles)
    var seen: [[String]] = []
    var path: String? = "/v1/search?q=bucherei&kind=article&limit=10"
    var last: ServedArticles.Answer?
    while let here = path {
      let answer = try await served.get(here)
      #expect(answer.value("articles", "total") as? Int == 25)
      seen.append(answer.ids("articles"))
      path = (answer.value("articles", "next") as? String).map {
        "/v1/search?q=bucherei&kind=article&limit=10&cursor=\($0)"
      }
      last = answer
    }
    #expect(seen.map(\.count) == [10, 10, 5])
    #expect(Set(seen.joined()).count == 25)
    let previous = try #require(last?.value("articles", "previous") as? String)
    let before = try await served.get("/v1/search?q=bucherei&kind=article&limit=10&cursor=\(previous)")
    #expect(before.ids("articles") == seen[1])
    let links = try #require(before.headers[.init("Link")!])
    #expect(links.contains("rel=\"prev\"") && links.contains("rel=\"next\""))
  }

  @Test("where all kinds are asked for, a cursor leads on within each")
  func pagesOfAll() async throws {
    let served = try await ServedArticles(Self.articles)
    let answer = try await served.get("/v1/search?q=bucherei&limit=2")
    let next = try #require(answer.value("articles", "next") as? String)
    let second = try await served.get("/v1/search?q=bucherei&limit=2&kind=article&cursor=\(next)")
    #expect(second.status == .ok && second.ids("articles").count == 2)
    #expect(Set(answer.ids("articles")).isDisjoint(with: second.ids("articles")))
  }

  @Test("a cursor of a generation that is gone is answered with 410 and what to do")
  func goneCursor() async throws {
    let served = try await ServedArticles(Self.articles)
    let answer = try await served.get("/v1/search?q=bucherei&kind=article&limit=10")
    let cursor = try #require(answer.value("articles", "next") as? String)
    let other = cursor.replacing(/^[^.]+/, with: "99-0123456789abcdef")
    let gone = try await served.get("/v1/search?q=bucherei&kind=article&limit=10&cursor=\(other)")
    #expect(gone.status.code == 410)
    #expect(gone.headers[.contentType] == "application/problem+json")
    #expect((gone.value("detail") as? String)?.contains("without the cursor") == true)
  }

  @Test("filters select, sorting orders, and switches switch off")
  func filters() async throws {
    let served = try await ServedArticles(Self.articles)
    let newest = try await served.get("/v1/search?q=bucherei&kind=article&sort=newest&limit=2")
    #expect(newest.ids("articles") == ["a24", "a23"])
    let week = try await served.get("/v1/search?q=bucherei&kind=article&from=2024-01-03&to=2024-01-05")
    #expect(Set(week.ids("articles")) == ["a2", "a3", "a4"])
    let french = try await served.get("/v1/search?q=bucherei&kind=article&lang=fr")
    #expect(french.value("articles", "total") as? Int == 0)
    let strict = try await served.get("/v1/search?q=bucherei&kind=article&strict=true")
    #expect(strict.value("articles", "total") as? Int == 0)
    let marked = try await served.get("/v1/search?q=B%C3%BCcherei&kind=article&strict=true")
    #expect(marked.value("articles", "total") as? Int == 25)
  }

  @Test("the same question gives the same bytes and tag, made anew or kept", arguments: [0, 1 << 20])
  func tags(cacheBytes: Int) async throws {
    let served = try await ServedArticles(Self.articles) { $0.cacheBytes = cacheBytes }
    let first = try await served.get("/v1/search?q=leipzig")
    let second = try await served.get("/v1/search?limit=10&q=leipzig&utm_source=x")
    let tag = try #require(first.headers[.eTag])
    #expect(tag.hasPrefix("\"") && second.headers[.eTag] == tag)
    #expect(first.body == second.body)
    for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
      let unchanged = try await served.get("/v1/search?q=leipzig", [.ifNoneMatch: header])
      #expect(unchanged.status == .notModified && unchanged.body.isEmpty)
      #expect(unchanged.headers[.eTag] == tag && unchanged.headers[.vary] != nil)
    }
    let other = try await served.get("/v1/search?q=buch", [.ifNoneMatch: tag])
    #expect(other.status == .ok && other.headers[.eTag] != tag)
  }

  @Test("gzip where it is asked for, with a tag of its own")
  func compression() async throws {
    let served = try await ServedArticles(Self.articles)
    let plain = try await served.get("/v1/search?q=leipzig")
    let compressed = try await served.get("/v1/search?q=leipzig", [.acceptEncoding: "br, gzip"])
    #expect(compressed.headers[.contentEncoding] == "gzip")
    #expect(compressed.body.starts(with: [0x1f, 0x8b]) && compressed.body.count < plain.body.count)
    #expect(compressed.headers[.eTag] != plain.headers[.eTag])
    #expect(plain.headers[.contentEncoding] == nil)
  }

  @Test("HEAD has the headers of GET and no body")
  func head() async throws {
    let served = try await ServedArticles(Self.articles)
    let get = try await served.get("/v1/search?q=leipzig")
    let head = try await served.respond(.head, "/v1/search?q=leipzig")
    #expect(head.status == .ok && head.body.isEmpty)
    #expect(head.headers[.eTag] == get.headers[.eTag])
  }

  @Test("a batch answers each search, all from one generation")
  func batch() async throws {
    let served = try await ServedArticles(Self.articles)
    let json: HTTPFields = [.contentType: "application/json"]
    let answer = try await served.respond(
      .post, "/v1/search/batch", json,
      body: #"{"searches":[{"q":"leipzig","limit":1,"kind":"article"},{"q":"nichts dergleichen","partial":false}]}"#)
    #expect(answer.status == .ok)
    let answers = try #require(answer.json["answers"] as? [[String: Any]])
    #expect(answers.count == 2)
    #expect(answers.allSatisfy { $0["generation"] as? String == answer.json["generation"] as? String })
    let bad = try await served.respond(
      .post, "/v1/search/batch", json, body: #"{"searches":[{"q":"a"},{"q":"b","limit":1000}]}"#)
    #expect(bad.status.code == 422)
    #expect(bad.text.contains("/searches/1/limit"))
    for body in ["", "{", "[]", #"{"searches":"a"}"#, #"{"searches":[{"q":{}}]}"#] {
      let broken = try await served.respond(.post, "/v1/search/batch", json, body: body)
      #expect(broken.status == .badRequest, "\(body)")
    }
    let untyped = try await served.respond(.post, "/v1/search/batch", body: "{}")
    #expect(untyped.status == .unsupportedMediaType)
  }

  @Test("documents are found by their ids, whatever stands in them")
  func documents() async throws {
    let served = try await ServedArticles([
      #"{"id":"2024/05/häuser & co.txt","lang":"de","text":"Häuser in Leipzig."}"#,
      #"{"id":"../x","lang":"de","text":"Noch ein Haus."}"#,
    ])
    for path in [
      "/v1/articles/2024/05/h%C3%A4user%20%26%20co.txt", "/v1/articles/2024%2F05%2Fh%C3%A4user%20%26%20co.txt",
      "/v1/articles/..%2Fx",
    ] {
      let answer = try await served.get(path)
      #expect(answer.status == .ok, "\(path)")
      #expect(answer.json["text"] is String)
    }
    #expect(try await served.get("/v1/articles/nothing").status == .notFound)
    #expect(try await served.get("/v1/articles/nothing", [.ifNoneMatch: "*"]).status == .notFound)
    #expect(try await served.get("/v1/people/nothing").status == .notFound)
  }

  @Test("an id with a question mark is no other article's id with a query, asked for again or not")
  func questionMarks() async throws {
    let served = try await ServedArticles([
      #"{"id":"a","lang":"de","title":"Erster","text":"Ein Haus."}"#,
      #"{"id":"a?b","lang":"de","title":"Zweiter","text":"Noch ein Haus."}"#,
    ])
    for _ in 0..<2 {
      #expect(try await served.get("/articles/a?b?").text.contains("Erster"))
      #expect(try await served.get("/articles/a%3Fb").text.contains("Zweiter"))
    }
  }

  @Test(
    "any query is answered, however odd",
    arguments: ["%22", "((", "%FF%00", "AND+OR+NOT", "a*", "-", "~2", "%F0%9F%98%80"])
  func oddQueries(query: String) async throws {
    let served = try await ServedArticles(["{\"id\":\"a\",\"text\":\"Ein Haus.\"}"])
    for path in ["/v1/search", "/v1/suggest", "/search"] {
      #expect(try await served.get("\(path)?q=\(query)").status == .ok)
    }
  }

  @Test("a search past its deadline is answered with 503 and when to try again")
  func deadline() async throws {
    let served = try await ServedArticles(Self.articles)
    let expired = SearchWorkers(threads: 1, queue: 1, timeout: .zero)
    await #expect(throws: SearchWorkers.Refusal.expired) { try await expired.perform { _ in 1 } }
    #expect(Problem(cause: SearchWorkers.Refusal.expired)?.status == .serviceUnavailable)
    #expect(Problem(cause: SearchWorkers.Refusal.overloaded)?.headers[.retryAfter] == "1")
    await expired.close()
    #expect(try await served.get("/readyz").status == .ok)
  }
}
