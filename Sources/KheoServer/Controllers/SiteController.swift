import HTTPTypes
import Hummingbird
import Kheo
import KheoWeb

/// `GET /openapi.json`, `/opensearch.xml` and `/robots.txt`: documents about the service, the same as long as it lives.
struct SiteController {
  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    let description = SiteDocument(
      Array(Resources.bytes("web/openapi.json")), mediaType: "application/json; charset=utf-8")
    let robots = SiteDocument(RobotsDocument.document, mediaType: RobotsDocument.contentType)
    router.get("/openapi.json") { request, _ in description.response(to: request) }
    router.get("/robots.txt") { request, _ in robots.response(to: request) }
    router.get("/opensearch.xml") { request, _ in
      // What stands for this server in addresses is what the client called it.
      SiteDocument(
        OpenSearchDescription.document(baseURL: SiteAddress(of: request).text),
        mediaType: OpenSearchDescription.contentType, vary: "Accept-Encoding, X-Forwarded-Proto"
      ).response(to: request)
    }
  }
}

/// A document in the codings that clients may ask for.
struct SiteDocument: Sendable {
  private let representation: Representation
  private let plain: CachedAnswer
  private let compressed: CachedAnswer

  init(_ bytes: [UInt8], mediaType: String, vary: String = "Accept-Encoding") {
    // Documents change with a release only; an hour is short beside that, and long beside a visit.
    representation = Representation(mediaType: mediaType, cacheControl: "public, max-age=3600", vary: vary)
    let identity = String(decoding: bytes, as: UTF8.self)
    func answer(_ coding: ContentCoding) -> CachedAnswer {
      let (body, actual) = Representation.encode(bytes, coding)
      let tag = Representation.entityTag(generation: "site", of: identity, coding: actual)
      return CachedAnswer(body: body, coding: actual, entityTag: tag)
    }
    plain = answer(.identity)
    compressed = answer(.gzip)
  }

  func response(to request: Request) -> Response {
    representation.response(ContentCoding(request.headers) == .gzip ? compressed : plain, to: request)
  }
}

/// Scheme, host and port by which a client reached the server.
struct SiteAddress {
  let text: String

  /// The host is what the request says, where that can be one; the scheme is what a proxy in front says it was.
  ///
  /// Whoever makes these up gets a document about what they made up, and no one else does: shared caches keep answers apart by
  /// both.
  init(of request: Request) {
    let authority = request.head.authority ?? ""
    let isHost = !authority.isEmpty && authority.utf8.count <= 255 && authority.utf8.allSatisfy { Self.isOfHost($0) }
    let isSecure = request.headers[.init("X-Forwarded-Proto")!]?.lowercased() == "https"
    text = "\(isSecure ? "https" : "http")://\(isHost ? authority : "localhost")"
  }

  /// Letters, digits and what else names, numbers and ports have (RFC 3986, section 3.2).
  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
