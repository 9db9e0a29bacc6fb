import Hummingbird
import Kheo

/// Innermost: what a controller throws becomes the problem that it is to a client.
struct CauseMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let metrics: ServerMetrics

  func handle(
    _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      switch error {
      case SearchWorkers.Refusal.overloaded: metrics.reject(.queueFull)
      case SearchWorkers.Refusal.expired: metrics.reject(.timeout)
      case is DeadlineExceeded: metrics.searchTimeouts.add()
      case is CorruptIndexError: metrics.indexCorruption.add()
      default: break
      }
      throw Problem(cause: error) ?? error
    }
  }
}
