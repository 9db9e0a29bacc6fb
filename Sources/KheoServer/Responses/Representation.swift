import HTTPTypes
import Hummingbird
import Kheo
import KheoWeb
import NIOCore

/// How the bytes of an answer are coded on their way (RFC 9110, section 8.4).
enum ContentCoding: String, Sendable {
  case identity
  case gzip

  /// The coding that a request accepts and Kheo prefers.
  init(_ headers: HTTPFields) {
    guard let accepted = headers[.acceptEncoding] else {
      self = .identity
      return
    }
    self = accepted.split(separator: ",").contains { Self.acceptsGzip($0) } ? .gzip : .identity
  }

  private static func acceptsGzip(_ element: Substring) -> Bool {
    let parts = element.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    guard let coding = parts.first, coding == "gzip" || coding == "x-gzip" || coding == "*" else { return false }
    // A weight of nothing but zeros says no.
    return !parts.dropFirst().contains { $0.hasPrefix("q=") && $0.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." } }
  }
}

/// What an answer is made of, and how long it may be kept.
struct Representation: Sendable {
  static let json = "application/json; charset=utf-8"
  static let html = "text/html; charset=utf-8"

  var mediaType: String
  var cacheControl: String
  /// What, besides the URL, decides the answer.
  var vary: String

  /// The tag of an answer: strong, as the same tag is given to the same bytes only. Another program may make others of the same
  /// question, so the tag is of the program too.
  static func entityTag(generation: String, of identity: String, coding: ContentCoding) -> String {
    let hash = String(Fingerprint.of("\(KheoProgram.fingerprint) \(identity)".utf8), radix: 36)
    return "\"\(generation)-\(hash)\(coding == .gzip ? "-gz" : "")\""
  }

  /// An answer with its tag, or, where the client has it already, that nothing changed.
  func response(_ answer: CachedAnswer, to request: Request) -> Response {
    if Self.matches(request.headers[.ifNoneMatch], answer.entityTag) { return notModified(answer.entityTag) }
    var headers = fields(answer.entityTag)
    headers[.contentType] = mediaType
    if answer.coding == .gzip { headers[.contentEncoding] = answer.coding.rawValue }
    if let links = answer.links { headers[.init("Link")!] = links }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: answer.body))
  }

  /// The answer 304 (RFC 9110, section 15.4.5).
  func notModified(_ entityTag: String) -> Response { Response(status: .notModified, headers: fields(entityTag)) }

  private func fields(_ entityTag: String) -> HTTPFields {
    var headers = HTTPFields()
    headers[.eTag] = entityTag
    headers[.cacheControl] = cacheControl
    headers[.vary] = vary
    return headers
  }

  /// Whether a list of tags (`If-None-Match`) has this one; weak comparison, as RFC 9110, section 13.1.2 asks.
  static func matches(_ list: String?, _ entityTag: String) -> Bool {
    guard let list else { return false }
    return list.split(separator: ",").contains { element in
      let tag = element.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
      return tag == "*" || tag == entityTag || tag.hasPrefix("W/") && tag.dropFirst(2) == entityTag
    }
  }

  /// The bytes as they go out: compressed where that is asked for and worth it.
  static func encode(_ bytes: [UInt8], _ coding: ContentCoding) -> (ByteBuffer, ContentCoding) {
    if coding == .gzip, bytes.count >= Gzip.leastCount, let compressed = Gzip.compress(bytes) {
      return (ByteBuffer(bytes: compressed), .gzip)
    }
    return (ByteBuffer(bytes: bytes), .identity)
  }
}
