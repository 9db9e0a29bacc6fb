import Hummingbird
import Kheo
import KheoWeb

/// `GET /v1/suggest`: what a beginning may be completed to.
struct SuggestController {
  let service: AnswerService
  let representation: Representation
  /// For the search bar of a browser (OpenSearch, `application/x-suggestions+json`).
  let openSearchRepresentation: Representation
  let limits: SearchParameters.Limits

  func addRoutes(to router: some RouterMethods<some RequestContext>) {
    router.get("/v1/suggest") { request, _ in
      try await suggest(request, as: representation, name: "suggest") { parameters, index, suggestions in
        SuggestionList(generation: index.generation, prefix: parameters.prefix, suggestions: suggestions).json()
      }
    }
    router.get("/v1/suggest/opensearch") { request, _ in
      try await suggest(request, as: openSearchRepresentation, name: "opensearch") { parameters, _, suggestions in
        OpenSearchSuggestions.json(suggestions, prefix: parameters.prefix)
      }
    }
  }

  private func suggest(
    _ request: Request, as representation: Representation, name: String,
    write: @escaping @Sendable (SuggestParameters, ServedIndex, [Suggestion]) -> [UInt8]
  ) async throws -> Response {
    let query = request.uri.query ?? ""
    return try await service.answer(
      request, as: representation, name: name, key: query,
      prepare: { current in
        let parameters = try SuggestParameters(items: QueryItems(query: query), limits: limits)
        return (parameters, parameters.identity, current)
      },
      make: { parameters, index, tools, _ in
        let suggestions = try tools.suggester.suggest(
          parameters.prefix, limit: parameters.limit, kinds: parameters.kinds)
        return AnswerService.Content(bytes: write(parameters, index, suggestions))
      })
  }
}
