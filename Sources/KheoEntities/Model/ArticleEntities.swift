/// The people and units of one article, as its text names them; what extraction gives and linking takes.
public struct ArticleEntities: Sendable, Hashable {
  /// In the order of their first mentions.
  public var people: [ExtractedPerson]
  /// In the order of their first mentions; units inside the names of others stand beside them.
  public var units: [ExtractedUnit]

  public init(people: [ExtractedPerson] = [], units: [ExtractedUnit] = []) {
    self.people = people
    self.units = units
  }
}
