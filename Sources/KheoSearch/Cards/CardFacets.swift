package import KheoText

/// What the cards that a query found have in common: how many there are of each value. The commonest first, equal ones in
/// bytewise order of their names.
package struct CardFacets: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    package var name: String
    package var type: String
    package var count: Int
  }

  package var places: [Place] = []
  package var kinds: [(kind: String, count: Int)] = []
  package var languages: [(language: Language, count: Int)] = []

  package static func == (a: CardFacets, b: CardFacets) -> Bool {
    a.places == b.places && a.kinds.elementsEqual(b.kinds, by: ==) && a.languages.elementsEqual(b.languages, by: ==)
  }
}

/// Counts facets card by card.
struct CardFacetCounter {
  /// Places that an answer lists.
  static let placeLimit = 50

  private struct PlaceKey: Hashable {
    var key: [UInt8]
    var type: String
  }

  /// Folded names: cards of one hit list share their places.
  private var keys: [String: [UInt8]] = [:]
  private var places: [PlaceKey: [String: Int]] = [:]
  private var kinds: [String: Int] = [:]
  private var languages: [Language: Int] = [:]

  /// A place counts once a card, under one name whatever its marks; of its spellings the most marked is shown.
  mutating func add(_ header: CardHeader) {
    kinds[header.kind, default: 0] += 1
    for language in Language.allCases where header.languages.contains(language) { languages[language, default: 0] += 1 }
    var seen: Set<PlaceKey> = []
    for place in header.places where !place.name.isEmpty {
      let key = PlaceKey(key: folded(place.name), type: place.type)
      if seen.insert(key).inserted { places[key, default: [:]][place.name, default: 0] += 1 }
    }
  }

  private mutating func folded(_ name: String) -> [UInt8] {
    if let key = keys[name] { return key }
    let key = Folding.key(of: Array(name.utf8))
    keys[name] = key
    return key
  }

  var facets: CardFacets {
    let listed = places.map { key, names in
      CardFacets.Place(
        name: Self.best(names), type: key.type, count: names.values.reduce(0, +))
    }
    let sorted = listed.sorted { ($1.count, $0.name, $0.type) < ($0.count, $1.name, $1.type) }
    return CardFacets(
      places: Array(sorted.prefix(Self.placeLimit)),
      kinds: kinds.map { (kind: $0.key, count: $0.value) }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) },
      languages: languages.map { (language: $0.key, count: $0.value) }.sorted {
        ($1.count, $0.language.code) < ($0.count, $1.language.code)
      })
  }

  /// Marks take bytes, so the longest spelling in UTF-8 has most of them.
  private static func best(_ names: [String: Int]) -> String {
    names.max { ($0.key.utf8.count, $0.value, $1.key) < ($1.key.utf8.count, $1.value, $0.key) }!.key
  }
}
