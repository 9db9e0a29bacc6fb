import Kheo

/// A kind of results with its words.
enum ResultKind: String, CaseIterable {
  case articles, units, people

  init?(_ kinds: SearchParameters.Kinds) {
    switch kinds {
    case .article: self = .articles
    case .unit: self = .units
    case .person: self = .people
    case .all: return nil
    }
  }

  var kinds: SearchParameters.Kinds {
    switch self {
    case .articles: .article
    case .units: .unit
    case .people: .person
    }
  }

  var title: StringKey {
    switch self {
    case .articles: .kindArticles
    case .units: .kindUnits
    case .people: .kindPeople
    }
  }

  var count: PluralKey {
    switch self {
    case .articles: .countArticles
    case .units: .countUnits
    case .people: .countPeople
    }
  }

  /// “See all …”.
  var all: PluralKey {
    switch self {
    case .articles: .countAllArticles
    case .units: .countAllUnits
    case .people: .countAllPeople
    }
  }
}
