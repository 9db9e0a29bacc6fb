public import KheoText

/// The words of the four languages for what units, roles, titles and types of places are: what lets a query in one language
/// find a card in another. Not compiled as the lexicon is, and soon read.
public struct EntityWords: Sendable {
  /// A word, or a few that go together, as a resource file has them, and what it stands for.
  public struct Form: Sendable, Hashable {
    /// A concept of a resource file; of a title `title:` and its concept, of a type of place `type:` and its kind.
    public var concept: String
    public var language: Language
    public var text: String

    public init(concept: String, language: Language, text: String) {
      self.concept = concept
      self.language = language
      self.text = text
    }
  }

  /// In the order of the files. English words are the concepts' own names, in the language `other`.
  public private(set) var forms: [Form] = []
  /// The kinds of units that a folded word stands for.
  public private(set) var kinds: [[UInt8]: [String]] = [:]
  /// Single words that join others, in small letters with their marks.
  public private(set) var connectors: Set<[UInt8]> = []
  private var concepts: Set<String> = []
  private var titles: [[UInt8]: [String]] = [:]
  private var types: [String: [Form]] = [:]

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
      let kind = String(row[1])
      add(String(row[0]), row[3...])
      let isPlace = row[2].split(separator: " ").contains("place")
      for form in Self.forms(String(row[0]), row[3...]) {
        let key = Folding.key(of: Array(form.text.utf8))
        if !(kinds[key]?.contains(kind) ?? false) { kinds[key, default: []].append(kind) }
        if isPlace {
          let typed = Form(concept: "type:" + kind, language: form.language, text: form.text)
          forms.append(typed)
          types[kind, default: []].append(typed)
        }
      }
    }
    for row in concepts { add(String(row[0]), row[1...]) }
    for row in titles {
      for form in Self.forms("title:" + row[0], row[1...]) {
        forms.append(form)
        titleAdd(form)
      }
    }
    for form in connectors.flatMap({ Self.forms("", $0[1...]) }) where !form.text.contains(" ") {
      self.connectors.insert(Folding.spelling(of: Array(form.text.utf8)))
    }
  }

  private mutating func titleAdd(_ form: Form) {
    let key = Self.titleKey(form.text)
    if !(titles[key]?.contains(form.concept) ?? false) { titles[key, default: []].append(form.concept) }
  }

  private mutating func add(_ concept: String, _ columns: ArraySlice<Substring>) {
    forms += Self.forms(concept, columns)
    if concepts.insert(concept).inserted, !concept.contains("+") {
      let name = concept.split(separator: "_").joined(separator: " ")
      forms.append(Form(concept: concept, language: .other, text: name))
    }
  }

  /// Concepts with those that two of them make together: `party_committee` and `province` are also
  /// `party_committee+province`.
  public func joined(_ concepts: [String]) -> [String] {
    concepts
      + concepts.flatMap { concept in
        concepts.map { concept + "+" + $0 }.filter { self.concepts.contains($0) }
      }
  }

  /// What an honorific is, by its text; empty where no resource file has it.
  public func concepts(ofTitle text: String) -> [String] { titles[Self.titleKey(text)] ?? [] }

  /// The words for a type of place; empty for kinds that are no places.
  public func forms(ofPlaceType kind: String) -> [Form] { types[kind] ?? [] }

  private static func titleKey(_ text: String) -> [UInt8] {
    Folding.key(of: Array(text.utf8)).filter { $0 != UInt8(ascii: ".") }
  }

  private static func forms(_ concept: String, _ columns: ArraySlice<Substring>) -> [Form] {
    zip(languages, columns).flatMap { language, column in
      LexiconSource.split(column).map { text in
        Form(concept: concept, language: language, text: String(text.drop { $0 == "-" }))
      }
    }
  }
}
