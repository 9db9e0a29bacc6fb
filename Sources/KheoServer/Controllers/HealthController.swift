import HTTPTypes
import Hummingbird

/// `GET /healthz`: the process is alive. `GET /readyz`: searches are answered.
struct HealthController {
  let holder: IndexHolder
  let readiness: Readiness

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/healthz") { _, _ in Self.response(.ok, #"{"status":"alive"}"#) }
    router.get("/readyz") { _, _ in
      readiness.isReady
        ? Self.response(.ok, #"{"status":"ready","generation":"\#(holder.current.generation)"}"#)
        : Self.response(.serviceUnavailable, #"{"status":"ending"}"#)
    }
  }

  private static func response(_ status: HTTPResponse.Status, _ json: String) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = Representation.json
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }
}
