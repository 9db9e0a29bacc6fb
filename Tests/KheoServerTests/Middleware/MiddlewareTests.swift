import HTTPTypes
import Hummingbird
import Testing

@testable import KheoServer

@Suite struct MiddlewareTests {
  @Test("an answer tells browsers what they may do with it")
  func securityHeaders() async throws {
    var settings = ServerSettings()
    settings.frameAncestors = ["'self'", "https://desk.example"]
    let response = try await TestService(settings).get("/")
    #expect(
      response.headers[.contentSecurityPolicy]
        == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'self' https://desk.example")
    #expect(response.headers[.xContentTypeOptions] == "nosniff")
    #expect(response.headers[.referrerPolicy] == "no-referrer")
    #expect(response.headers[.resourcePolicy] == "same-origin")
    #expect(response.headers[.robots] == nil)
  }

  @Test("errors have the same fields, and a stricter policy stays")
  func securityHeadersElsewhere() async throws {
    let service = try TestService()
    let missing = try await service.get("/nothing")
    #expect(missing.headers[.xContentTypeOptions] == "nosniff" && missing.headers[.contentSecurityPolicy] != nil)
    #expect(try await service.get("/csp").headers[values: .contentSecurityPolicy] == ["default-src 'none'"])
    for path in ["/search", "/v1/search", "/v1/articles/7"] {
      #expect(try await service.get(path).headers[.robots] == "noindex, nofollow")
    }
  }

  @Test("a request keeps its sane id and gets one for any other")
  func requestIdentifiers() async throws {
    let service = try TestService()
    #expect(try await service.get("/", [.requestID: "abc-1"]).headers[.requestID] == "abc-1")
    let made = try #require(try await service.get("/", [.requestID: "a b\"c"]).headers[.requestID])
    #expect(made.utf8.count == 16)
    #expect(try await service.get("/nothing").headers[.requestID] != nil)
  }

  @Test("a trace goes on with this server as the parent, and its id into the log")
  func traces() async throws {
    let service = try TestService()
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let response = try await service.get("/", [.traceParent: "00-\(trace)-00f067aa0ba902b7-01", .traceState: "a=1"])
    let parent = try #require(response.headers[.traceParent])
    #expect(parent.hasPrefix("00-\(trace)-") && parent.hasSuffix("-01") && !parent.contains("00f067aa0ba902b7"))
    #expect(response.headers[.traceState] == "a=1")
    #expect(service.log.all.last?.contains(#""trace":"\#(trace)""#) == true)
    #expect(try await service.get("/", [.traceParent: "00-x", .traceState: "a=1"]).headers[.traceState] == nil)
    #expect(try await service.get("/").headers[.traceParent] == nil)
  }

  @Test("the log has the route, never the query or the address, unless it is asked to")
  func accessLog() async throws {
    let service = try TestService()
    _ = try await service.get("/v1/search?q=geheim&lang=de", [.requestID: "r1"], peer: "192.0.2.7")
    _ = try await service.get("/v1/articles/geheim", peer: "192.0.2.7")
    let line = try #require(service.log.all.first)
    #expect(line.contains(#""message":"request","bytes":5,"duration_ms":"#))
    #expect(line.contains(#""method":"GET","request":"r1","route":"/v1/search","status":200}"#))
    for line in service.log.all { #expect(!line.contains("geheim") && !line.contains("192.0.2.7")) }
    #expect(service.log.all.last?.contains(#""route":"/v1/articles/{id}""#) == true)

    var settings = ServerSettings()
    settings.logQueries = true
    let open = try TestService(settings)
    _ = try await open.get("/v1/search?q=geheim", peer: "192.0.2.7")
    #expect(open.log.all.last?.contains(#""client":"192.0.2.7""#) == true)
    #expect(open.log.all.last?.contains(#""target":"/v1/search?q=geheim""#) == true)
  }

  @Test("what watches over the server is logged at debug, failures as warnings")
  func logLevels() async throws {
    let service = try TestService()
    _ = try await service.get("/healthz")
    #expect(service.log.all.last?.contains(#""level":"debug""#) == true)
    _ = try await service.get("/broken")
    #expect(service.log.all.last?.contains(#""level":"warning""#) == true)
  }

  @Test("requests are counted by route, whatever paths and methods clients make up")
  func metrics() async throws {
    let service = try TestService()
    for index in 0..<5 {
      _ = try await service.get("/v1/articles/\(index)")
      _ = try await service.get("/made/up/\(index)")
      _ = try await service.respond(try #require(HTTPRequest.Method("M\(index)")), "/v1/search")
    }
    _ = try await service.respond(.head, "/v1/search")
    let text = service.metrics.registry.text()
    for line in [
      #"kheo_http_requests_total{route="/v1/articles/{id}",method="GET",status="200"} 5"#,
      #"kheo_http_requests_total{route="NotFound",method="GET",status="404"} 5"#,
      #"kheo_http_requests_total{route="NotFound",method="other",status="405"} 5"#,
      #"kheo_http_requests_total{route="/v1/search",method="HEAD",status="200"} 1"#,
      #"kheo_http_request_duration_seconds_count{route="/v1/articles/{id}"} 5"#, "kheo_http_requests_in_flight 0",
    ] { #expect(text.contains(line + "\n"), "\(line)") }
  }

  @Test("an address of a trusted proxy gives way to the client's")
  func trustedProxies() async throws {
    var settings = ServerSettings()
    settings.trustedProxies = ["127.0.0.1"]
    settings.logQueries = true
    let service = try TestService(settings)
    var headers: HTTPFields = [.forwardedFor: "198.51.100.1"]
    headers.append(HTTPField(name: .forwardedFor, value: "203.0.113.5"))
    _ = try await service.get("/", headers)
    #expect(service.log.all.last?.contains(#""client":"203.0.113.5""#) == true)
    _ = try await service.get("/", headers, peer: "192.0.2.1")
    #expect(service.log.all.last?.contains(#""client":"192.0.2.1""#) == true)
  }

  @Test("other origins are let in where they are named, without credentials")
  func origins() async throws {
    var settings = ServerSettings()
    settings.corsOrigins = ["https://desk.example"]
    let service = try TestService(settings)
    let allowed = try await service.get("/v1/search", [.origin: "https://desk.example"])
    #expect(allowed.headers[.accessControlAllowOrigin] == "https://desk.example")
    #expect(allowed.headers[.accessControlExposeHeaders]?.contains("ETag, Link, Retry-After") == true)
    #expect(allowed.headers[.vary] == "Origin")
    for origin in ["https://evil.example", "null", "https://desk.example.evil.example", "http://desk.example"] {
      let refused = try await service.get("/v1/search", [.origin: origin])
      #expect(refused.headers[.accessControlAllowOrigin] == nil && refused.headers[.vary] == "Origin")
    }
    #expect(allowed.headers[.accessControlAllowCredentials] == nil)
    let error = try await service.get("/bad", [.origin: "https://desk.example"])
    #expect(error.headers[.accessControlAllowOrigin] == "https://desk.example")
  }

  @Test("a preflight needs no key and is kept")
  func preflights() async throws {
    var settings = ServerSettings()
    settings.corsOrigins = ["https://desk.example"]
    let keys = try APIKeys(path: nil, bytes: Array(try APIKeys.make(name: "k", scopes: [.search]).line.utf8))
    let service = try TestService(settings, keys: keys)
    let fields: HTTPFields = [.origin: "https://desk.example", .accessControlRequestMethod: "GET"]
    let response = try await service.respond(.options, "/v1/search", headers: fields)
    #expect(response.status == .noContent)
    #expect(response.headers[.accessControlMaxAge] == "7200")
    #expect(response.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
    let stranger: HTTPFields = [.origin: "https://evil.example", .accessControlRequestMethod: "GET"]
    #expect(try await service.respond(.options, "/v1/search", headers: stranger).status == .unauthorized)
    let closed = try await TestService().respond(.options, "/v1/search", headers: fields)
    #expect(closed.status == .methodNotAllowed && closed.headers[.accessControlAllowOrigin] == nil)
  }
}
