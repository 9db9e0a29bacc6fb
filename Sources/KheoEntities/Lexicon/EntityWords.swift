public import KheoText

/// The words of the four languages for what units, roles, titles and types of places are: what lets a query in one language
/// find a card in another. Not compiled as the lexicon is, and soon read.
public struct EntityWords: Sendable {
  /// A word, or a few that go together, as a resource file has them, and what it stands for.
  public struct Form: Sendable, Hashable {
    /// A concept of a resource file; of a title `title:` and its concept, of a type of place `type:` and its kind.
    public var concept: String
    /// The kind of the units that it is a word for; empty for words of other files.
    public var kind: String
    public var language: Language
    public var text: Substring

    public init(concept: String, kind: String = "", language: Language, text: Substring) {
      self.concept = concept
      self.kind = kind
      self.language = language
      self.text = text
    }
  }

  /// In the order of the files. A concept's own name is English, and stands here in the language `other`.
  public private(set) var forms: [Form] = []
  /// Single words that join others, in small letters with their marks.
  public private(set) var connectors: Set<[UInt8]> = []
  private var concepts: Set<String> = []
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
      add(String(row[0]), kind: kind, row[3...])
      guard row[2].split(separator: " ").contains("place") else { continue }
      let typed = Self.forms("type:" + kind, row[3...])
      forms += typed
      types[kind, default: []] += typed
    }
    for row in concepts { add(String(row[0]), row[1...]) }
    for row in titles { forms += Self.forms("title:" + row[0], row[1...]) }
    for form in connectors.flatMap({ Self.forms("", $0[1...]) }) where !form.text.utf8.contains(UInt8(ascii: " ")) {
      self.connectors.insert(Folding.spelling(of: Array(form.text.utf8)))
    }
  }

  private mutating func add(_ concept: String, kind: String = "", _ columns: ArraySlice<Substring>) {
    forms += Self.forms(concept, kind: kind, columns)
    if concepts.insert(concept).inserted, !concept.utf8.contains(UInt8(ascii: "+")) {
      let name = concept.split(separator: "_").joined(separator: " ")
      forms.append(Form(concept: concept, kind: kind, language: .other, text: name[...]))
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

  /// The words for a type of place; empty for kinds that are no places.
  public func forms(ofPlaceType kind: String) -> [Form] { types[kind] ?? [] }

  private static func forms(_ concept: String, kind: String = "", _ columns: ArraySlice<Substring>) -> [Form] {
    zip(languages, columns).flatMap { language, column in
      LexiconSource.split(column).map { text in
        Form(
          concept: concept, kind: kind, language: language,
          text: text.utf8.first == UInt8(ascii: "-") ? Substring(text.utf8.dropFirst()) : text)
      }
    }
  }
}

/// Tells what an honorific is.
public struct TitleConcepts: Sendable {
  private var concepts: [[UInt8]: String] = [:]

  public init(_ words: EntityWords) {
    for form in words.forms where form.concept.hasPrefix("title:") {
      let key = Self.key(form.text)
      if concepts[key] == nil { concepts[key] = form.concept }
    }
  }

  /// The concept of an honorific as a text has it; nil where no resource file has it.
  public func concept(of text: String) -> String? { concepts[Self.key(text[...])] }

  private static func key(_ text: Substring) -> [UInt8] {
    Folding.key(of: Array(text.utf8)).filter { $0 != UInt8(ascii: ".") }
  }
}
