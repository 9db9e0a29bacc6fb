import Hummingbird

/// Innermost: what a controller throws becomes the problem that it is to a client.
struct CauseMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  func handle(
    _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      throw Problem(cause: error) ?? error
    }
  }
}
