import HTTPTypes
public import Hummingbird
import Logging
import NIOHTTP1

/// Turns every error into an answer: ``Problem`` as it is, Hummingbird's errors into problems of the same status, a
/// method that a route does not take into 405, and any other error into 500, of which the log knows more than the
/// answer.
public struct ProblemMiddleware: RouterMiddleware {
  /// A page for people, where one is due; nil: JSON after all.
  public typealias Page = @Sendable (Problem, Request, ServerContext) -> Response?

  private let routes: RouteTable
  private let page: Page?
  private let describe: @Sendable (any Error) -> String?

  /// - Parameters:
  ///   - routes: The routes of the router, for `Allow`.
  ///   - page: Makes the page that a browser gets, which asks for `text/html`.
  ///   - describe: What the log may say of an error that is no problem; nil: its type only, as a description may hold
  ///     what was searched for.
  public init(
    routes: RouteTable, page: Page? = nil, describe: @escaping @Sendable (any Error) -> String? = { _ in nil }
  ) {
    self.routes = routes
    self.page = page
    self.describe = describe
  }

  @concurrent public func handle(
    _ request: Request, context: ServerContext, next: Next
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // What came is no HTTP: Hummingbird answers 400 and closes the connection.
      throw error
    } catch {
      let response = answer(problem(for: error, request, context), request, context)
      return request.method == .head ? response.createHeadResponse() : response
    }
  }

  private func problem(for error: any Error, _ request: Request, _ context: ServerContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as HTTPError where error.status == .notFound && context.endpointPath == Self.unknownRoute:
      let allowed = routes.methods(path: request.uri.path)
      return allowed.isEmpty ? .notFound : .methodNotAllowed(allowed)
    case let error as HTTPError where error.status.code < 500: return .bare(error.status, headers: error.headers)
    case let error as any HTTPResponseError where error.status.code < 500: return .bare(error.status, headers: [:])
    // Who asked went away, or the server is about to end.
    case is CancellationError: return .stopping
    default:
      log(error, context)
      return .internalError
    }
  }

  private static let unknownRoute = AccessLogMiddleware.unknownRoute

  private func log(_ error: any Error, _ context: ServerContext) {
    var metadata: Logger.Metadata = ["type": .string(String(reflecting: type(of: error)))]
    metadata["route"] = context.endpointPath.map { .string($0) }
    if let description = describe(error) { metadata["reason"] = .string(description) }
    context.logger.error("unexpected error", metadata: metadata)
  }

  private func answer(_ problem: Problem, _ request: Request, _ context: ServerContext) -> Response {
    guard let page, AcceptedTypes.prefersHTML(request.headers[.accept]) else {
      return problem.response(instance: context.requestID)
    }
    guard var response = page(problem, request, context) else { return problem.response(instance: context.requestID) }
    response.status = problem.status
    for field in problem.headers where !response.headers.contains(field.name) {
      response.headers.append(contentsOf: problem.headers.filter { $0.name == field.name })
    }
    response.headers.vary(by: "Accept")
    return response
  }
}
