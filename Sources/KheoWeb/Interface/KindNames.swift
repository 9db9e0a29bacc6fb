import Kheo

/// What kinds of units and places are called, read from `Strings/kinds.tsv`.
enum KindNames {
  private static let names: [String: [InterfaceLanguage: String]] = {
    var names: [String: [InterfaceLanguage: String]] = [:]
    for line in Resources.lines("web/strings/kinds.tsv") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 1 + columnOrder.count else { continue }
      names[columns[0]] = Dictionary(uniqueKeysWithValues: zip(columnOrder, columns.dropFirst()))
    }
    return names
  }()

  private static let columnOrder: [InterfaceLanguage] = [.vietnamese, .german, .french, .norwegian, .english]

  /// The names of all kinds as a JSON object, for the script.
  static func json(_ language: InterfaceLanguage) -> String { objects[language] ?? "{}" }

  private static let objects = Dictionary(
    uniqueKeysWithValues: columnOrder.map { language in
      var writer = JSONWriter()
      writer.beginObject()
      for kind in kinds.sorted() { writer.member(kind, name(kind, language)) }
      writer.endObject()
      return (language, String(decoding: writer.bytes, as: UTF8.self))
    })

  /// Kinds that have names.
  static var kinds: Set<String> { Set(names.keys) }

  /// The name of a kind; of one that has none its identifier, with spaces.
  static func name(_ kind: String, _ language: InterfaceLanguage) -> String {
    names[kind]?[language] ?? kind.split(separator: "_").joined(separator: " ")
  }
}
