/// What of an article comes again in its translations, and in few other articles: the numbers of documents, large
/// numbers, people and places.
///
/// | feature | weight |
/// |---|---|
/// | number of a document | 3 |
/// | name of a person, of two words or more | 2 |
/// | number from 10,000 on, or with a fraction | 2 |
/// | number from 1,000 on | 1.5 |
/// | number from 100 on | 0.7 |
/// | place | 1 |
///
/// Numbers that may be years, and those below 100, are in every article.
struct StoryFeature: Hashable {
  /// Features of one article at most, the heaviest first; a list of thousands of names is no story.
  static let limit = 200

  var hash: UInt64
  var weight: Float

  static func features(of record: EntityRecord, names: inout FoldedNames) -> [StoryFeature] {
    var weights: [UInt64: Float] = [:]
    func add(_ kind: String, _ text: String, _ weight: Float) {
      var hash = StableHash()
      hash.combine(kind)
      hash.combine(text)
      weights[hash.value] = weight
    }
    for number in record.documentNumbers { add("document", number, 3) }
    for number in record.numbers {
      let weight = Self.weight(ofNumber: number)
      if weight > 0 { add("number", number, weight) }
    }
    for person in record.entities.people where !person.isAuthor {
      let name = PersonName(words: names.entry(of: person.name).words)
      if name.isComparable { add("person", name.words.sorted().joined(separator: " "), 2) }
    }
    for unit in record.entities.units where PlaceLevel(type: unit.kind) != nil {
      let words = names.entry(of: unit.name).words
      if !words.isEmpty { add("place", words.joined(), 1) }
    }
    let features = weights.map { StoryFeature(hash: $0.key, weight: $0.value) }
      .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.hash < $1.hash }
    return Array(features.prefix(limit))
  }

  private static func weight(ofNumber number: String) -> Float {
    if number.contains(".") || number.contains("/") { return 2 }
    guard let value = Int(number) else { return 0 }
    switch value {
    case 10_000...: return 2
    case 1900...2100: return 0
    case 1_000...: return 1.5
    case 100...: return 0.7
    default: return 0
    }
  }
}
