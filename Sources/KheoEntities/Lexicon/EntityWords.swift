public import KheoText

/// The words of the four languages for what units, roles and titles are, whatever word a text has for them: what lets a
/// query in one language find a card in another.
public struct EntityWords: Sendable {
  /// A word, or a few that go together, as a resource file has them.
  public struct Form: Sendable, Hashable {
    public var language: Language
    public var text: String

    public init(language: Language, text: String) {
      self.language = language
      self.text = text
    }
  }

  private var concepts: [String: [Form]] = [:]
  private var titles: [[Form]] = []
  private var titleNumbers: [[UInt8]: [Int]] = [:]
  private var placeTypes: [String: [Form]] = [:]
  /// The kinds of units that a folded word stands for.
  public private(set) var kinds: [[UInt8]: [String]] = [:]
  /// Single words that join others, in small letters with their marks.
  public private(set) var connectors: Set<[UInt8]> = []

  /// What the resource files say, read once a process.
  public static let shared = EntityWords(
    units: LexiconSource.rows("entities/units.tsv", count: 7),
    concepts: ["subjects", "levels", "roles", "role-modifiers"].flatMap {
      LexiconSource.rows("entities/\($0).tsv", count: 5)
    },
    titles: LexiconSource.rows("entities/titles.tsv", count: 5),
    connectors: LexiconSource.rows("entities/connectors.tsv", count: 5))

  private static let languages: [Language] = [.vietnamese, .german, .french, .norwegian]

  /// Rows of resource files, each with its columns.
  init(units: [[Substring]], concepts: [[Substring]], titles: [[Substring]], connectors: [[Substring]]) {
    for row in units {
      let forms = Self.forms(row[3...])
      self.concepts[String(row[0]), default: []] += forms
      if row[2].split(separator: " ").contains("place") { placeTypes[String(row[1]), default: []] += forms }
      for form in forms {
        let key = Folding.key(of: Array(form.text.utf8))
        if !(kinds[key]?.contains(String(row[1])) ?? false) { kinds[key, default: []].append(String(row[1])) }
      }
    }
    for row in concepts { self.concepts[String(row[0]), default: []] += Self.forms(row[1...]) }
    for row in titles {
      let forms = Self.forms(row[1...])
      for form in forms { titleNumbers[Self.titleKey(form.text), default: []].append(self.titles.count) }
      self.titles.append(forms)
    }
    for form in connectors.flatMap({ Self.forms($0[1...]) }) where !form.text.contains(" ") {
      self.connectors.insert(Folding.spelling(of: Array(form.text.utf8)))
    }
  }

  /// The words for concepts of a unit or of a role, those for two together among them (`party_committee+province`); and
  /// the concepts' own names, which are English.
  public func forms(of concepts: [String]) -> [Form] {
    var forms: [Form] = []
    for concept in concepts {
      for other in concepts where other != concept { forms += self.concepts[concept + "+" + other] ?? [] }
    }
    for concept in concepts {
      forms += self.concepts[concept] ?? []
      forms.append(
        Form(language: .other, text: concept.split(whereSeparator: { "_+".contains($0) }).joined(separator: " ")))
    }
    return forms
  }

  /// The words for a type of place.
  public func forms(ofPlaceType type: String) -> [Form] { placeTypes[type] ?? [] }

  /// An honorific and the words of the other languages for it.
  public func forms(ofTitle text: String, language: Language) -> [Form] {
    let numbers = titleNumbers[Self.titleKey(text)] ?? []
    let others = numbers.flatMap { titles[$0] }
    return [Form(language: language, text: text)] + others.filter { $0.text != text }
  }

  private static func titleKey(_ text: String) -> [UInt8] {
    Folding.key(of: Array(text.utf8)).filter { $0 != UInt8(ascii: ".") }
  }

  private static func forms(_ columns: ArraySlice<Substring>) -> [Form] {
    zip(languages, columns).flatMap { language, column in
      LexiconSource.split(column).map { form in
        Form(language: language, text: String(form.drop { $0 == "-" }))
      }
    }
  }
}
