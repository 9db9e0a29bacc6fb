import Hummingbird

/// Innermost: what a controller throws becomes the problem that it is to a client.
struct CauseMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      throw Problem(cause: error) ?? error
    }
  }
}
