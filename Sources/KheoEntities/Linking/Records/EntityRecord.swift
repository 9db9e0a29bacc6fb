public import KheoText

/// One article as linking sees it: its people and units, and what else tells that two articles are one story.
///
/// Ranges of mentions are those of the document's file as it lies on disk (or of the `text` of a JSON line). A record is
/// kept with each article of a collection, so that a later article can be linked with all that came before it.
public struct EntityRecord: Sendable, Hashable {
  /// Unique in the collection.
  public var id: String
  public var path: String
  public var language: Language
  /// ISO 8601, as stated; nil where it is not known.
  public var date: String?
  public var url: String?
  /// Values in one spelling whatever the language: `11821`, `3.5`, `13/14`; each once.
  public var numbers: [String]
  /// Normalised; each once.
  public var documentNumbers: [String]
  public var entities: ArticleEntities

  public init(
    id: String, path: String, language: Language, date: String? = nil, url: String? = nil, numbers: [String] = [],
    documentNumbers: [String] = [], entities: ArticleEntities
  ) {
    self.id = id
    self.path = path
    self.language = language
    self.date = date
    self.url = url
    self.numbers = numbers
    self.documentNumbers = documentNumbers
    self.entities = entities
  }
}

extension ArticleEntities {
  /// The same people and units with every range replaced, as from offsets in a text to offsets in its file.
  public func mappingRanges(_ map: (Range<Int>) -> Range<Int>) -> ArticleEntities {
    var mapped = self
    for person in mapped.people.indices {
      mapped.people[person].mentions = people[person].mentions.map(map)
      for role in mapped.people[person].roles.indices {
        mapped.people[person].roles[role].range = map(people[person].roles[role].range)
      }
    }
    for unit in mapped.units.indices { mapped.units[unit].mentions = units[unit].mentions.map(map) }
    return mapped
  }
}
