import HTTPTypes
import Hummingbird
import KheoWeb

/// The page that a browser gets of a problem.
struct ProblemPages: Sendable {
  let pages: Pages

  func page(_ problem: Problem, _ request: Request) -> Response? {
    // Whoever reads JSON in a browser gets JSON.
    if request.uri.path.hasPrefix("/v1/") { return nil }
    let items = QueryItems(query: request.uri.query ?? "")
    let interface = Interface(request, items)
    let details = [problem.detail]
    let isFragment = items.items.contains { $0.name == "fragment" }
    let query = items.items.first { $0.name == "q" }?.value ?? ""
    let bytes =
      isFragment
      ? pages.problemFragment(status: problem.status.code, details: details, interface)
      : pages.problem(
        status: problem.status.code, details: details, query: query.utf8.count <= 2_000 ? query : "", interface)
    var headers = HTTPFields()
    headers[.contentType] = Representation.html
    headers[.cacheControl] = "no-store"
    return Response(
      status: problem.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
