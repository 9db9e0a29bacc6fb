/// A person of one article.
public struct ExtractedPerson: Sendable, Hashable {
  /// What a person does or is, where a text says so.
  public struct Role: Sendable, Hashable {
    /// As written, from its first word to the last of the body it belongs to, on one line.
    public var text: String
    /// Bytes of the article's text.
    public var range: Range<Int>
    /// Concepts of `roles.tsv` in it, in order; the language-independent side of the role.
    public var concepts: [String]
    /// Index into `ArticleEntities.units` of the body that the role is held in; nil where none is named.
    public var unit: Int?

    public init(text: String, range: Range<Int>, concepts: [String], unit: Int? = nil) {
      self.text = text
      self.range = range
      self.concepts = concepts
      self.unit = unit
    }
  }

  /// The fullest form the text has, as written, without honorifics.
  public var name: String
  /// As written, in the order of the text, each once.
  public var honorifics: [String]
  /// In the order of the text, each text once.
  public var roles: [Role]
  /// Where the person is from or serves, from the smallest place to the largest.
  public var places: [PlaceMember]
  /// Bytes of the article's text: the name alone, without honorific and role; rising.
  public var mentions: [Range<Int>]
  /// Whether the person is named as the article's author and nowhere in its story.
  public var isAuthor: Bool

  public init(
    name: String, honorifics: [String] = [], roles: [Role] = [], places: [PlaceMember] = [], mentions: [Range<Int>],
    isAuthor: Bool = false
  ) {
    self.name = name
    self.honorifics = honorifics
    self.roles = roles
    self.places = places
    self.mentions = mentions
    self.isAuthor = isAuthor
  }
}
