/// Small words inside names, by what they do.
struct Connectors: OptionSet {
  var rawValue: UInt8
  static let article = Connectors(rawValue: 1)
  /// Links a unit to what it belongs to: of, by, at.
  static let of = Connectors(rawValue: 2)
  /// Links a unit to what it is for.
  static let purpose = Connectors(rawValue: 4)
  static let and = Connectors(rawValue: 8)
  static let `in` = Connectors(rawValue: 16)
  static let from = Connectors(rawValue: 32)
}

extension ArticleParser {
  /// Small words that follow each other from `word` on, three at most: what they are and where they end.
  func connectors(at word: Int) -> (roles: Connectors, end: Int) {
    var roles: Connectors = []
    var end = word
    var count = 0
    while end < words.count, count < 3, end == word || words[end].gap.isTight {
      let found = connector(at: end)
      if found.roles.isEmpty { break }
      roles.formUnion(found.roles)
      end = found.end
      count += 1
    }
    // A word that may mean "of" or "from" means "of" inside a name.
    if roles.contains(.of) { roles.remove(.from) }
    return (roles, end)
  }

  private func connector(at word: Int) -> (roles: Connectors, end: Int) {
    var roles: Connectors = []
    var end = word
    guard info(word).flags.contains(.lexical) else { return (roles, end) }
    for match in forms.alternatives(.connector, at: word) {
      end = Int(match.end)
      switch lexicon.concept(match.entry.concept) {
      case "article": roles.insert(.article)
      case "of": roles.insert(.of)
      case "for": roles.insert(.purpose)
      case "and": roles.insert(.and)
      case "in": roles.insert(.in)
      case "from": roles.insert(.from)
      default: break
      }
    }
    return (roles, end)
  }
}
