import KheoText

@testable import KheoEntities

/// Extracts from invented sentences, each line a stretch.
enum Extraction {
  static func of(_ text: String, _ language: Language, author: String? = nil, lines: Int? = nil) -> ArticleEntities {
    let bytes = Array(text.utf8)
    var stretches: [EntityText.Stretch] = []
    var start = 0
    for (index, byte) in (bytes + [0x0A]).enumerated() where byte == 0x0A {
      if index > start, stretches.count < lines ?? .max { stretches.append(EntityText.Stretch(range: start..<index)) }
      start = index + 1
    }
    return EntityExtractor().extract(EntityText(text: bytes, stretches: stretches, language: language, author: author))
  }

  static func people(_ text: String, _ language: Language) -> [String] { of(text, language).people.map(\.name) }

  static func units(_ text: String, _ language: Language) -> [String] {
    of(text, language).units.map { "\($0.kind) \($0.name)" }
  }
}
