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
    var methods: [HTTPRequest.Method]
  }

  private let routes = Mutex<[Route]>([])

  public init() {}

  public func fill<Context>(from router: Router<Context>) {
    var byPath: [String: Route] = [:]
    for route in router.routes {
      let path = route.path.description
      let parts = Self.parts(path).map { $0.hasPrefix("{") && $0.hasSuffix("}") ? nil : String($0) }
      byPath[path, default: Route(parts: parts, methods: [])].methods.append(route.method)
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
      let matching = routes.filter { route in
        route.parts.count == parts.count && zip(route.parts, parts).allSatisfy { $0 == nil || $0! == $1 }
      }
      // A route without places for any part is the one the router takes.
      return (matching.first { !$0.parts.contains(nil) } ?? matching.first)?.methods ?? []
    }
  }

  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: true)
  }
}
