public import KheoText

/// One person or one unit, as all articles of a collection together describe it; what linking gives and the index keeps.
public struct EntityCard: Sendable, Hashable {
  /// What a card is of.
  public enum Subject: Sendable, Hashable {
    case person
    /// With a kind of `units.tsv`.
    case unit(kind: String)
  }

  /// A name in one language.
  public struct Name: Sendable, Hashable {
    public var language: Language
    /// As written.
    public var text: String
    /// Mentions that write it so.
    public var count: Int

    public init(language: Language, text: String, count: Int) {
      self.language = language
      self.text = text
      self.count = count
    }
  }

  /// A role and the article that states it.
  public struct Role: Sendable, Hashable {
    public var text: String
    public var language: Language
    public var concepts: [String]
    /// Index into `EntityCard.articles`.
    public var article: Int

    public init(text: String, language: Language, concepts: [String], article: Int) {
      self.text = text
      self.language = language
      self.concepts = concepts
      self.article = article
    }
  }

  /// An article that names the entity.
  public struct Article: Sendable, Hashable {
    public var id: String
    public var path: String
    public var language: Language
    /// ISO 8601, as stated; nil where it is not known.
    public var date: String?
    /// Bytes of the document's file as it lies on disk, or of the `text` of a JSON line; rising.
    public var mentions: [Range<Int>]

    public init(id: String, path: String, language: Language, date: String?, mentions: [Range<Int>]) {
      self.id = id
      self.path = path
      self.language = language
      self.date = date
      self.mentions = mentions
    }
  }

  /// Stable as long as the evidence is: made of the subject and its names and places.
  public var id: String
  public var subject: Subject
  /// The best spelling: with marks where a source gives it, else the fullest and commonest.
  public var name: String
  /// The commonest first in each language, the languages in the order vi, de, fr, no, other.
  public var names: [Name]
  public var honorifics: [String]
  public var roles: [Role]
  /// From the smallest place to the largest.
  public var places: [PlaceMember]
  /// In the order of their ids.
  public var articles: [Article]
  /// Concepts of the unit's signature; empty for a person.
  public var concepts: [String]
  /// In words, what joined the mentions: for the card's reader.
  public var evidence: [String]

  public init(
    id: String, subject: Subject, name: String, names: [Name], honorifics: [String] = [], roles: [Role] = [],
    places: [PlaceMember] = [], articles: [Article], concepts: [String] = [], evidence: [String] = []
  ) {
    self.id = id
    self.subject = subject
    self.name = name
    self.names = names
    self.honorifics = honorifics
    self.roles = roles
    self.places = places
    self.articles = articles
    self.concepts = concepts
    self.evidence = evidence
  }
}
