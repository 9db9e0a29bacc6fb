/// How many documents match, and what they have in common: counted when it is first asked for.
final class MatchCount {
  typealias Counted = (total: Int, facets: ArticleFacets)

  private let count: () throws -> Counted
  private var known: Counted?

  init(_ count: @escaping () throws -> Counted) { self.count = count }

  /// Of so many documents, without facets.
  convenience init(total: Int) { self.init { (total, ArticleFacets()) } }

  func callAsFunction() throws -> Counted {
    if let known { return known }
    let counted = try count()
    known = counted
    return counted
  }
}
