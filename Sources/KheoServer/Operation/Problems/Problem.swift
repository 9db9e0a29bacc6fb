public import HTTPTypes
public import Hummingbird
import Kheo
import NIOCore

/// An error as the service answers it: "Problem Details for HTTP APIs" (RFC 9457).
///
/// Controllers throw it; ``ProblemMiddleware`` adds the id of the request and, for browsers, a page. `detail` is a
/// sentence for people that says what to do; it never holds what is inside the server: no path, no stack, no
/// description of an internal error.
public struct Problem: HTTPResponseError, Sendable, Equatable {
  /// What was wrong with one parameter of the URL or one place of the body.
  public struct Fault: Sendable, Equatable {
    public enum Place: Sendable, Equatable {
      /// A parameter of the URL, by name.
      case parameter(String)
      /// A place in the JSON of the body, as JSON Pointer (RFC 6901).
      case pointer(String)
    }

    public var place: Place
    public var detail: String

    public init(_ place: Place, _ detail: String) {
      self.place = place
      self.detail = detail
    }
  }

  /// The kind of problem: ``type`` ends in it. Lower case with hyphens; stable, for programs to switch on.
  public var name: String
  public var status: HTTPResponse.Status
  /// The kind in words; the same for all of a kind.
  public var title: String
  /// This problem in words, and what to do.
  public var detail: String
  /// Parameters at fault.
  public var faults: [Fault]
  /// Fields the answer has besides: `Allow`, `Retry-After`, `WWW-Authenticate`.
  public var headers: HTTPFields

  public init(
    _ name: String, status: HTTPResponse.Status, title: String, detail: String, faults: [Fault] = [],
    headers: HTTPFields = [:]
  ) {
    self.name = name
    self.status = status
    self.title = title
    self.detail = detail
    self.faults = faults
    self.headers = headers
  }

  /// The URN that names the kind of problem.
  public var type: String { "urn:problem-type:kheo:\(name)" }

  /// The JSON of `application/problem+json`; `instance` is the id of the request, nil outside of one.
  public func json(instance: String?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("type", type)
    json.member("title", title)
    json.member("status", status.code)
    json.member("detail", detail)
    if let instance { json.member("instance", "urn:kheo:request:\(instance)") }
    if !faults.isEmpty { write(faults, into: &json) }
    json.endObject()
    return json.bytes
  }

  private func write(_ faults: [Fault], into json: inout JSONWriter) {
    json.name("errors")
    json.beginArray()
    for fault in faults {
      json.beginObject()
      switch fault.place {
      case .parameter(let name): json.member("parameter", name)
      case .pointer(let pointer): json.member("pointer", pointer)
      }
      json.member("detail", fault.detail)
      json.endObject()
    }
    json.endArray()
  }

  /// The answer; never kept by anyone (`no-store`), as the next try may fare better.
  public func response(instance: String?) -> Response {
    var headers = headers
    headers[.contentType] = Self.contentType
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(instance: instance))))
  }

  /// What Hummingbird calls where no ``ProblemMiddleware`` is around the route.
  public func response(from request: Request, context: some RequestContext) throws -> Response {
    let response = response(instance: (context as? ServerContext)?.requestID)
    return request.method == .head ? response.createHeadResponse() : response
  }

  public static let contentType = "application/problem+json"
}
