extension SearchOptions {
  /// A switch by its name, for measuring what it does.
  public struct Switch: Sendable {
    public let name: String
    let path: any (WritableKeyPath<SearchOptions, Bool> & Sendable)

    init(_ name: String, _ path: any (WritableKeyPath<SearchOptions, Bool> & Sendable)) {
      self.name = name
      self.path = path
    }
  }

  /// All switches, in the order of docs/QUERIES.md.
  public static let switches: [Switch] = [
    Switch("other-marks", \.otherMarks), Switch("digraphs", \.digraphs), Switch("stems", \.stems),
    Switch("joining", \.joining), Switch("compounds", \.compounds), Switch("prefixes", \.prefixes),
    Switch("keys", \.keys), Switch("dates", \.dates), Switch("typos", \.typos), Switch("restoration", \.restoration),
    Switch("thesaurus", \.thesaurus),
    Switch("question-words", \.questionWords),
    Switch("partial", \.partialMatches),
  ]

  /// Switches off by name. False where there is no such switch.
  public mutating func switchOff(_ name: String) -> Bool {
    guard let found = Self.switches.first(where: { $0.name == name }) else { return false }
    self[keyPath: found.path] = false
    return true
  }
}
