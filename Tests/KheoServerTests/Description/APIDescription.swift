import Foundation
import Kheo

/// The description of the API, as the tests read it.
struct APIDescription {
  let document: [String: Any]

  init() throws {
    let data = Data(Resources.bytes("web/openapi.json"))
    document = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What stands at a place, references resolved.
  subscript(path: String...) -> [String: Any] {
    path.reduce(document) { value, name in resolve(value[name] as? [String: Any] ?? [:]) }
  }

  func resolve(_ value: [String: Any]) -> [String: Any] {
    guard let reference = value["$ref"] as? String else { return value }
    let names = reference.split(separator: "/").dropFirst()
    return names.reduce(document) { $0[String($1)] as? [String: Any] ?? [:] }
  }

  /// Every operation, such as `GET /v1/articles/{id}`.
  var operations: Set<String> {
    Set(
      self["paths"].flatMap { path, item in (item as? [String: Any] ?? [:]).keys.map { "\($0.uppercased()) \(path)" } })
  }

  /// The schemas of an operation's parameters in the query, by name.
  func parameters(of path: String) -> [String: [String: Any]] {
    let parameters = self["paths", path, "get"]["parameters"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: parameters.map { resolve($0) }.filter { $0["in"] as? String == "query" }.map {
        ($0["name"] as? String ?? "", resolve($0["schema"] as? [String: Any] ?? [:]))
      })
  }
}
