public import Kheo

/// The paths of single documents: `/articles/{id}`, `/units/{id}`, `/people/{id}`.
public enum DocumentPath: String, Sendable, CaseIterable {
  case articles, units, people

  public var kind: Kind {
    switch self {
    case .articles: .article
    case .units: .unit
    case .people: .person
    }
  }

  /// What one of them is called.
  public var noun: String {
    switch self {
    case .articles: "article"
    case .units: "unit"
    case .people: "person"
    }
  }

  /// The id that ends a path, decoded; slashes within it may be encoded or not.
  public func id(in path: String, below parent: String = "") -> String {
    PercentCoding.decode(path.dropFirst(parent.count + rawValue.count + 2))
  }

  /// The path of a document.
  public func path(id: String, below parent: String = "") -> String {
    let segments = id.split(separator: "/", omittingEmptySubsequences: false).map { PercentCoding.encode($0) }
    // An empty segment would be taken away by proxies, and "." and ".." by browsers.
    let isPlain = segments.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    return "\(parent)/\(rawValue)/\(isPlain ? segments.joined(separator: "/") : PercentCoding.encode(id))"
  }
}
