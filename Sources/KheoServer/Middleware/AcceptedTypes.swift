/// What the field `Accept` asks for (RFC 9110 section 12.5.1).
enum AcceptedTypes {
  /// Whether HTML is asked for by name and at least as much as JSON, as browsers do and programs do not.
  static func prefersHTML(_ accept: String?) -> Bool {
    guard let accept, accept.contains("text/html") else { return false }
    var html = 0.0
    var json = 0.0
    for entry in accept.split(separator: ",").prefix(64) {
      let parts = entry.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      switch parts.first {
      case "text/html": html = max(html, quality)
      case "application/json", "application/problem+json": json = max(json, quality)
      default: break
      }
    }
    return html > 0 && html >= json
  }
}
