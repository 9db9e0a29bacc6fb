import Hummingbird
import Kheo
import KheoWeb

/// `GET /v1/articles/{id}`, `/v1/units/{id}`, `/v1/people/{id}`: everything that the index keeps of one thing.
struct DocumentController {
  let service: AnswerService
  let representation: Representation

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    for kind in DocumentPath.allCases {
      // An id may hold slashes, as the paths of files do.
      router.get("/v1/\(kind.rawValue)/**") { request, _ in try await document(kind, request) }
    }
  }

  private func document(_ path: DocumentPath, _ request: Request) async throws -> Response {
    let id = path.id(in: request.uri.path, below: "/v1")
    return try await service.answer(
      request, as: representation, name: path.rawValue, key: id, prepare: { (id, id, $0) },
      make: { id, _, tools, _ in
        guard let bytes = try tools.engine.documentJSON(id: id, kind: path.kind) else {
          throw Problem.notFound(path)
        }
        return AnswerService.Content(bytes: bytes)
      })
  }
}
