extension ArticleParser {
  /// The people that an article names as its authors, where their names stand in the text.
  func authors(_ article: EntityText) -> [ExtractedPerson] {
    guard let author = article.author, !author.isEmpty else { return [] }
    var authors: [ExtractedPerson] = []
    for part in author.split(whereSeparator: { ",;&/–".unicodeScalars.contains($0.unicodeScalars.first!) }) {
      for name in part.split(separator: " - ") {
        let name = name.trimmed()
        guard looksLikeName(name), let range = Self.last(Array(name.utf8), in: article.text) else { continue }
        authors.append(ExtractedPerson(name: String(name), mentions: [range], isAuthor: true))
      }
    }
    return authors
  }

  /// Two to five words in capitals.
  private func looksLikeName(_ name: Substring) -> Bool {
    let parts = name.split(separator: " ")
    guard (2...5).contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      guard let first = part.unicodeScalars.first else { return false }
      return first.properties.isUppercase
        && part.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0 == "." || $0 == "-" || $0 == "'" || $0.properties.isDiacritic
        }
    }
  }

  /// The last place of some bytes in a text.
  private static func last(_ bytes: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard !bytes.isEmpty, text.count >= bytes.count else { return nil }
    var start = text.count - bytes.count
    while start >= 0 {
      if text[start] == bytes[0], text[start..<start + bytes.count].elementsEqual(bytes) {
        return start..<start + bytes.count
      }
      start -= 1
    }
    return nil
  }
}

extension Substring {
  fileprivate func trimmed() -> Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
