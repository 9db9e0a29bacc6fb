import HTTPTypes
import Hummingbird
import KheoText
import KheoWeb

/// `GET /openapi.json`: the documents about the service, the same as long as the process lives.
struct SiteController {
  /// A document in the codings that clients may ask for.
  private struct Document: Sendable {
    let representation: Representation
    private let plain: CachedAnswer
    private let compressed: CachedAnswer

    init(_ bytes: [UInt8], mediaType: String) {
      // Documents change with a release only; an hour is short beside that, and long beside a page's visit.
      representation = Representation(
        mediaType: mediaType, cacheControl: "public, max-age=3600", vary: "Accept-Encoding")
      let identity = String(decoding: bytes, as: UTF8.self)
      func answer(_ coding: ContentCoding) -> CachedAnswer {
        let tag = Representation.entityTag(generation: "site", of: identity, coding: coding)
        let (body, actual) = Representation.encode(bytes, coding)
        return CachedAnswer(body: body, coding: actual, entityTag: tag)
      }
      plain = answer(.identity)
      compressed = answer(.gzip)
    }

    func response(to request: Request) -> Response {
      representation.response(ContentCoding(request.headers) == .gzip ? compressed : plain, to: request)
    }
  }

  private let description = Document(
    Array(Resources.bytes("web/openapi.json")), mediaType: "application/json; charset=utf-8")

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    let description = description
    router.get("/openapi.json") { request, _ in description.response(to: request) }
  }
}
