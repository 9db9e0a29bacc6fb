public import Kheo

/// What a page of results shows: an answer, and the parameters that it answers.
public struct ResultsView: Sendable {
  public var answer: SearchAnswer
  public var parameters: SearchParameters
  /// How many there are of a kind; of kinds that were not searched nothing is known, and nothing is shown.
  public var totals: [SearchParameters.Kinds: Int]

  /// The view of an answer; the pages on both sides are those that the answer tells.
  public init(_ answer: SearchAnswer, _ parameters: SearchParameters) {
    self.answer = answer
    self.parameters = parameters
    totals = [:]
    for (kind, total) in [
      (SearchParameters.Kinds.article, answer.articleTotal), (.unit, answer.units.total),
      (.person, answer.people.total),
    ] where parameters.kinds == .all || parameters.kinds == kind {
      totals[kind] = total
    }
  }

  /// The pages beside this one; none where all kinds are shown.
  var pages: SearchAnswer.Pages {
    switch parameters.kinds {
    case .article: answer.articlePages
    case .unit: answer.units.pages
    case .person: answer.people.pages
    case .all: SearchAnswer.Pages()
    }
  }

  /// Hits before this page.
  var offset: Int { parameters.cursor?.offset ?? 0 }

  /// Hits on this page, of all kinds.
  var hitCount: Int { answer.articles.count + answer.units.hits.count + answer.people.hits.count }
}
