import Hummingbird
import Kheo
import KheoWeb

/// `GET /v1/analyze`: what a text becomes.
struct AnalyzeController {
  let service: AnswerService
  let representation: Representation
  let limits: SearchParameters.Limits

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/v1/analyze") { request, _ in try await analyze(request) }
  }

  private func analyze(_ request: Request) async throws -> Response {
    let query = request.uri.query ?? ""
    return try await service.answer(
      request, as: representation, name: "analyze", key: query,
      prepare: { current in
        let parameters = try AnalyzeParameters(items: QueryItems(query: query), limits: limits)
        return (parameters, parameters.identity, current)
      },
      make: { parameters, _, _, _ in
        AnswerService.Content(
          bytes: AnalysisReport(text: parameters.text, language: parameters.language).json())
      })
  }
}
