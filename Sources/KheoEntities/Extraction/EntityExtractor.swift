import KheoText

/// Finds the people and units that an article names.
///
/// Not thread-safe (it holds an analyzer and scratch memory): one per task. docs/ENTITIES.md has the grammar.
public final class EntityExtractor {
  private let analyzer = Analyzer()
  private var parsers: [Language: ArticleParser] = [:]

  public init() {}

  /// The entities of one article. Linear in the size of the text; any bytes are taken.
  public func extract(_ article: EntityText) -> ArticleEntities {
    let parser = parsers[article.language] ?? ArticleParser(language: article.language, analyzer: analyzer)
    parsers[article.language] = parser
    let bylines = parser.bylineAuthors(article)
    parser.begin(article)
    parser.readUnits()
    parser.noteTypedNames()
    parser.readRoles()
    parser.readPeople()
    parser.readNameNeighbours()
    parser.readNameParts()
    parser.readBarePlaces()
    parser.resolvePlaces()
    parser.anchorUnits()
    let (units, numbers) = parser.assembleUnits()
    var people = parser.assemblePeople(units: numbers)
    for author in parser.authors(article) + bylines
    where !people.contains(where: { $0.mentions.contains(author.mentions[0]) }) {
      people.append(author)
    }
    return ArticleEntities(people: people, units: units)
  }
}
