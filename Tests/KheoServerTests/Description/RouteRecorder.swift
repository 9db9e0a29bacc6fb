import HTTPTypes
import Hummingbird

/// Takes routes and does nothing but remember them.
final class RouteRecorder<Context: RequestContext>: RouterMethods {
  private(set) var routes: Set<String> = []

  func on<Responder: HTTPResponder>(
    _ path: RouterPath, method: HTTPRequest.Method, responder: Responder
  ) -> Self where Responder.Context == Context {
    routes.insert("\(method.rawValue) \(path.description)")
    return self
  }

  func add(middleware: any MiddlewareProtocol<Request, Response, Context>) -> Self { self }
}
