/// Strings with places for values: `Remove {name}`.
enum StringTemplate {
  enum Part: Equatable {
    case text(String)
    case slot(String)
  }

  /// A template, taken apart. A brace without its partner is text.
  static func parts(_ template: String) -> [Part] {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.slot(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  static func fill(_ template: String, _ name: String, with value: String) -> String {
    parts(template).map { part in
      switch part {
      case .text(let text): text
      case .slot(let slot): slot == name ? value : "{\(slot)}"
      }
    }.joined()
  }
}

extension HTML {
  /// A template whose slots are written by a closure, for values that are links or marked.
  mutating func template(_ template: String, slot: (String, inout HTML) -> Void) {
    for part in StringTemplate.parts(template) {
      switch part {
      case .text(let text): self.text(text)
      case .slot(let name): slot(name, &self)
      }
    }
  }
}
