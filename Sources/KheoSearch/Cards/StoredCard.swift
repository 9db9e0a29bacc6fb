package import KheoText

/// A card of a unit or a person as it is stored in the index and given back.
///
/// ```
/// payload   varint version · varint languages · varint articles · varint mentions · counted kind
///           · varint n · (u8 implied · counted name · counted type) × n places
///           · counted name · varint n · (u8 language · counted text · varint count) × n names
///           · varint n · counted honorific × n
///           · varint n · (counted text · u8 language · strings concepts · varint article) × n roles
///           · strings concepts · strings evidence
///           · varint n · (counted id · counted path · u8 language · counted date, empty for none
///                         · varint m · (varint gap · varint length) × m mentions) × n articles
/// strings   varint n · counted string × n
/// ```
///
/// Languages are a set, a bit each, of the articles that name the entity. A mention's gap counts from the start of the one
/// before it. What a list of hits needs of every card stands first (`CardHeader`).
package struct StoredCard: Sendable, Equatable {
  package struct Name: Sendable, Equatable {
    package var language: Language
    package var text: String
    /// Mentions that write it so.
    package var count: Int

    package init(language: Language, text: String, count: Int) {
      self.language = language
      self.text = text
      self.count = count
    }
  }

  package struct Role: Sendable, Equatable {
    package var text: String
    package var language: Language
    package var concepts: [String]
    /// Index into `articles`.
    package var article: Int

    package init(text: String, language: Language, concepts: [String], article: Int) {
      self.text = text
      self.language = language
      self.concepts = concepts
      self.article = article
    }
  }

  package struct Place: Sendable, Hashable {
    package var name: String
    package var type: String
    /// Whether it follows from the article and does not stand with the mention.
    package var isImplied: Bool

    package init(name: String, type: String, isImplied: Bool) {
      self.name = name
      self.type = type
      self.isImplied = isImplied
    }
  }

  package struct Article: Sendable, Equatable {
    package var id: String
    package var path: String
    package var language: Language
    /// ISO 8601, as stated.
    package var date: String?
    /// Bytes of the file, rising by start.
    package var mentions: [Range<Int>]

    package init(id: String, path: String, language: Language, date: String?, mentions: [Range<Int>]) {
      self.id = id
      self.path = path
      self.language = language
      self.date = date
      self.mentions = mentions
    }
  }

  /// What a person's card has for a kind.
  package static let personKind = "person"

  /// `person`, or a kind of unit.
  package var kind: String
  package var name: String
  package var names: [Name]
  package var honorifics: [String]
  package var roles: [Role]
  /// From the smallest to the largest.
  package var places: [Place]
  package var articles: [Article]
  package var concepts: [String]
  package var evidence: [String]

  package init(
    kind: String, name: String, names: [Name], honorifics: [String] = [], roles: [Role] = [], places: [Place] = [],
    articles: [Article], concepts: [String] = [], evidence: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.names = names
    self.honorifics = honorifics
    self.roles = roles
    self.places = places
    self.articles = articles
    self.concepts = concepts
    self.evidence = evidence
  }

  /// Mentions in all articles.
  package var mentionCount: Int { articles.reduce(0) { $0 + $1.mentions.count } }

  /// The newest date that an article bears; nil where none bears one.
  package var latestDate: String? { articles.compactMap(\.date).filter { DateCondition.days(of: $0) != nil }.max() }

  /// The languages of its articles, and where it has none, of its names.
  package var languages: LanguageSet {
    let languages = articles.isEmpty ? names.map(\.language) : articles.map(\.language)
    return languages.reduce(into: LanguageSet(rawValue: 0)) { $0.formUnion(LanguageSet($1)) }
  }
}

/// What ranking and facets need of every card that matches: the front of its payload.
package struct CardHeader: Sendable, Equatable {
  package var kind: String
  package var languages: LanguageSet
  package var articleCount: Int
  package var mentionCount: Int
  package var places: [StoredCard.Place]
}
