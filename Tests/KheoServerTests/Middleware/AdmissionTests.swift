import HTTPTypes
import Hummingbird
import Testing

@testable import KheoServer

@Suite struct AdmissionTests {
  private let desk: (secret: String, line: String)
  private let monitor: (secret: String, line: String)
  private let keys: APIKeys

  init() throws {
    desk = try APIKeys.make(name: "desk", scopes: [.search])
    monitor = try APIKeys.make(name: "monitor", scopes: [.admin])
    keys = try APIKeys(path: nil, bytes: Array("\(desk.line)\n\(monitor.line)\n".utf8))
  }

  private func bearer(_ secret: String) -> HTTPFields { [.authorization: "Bearer \(secret)"] }

  @Test("with keys, what is not open asks for one")
  func locked() async throws {
    let service = try TestService(keys: keys)
    for path in ["/", "/search?q=x", "/v1/search", "//v1//search", "/metrics", "/nothing", "/v1/articles/7"] {
      let response = try await service.get(path)
      #expect(response.status == .unauthorized, "\(path)")
      #expect(
        response.headers[values: .wwwAuthenticate] == [
          #"Basic realm="Kheo", charset="UTF-8""#, #"Bearer realm="Kheo""#,
        ])
      #expect(try await service.get(path, bearer(desk.secret + "x")).status == .unauthorized)
    }
    for path in ["/healthz", "/robots.txt", "/assets/kheo.css"] { #expect(try await service.get(path).status == .ok) }
  }

  @Test("a key lets in what its scope allows, as Bearer and as a password")
  func scopes() async throws {
    let service = try TestService(keys: keys)
    #expect(try await service.get("/v1/search", bearer(desk.secret)).status == .ok)
    let basic = Base64Text.encode("anyone:\(desk.secret)")
    #expect(try await service.get("/", [.authorization: "Basic \(basic)"]).status == .ok)
    #expect(try await service.get("/nothing", bearer(desk.secret)).status == .notFound)
    let forbidden = try await service.get("/metrics", bearer(desk.secret))
    #expect(forbidden.status == .forbidden)
    #expect(forbidden.headers[.wwwAuthenticate]?.contains(#"scope="admin""#) == true)
    #expect(try await service.get("/metrics", bearer(monitor.secret), peer: "192.0.2.7").status == .ok)
    #expect(try await service.get("/v1/search", bearer(monitor.secret)).status == .ok)
    #expect(service.log.all.last?.contains(#""key":"monitor""#) == true)
    for line in service.log.all { #expect(!line.contains(desk.secret) && !line.contains(monitor.secret)) }
  }

  @Test("without keys all is open but the metrics, which the machine itself sees")
  func open() async throws {
    let service = try TestService()
    #expect(try await service.get("/v1/search", peer: "192.0.2.7").status == .ok)
    #expect(try await service.get("/metrics").status == .ok)
    #expect(try await service.get("/metrics", peer: "192.0.2.7").status == .forbidden)
    #expect(try await service.get("//metrics/", peer: "192.0.2.7").status == .forbidden)
    // A proxy on the machine that nobody named speaks for others.
    #expect(try await service.get("/metrics", [.forwardedFor: "127.0.0.1"]).status == .forbidden)
    var settings = ServerSettings()
    settings.trustedProxies = ["127.0.0.1"]
    let behind = try TestService(settings)
    #expect(try await behind.get("/metrics", [.forwardedFor: "203.0.113.1"]).status == .forbidden)
    #expect(try await behind.get("/metrics").status == .ok)
    // Another machine's loopback is not ours.
    settings.trustedProxies = ["192.0.2.7"]
    let remote = try TestService(settings)
    #expect(try await remote.get("/metrics", [.forwardedFor: "127.0.0.1"], peer: "192.0.2.7").status == .forbidden)
  }

  private func limited() -> ServerSettings {
    var settings = ServerSettings()
    settings.rateLimit = 1
    settings.rateBurst = 2
    settings.suggestRateLimit = 10
    settings.suggestRateBurst = 3
    return settings
  }

  @Test("who asks too often waits, others do not, and suggestions have their own bucket")
  func rates() async throws {
    let service = try TestService(limited())
    let first = try await service.get("/v1/search")
    #expect(first.headers[.rateLimitPolicy] == #""requests";q=2;w=2"#)
    #expect(first.headers[.rateLimit] == #""requests";r=1;t=1"#)
    _ = try await service.get("/")
    let refused = try await service.get("/v1/search")
    #expect(refused.status == .tooManyRequests)
    #expect(refused.headers[.retryAfter] == "1")
    #expect(refused.headers[.rateLimit] == #""requests";r=0;t=2"#)
    #expect(try await refused.text.contains("too-many-requests"))
    #expect(try await service.get("/v1/search", peer: "192.0.2.7").status == .ok)
    #expect(try await service.get("/v1/suggest").status == .ok)
    #expect(try await service.get("/healthz").status == .ok)
    #expect(try await service.get("/assets/kheo.css").status == .ok)
    service.clock.advance(1)
    #expect(try await service.get("/v1/search").status == .ok)
    #expect(service.metrics.registry.text().contains(#"kheo_http_rejected_total{reason="rate_limit"} 1"#))
  }

  @Test("one customer of IPv6 has one bucket")
  func networks() async throws {
    let service = try TestService(limited())
    for index in 1...2 { #expect(try await service.get("/", peer: "2001:db8::\(index)").status == .ok) }
    #expect(try await service.get("/", peer: "2001:db8::ffff:1").status == .tooManyRequests)
    #expect(try await service.get("/", peer: "2001:db8:0:1::1").status == .ok)
  }

  @Test("a key has its bucket wherever it is used, and trying keys uses up the address's")
  func keyRates() async throws {
    let service = try TestService(limited(), keys: keys)
    #expect(try await service.get("/", bearer(desk.secret), peer: "192.0.2.1").status == .ok)
    #expect(try await service.get("/", bearer(desk.secret), peer: "192.0.2.2").status == .ok)
    #expect(try await service.get("/", bearer(desk.secret), peer: "192.0.2.3").status == .tooManyRequests)
    for _ in 0..<2 { #expect(try await service.get("/", bearer("guess"), peer: "192.0.2.9").status == .unauthorized) }
    #expect(try await service.get("/", bearer("guess"), peer: "192.0.2.9").status == .tooManyRequests)
    #expect(try await service.get("/", bearer(monitor.secret), peer: "192.0.2.9").status == .ok)
  }
}

/// The common alphabet of Base64, for tests only: the server reads it and never writes it.
private enum Base64Text {
  static func encode(_ text: String) -> String {
    Base64.urlText(of: Array(text.utf8)).replacing("-", with: "+").replacing("_", with: "/")
  }
}
