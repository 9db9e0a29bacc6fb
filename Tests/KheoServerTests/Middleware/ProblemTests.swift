import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Testing

@testable import KheoServer

@Suite struct ProblemTests {
  @Test("a problem is JSON with what to do, and the id of the request")
  func badParameter() async throws {
    let response = try await TestService().get("/bad", [.requestID: "r1"])
    #expect(response.status == .badRequest)
    #expect(response.headers[.contentType] == "application/problem+json")
    #expect(response.headers[.cacheControl] == "no-store")
    #expect(
      try await response.text
        == #"{"type":"urn:problem-type:kheo:bad-parameter","title":"A parameter cannot be used","status":400,"#
        + #""detail":"“x” is no number.","instance":"urn:kheo:request:r1","#
        + #""errors":[{"parameter":"limit","detail":"“x” is no number."}]}"#)
  }

  @Test("what breaks inside is an answer without any inside, and a line of the log")
  func internalError() async throws {
    let service = try TestService()
    let response = try await service.get("/broken")
    #expect(response.status == .internalServerError)
    let text = try await response.text
    #expect(text.contains("internal-error") && !text.contains("Broken") && !text.contains("secret"))
    let line = try #require(service.log.all.first)
    #expect(line.contains("Broken") && line.contains(#""level":"error""#) && !line.contains("nobody should see"))
  }

  @Test("a path that leads nowhere is 404, and a method that a route does not take is 405 with those it takes")
  func routes() async throws {
    let service = try TestService()
    #expect(try await service.get("/nothing").status == .notFound)
    for (method, path, allowed) in [
      (.post, "/v1/search", "GET, HEAD"), (.get, "/v1/search/batch", "POST"), (.delete, "/v1/articles/7", "GET, HEAD"),
      (.options, "/", "GET, HEAD"), (.put, "/v1/units/a/b/c", "GET, HEAD"), (.put, "/v1/articles/latest", "GET, HEAD"),
    ] as [(HTTPRequest.Method, String, String)] {
      let response = try await service.respond(method, path)
      #expect(response.status == .methodNotAllowed && response.headers[.allow] == allowed, "\(method) \(path)")
      #expect(try await response.text.contains("method-not-allowed"))
    }
  }

  @Test("Hummingbird's own errors become problems of the same status")
  func bareErrors() async throws {
    let service = try TestService()
    let response = try await service.get("/bare")
    #expect(response.status == .unprocessableContent)
    #expect(try await response.text.contains("urn:problem-type:kheo:http-422"))
    #expect(try await !response.text.contains("inside"))
    let long = try await service.respond(.post, "/v1/search/batch", body: String(repeating: "a", count: 2_000))
    #expect(long.status == .contentTooLarge)
    #expect(try await long.text.contains("body-too-large"))
  }

  @Test("a request that is given up is 503, and what is no HTTP is left to the connection")
  func interruptions() async throws {
    let service = try TestService()
    #expect(try await service.get("/gone").status == .serviceUnavailable)
    await #expect(throws: HTTPParserError.self) { try await service.get("/unparsed") }
    #expect(service.metrics.registry.text().contains("kheo_http_requests_in_flight 0"))
  }

  @Test("HEAD gets the fields of GET and no body, of answers and of problems")
  func head() async throws {
    let service = try TestService()
    for path in ["/", "/bad", "/nothing", "/broken"] {
      let get = try await service.respond(.get, path, headers: [.requestID: "r"])
      let head = try await service.respond(.head, path, headers: [.requestID: "r"])
      #expect(head.status == get.status)
      #expect(head.headers == get.headers, "\(path)")
      #expect(try await head.text.isEmpty)
    }
  }

  @Test("what is too large is refused before it is read")
  func limits() async throws {
    var settings = ServerSettings()
    settings.maxURLBytes = 300
    let service = try TestService(settings)
    #expect(try await service.get("/?" + String(repeating: "a", count: 298)).status == .ok)
    #expect(try await service.get("/?" + String(repeating: "a", count: 299)).status == .uriTooLong)
    let body = try await service.respond(.post, "/v1/search/batch", headers: [.contentLength: "65537"])
    #expect(body.status == .contentTooLarge)
    var many = HTTPFields()
    for index in 0..<101 { many.append(HTTPField(name: try #require(HTTPField.Name("X-\(index)")), value: "v")) }
    #expect(try await service.get("/", many).status == .requestHeaderFieldsTooLarge)
    let text = service.metrics.registry.text()
    #expect(text.contains(#"kheo_http_rejected_total{reason="url_too_long"} 1"#))
  }

  @Test("a browser gets a page where there is one, with the status and the fields of the problem")
  func pages() async throws {
    let service = try TestService { problem, _, _ in
      problem.status == .notFound
        ? nil
        : Response(
          status: .ok, headers: [.contentType: "text/html"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: problem.title)))
    }
    let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
    let page = try await service.respond(.put, "/", headers: browser)
    #expect(page.status == .methodNotAllowed && page.headers[.contentType] == "text/html")
    #expect(page.headers[.allow] == "GET, HEAD" && page.headers[.vary] == "Accept")
    #expect(try await service.get("/nothing", browser).headers[.contentType] == "application/problem+json")
    #expect(try await service.get("/bad", [.accept: "*/*"]).headers[.contentType] == "application/problem+json")
  }

  @Test(
    "who asks for HTML is told apart",
    arguments: [
      ("text/html", true), ("text/html;q=0", false), ("application/json, text/html;q=0.5", false), ("*/*", false),
      ("text/html;q=0.9,application/json;q=0.9", true), ("application/json;q=0.1;x, text/html ; q=0.2", true),
      ("", false),
    ])
  func acceptedTypes(_ accept: String, _ isHTML: Bool) {
    #expect(AcceptedTypes.prefersHTML(accept) == isHTML)
  }

  @Test("every kind of problem has a name for programs, a title and what to do")
  func kinds() {
    let problems: [Problem] = [
      .badParameters([.init(.parameter("q"), "The query is too long.")]), .badRequest("No JSON."), .unauthorized,
      .forbidden(scope: .admin), .notHere, .notFound, .methodNotAllowed([.get]), .bodyTooLarge, .urlTooLong(maximum: 9),
      .headersTooLarge(maximum: 9), .tooManyRequests(retryAfter: 2), .overloaded("All threads are busy."), .notReady,
      .internalError, .stopping,
    ]
    for problem in problems {
      #expect(problem.name.allSatisfy { $0.isLowercase || $0 == "-" } && !problem.title.isEmpty)
      #expect(problem.detail.hasSuffix("."))
      #expect(problem.status.code >= 400)
      if problem.status.code == 429 || problem.status.code == 503 { #expect(problem.headers[.retryAfter] != nil) }
    }
    #expect(Problem.unauthorized.headers[values: .wwwAuthenticate].count == 2)
  }
}
