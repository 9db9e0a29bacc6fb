import HTTPTypes
public import Hummingbird
import Synchronization

/// Which methods each route takes, for the field `Allow`: Hummingbird says "not found" for a route that does not take
/// the method.
///
/// Fill it once the routes are added, before the first request.
public final class RouteTable: Sendable {
  private struct Route: Sendable {
    /// Nil stands for any one part of a path.
    var parts: [String?]
    /// Whether any more parts may follow (`**`).
    var isOpen: Bool
    var methods: [HTTPRequest.Method]

    func matches(_ path: [Substring]) -> Bool {
      guard isOpen ? path.count > parts.count : path.count == parts.count else { return false }
      return zip(parts, path).allSatisfy { $0 == nil || $0! == $1 }
    }
  }

  private let routes = Mutex<[Route]>([])

  public init() {}

  public func fill<Context>(from router: Router<Context>) {
    var byPath: [String: Route] = [:]
    for route in router.routes {
      let path = route.path.description
      byPath[path, default: Self.route(path)].methods.append(route.method)
    }
    let filled = byPath.values.map { route in
      var route = route
      // The router answers HEAD where it answers GET.
      if route.methods.contains(.get), !route.methods.contains(.head) { route.methods.append(.head) }
      route.methods.sort { $0.rawValue < $1.rawValue }
      return route
    }
    routes.withLock { $0 = filled }
  }

  /// The methods of the routes that a path leads to; empty where it leads to none.
  func methods(path: String) -> [HTTPRequest.Method] {
    let parts = Self.parts(path)
    return routes.withLock { routes in
      let matching = routes.filter { $0.matches(parts) }
      // A route without places for any part is the one the router takes.
      return
        (matching.first { !$0.isOpen && !$0.parts.contains(nil) } ?? matching.first { !$0.isOpen } ?? matching.first)?
        .methods ?? []
    }
  }

  private static func route(_ path: String) -> Route {
    var parts = parts(path)
    let isOpen = parts.last == "**"
    if isOpen { parts.removeLast() }
    return Route(
      parts: parts.map { $0 == "*" || ($0.hasPrefix("{") && $0.hasSuffix("}")) ? nil : String($0) }, isOpen: isOpen,
      methods: [])
  }

  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: true)
  }
}
