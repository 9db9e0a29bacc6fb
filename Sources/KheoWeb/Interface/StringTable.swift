import Kheo

/// The strings of one language, read from `Strings/<language>.tsv`: a key, a tab, the text with its {placeholders}.
struct StringTable: Sendable {
  private let strings: [StringKey: String]
  private let plurals: [PluralKey: (one: String, other: String)]

  subscript(key: StringKey) -> String { strings[key] ?? key.rawValue }
  subscript(key: PluralKey) -> (one: String, other: String) { plurals[key] ?? (key.rawValue, key.rawValue) }

  static func of(_ language: InterfaceLanguage) -> StringTable {
    switch language {
    case .vietnamese: vietnamese
    case .german: german
    case .french: french
    case .norwegian: norwegian
    case .english: english
    }
  }

  private static let vietnamese = StringTable(.vietnamese)
  private static let german = StringTable(.german)
  private static let french = StringTable(.french)
  private static let norwegian = StringTable(.norwegian)
  private static let english = StringTable(.english)

  private init(_ language: InterfaceLanguage) {
    let entries = Self.entries(language)
    var strings: [StringKey: String] = [:]
    var plurals: [PluralKey: (one: String, other: String)] = [:]
    for (key, text) in entries { if let key = StringKey(rawValue: key) { strings[key] = text } }
    for key in PluralKey.allCases {
      guard let other = entries["\(key.rawValue).other"] else { continue }
      plurals[key] = (entries["\(key.rawValue).one"] ?? other, other)
    }
    self.strings = strings
    self.plurals = plurals
  }

  /// The lines of a language's file, by key.
  static func entries(_ language: InterfaceLanguage) -> [String: String] {
    var entries: [String: String] = [:]
    for line in Resources.lines("web/strings/\(language.rawValue).tsv") {
      let columns = line.split(separator: "\t", maxSplits: 1)
      if columns.count == 2 { entries[String(columns[0])] = String(columns[1]) }
    }
    return entries
  }
}
