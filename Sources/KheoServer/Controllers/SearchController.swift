import Hummingbird
import Kheo
import KheoWeb

/// `GET /v1/search`: units, people and articles as JSON.
struct SearchController {
  let service: AnswerService
  let runner: SearchRunner
  let representation: Representation
  let limits: SearchParameters.Limits

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/v1/search") { request, _ in try await search(request) }
  }

  @Sendable func search(_ request: Request) async throws -> Response {
    let query = request.uri.query ?? ""
    return try await service.answer(
      request, as: representation, name: "search", key: query,
      prepare: { current in
        let parameters = try SearchParameters(items: QueryItems(query: query), limits: limits)
        return (parameters, parameters.urlQuery, try index(for: parameters, current))
      },
      make: { [runner] parameters, index, tools, deadline in
        let answer = try runner.run(parameters, tools, deadline: deadline)
        let pages = SearchRunner.pages(of: parameters.kinds, answer)
        return AnswerService.Content(
          bytes: answer.json(offsets: parameters.offsets), links: PageLinks.header(parameters, pages))
      })
  }

  /// The generation that a cursor is of, or the live one.
  func index(for parameters: SearchParameters, _ current: ServedIndex) throws -> ServedIndex {
    guard let cursor = parameters.cursor else { return current }
    guard let index = service.holder.generation(cursor.generation) else {
      throw ParameterProblems(problems: [
        ParameterProblem(
          parameter: "cursor", reason: .gone,
          detail: "The index has been rebuilt since: start again without the cursor.")
      ])
    }
    return index
  }
}
