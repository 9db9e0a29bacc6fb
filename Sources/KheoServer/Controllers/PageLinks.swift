import Kheo
import KheoWeb

/// The header `Link` of an answer in pages (RFC 8288).
enum PageLinks {
  /// Links to the pages beside one of `/v1/search`; nil where there are none.
  static func header(_ parameters: SearchParameters, _ pages: SearchAnswer.Pages) -> String? {
    let links = [("prev", pages.previous), ("next", pages.next)].compactMap { relation, cursor -> String? in
      guard let cursor = cursor.flatMap({ SearchCursor($0) }) else { return nil }
      return "</v1/search?\(parameters.with { $0.cursor = cursor }.urlQuery)>; rel=\"\(relation)\""
    }
    return links.isEmpty ? nil : links.joined(separator: ", ")
  }
}
