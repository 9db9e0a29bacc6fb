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
    var features: [StoryFeature] = []
    func add(_ kind: UInt64, _ value: UInt64, _ weight: Float) {
      features.append(StoryFeature(hash: StableHash.mixed(value ^ StableHash.mixed(kind)), weight: weight))
    }
    for number in record.documentNumbers { add(1, StableHash.of(number), 3) }
    for number in record.numbers {
      let weight = Self.weight(ofNumber: number)
      if weight > 0 { add(2, StableHash.of(number), weight) }
    }
    for person in record.entities.people where !person.isAuthor {
      let name = names.entry(of: person.name).person
      if name.isComparable { add(3, name.key, 2) }
    }
    for unit in record.entities.units where names.entry(of: unit.kind).level != nil {
      let entry = names.entry(of: unit.name)
      if !entry.words.isEmpty { add(4, entry.joinedHash, 1) }
    }
    features.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.hash < $1.hash }
    var last: UInt64?
    features.removeAll { feature in
      defer { last = feature.hash }
      return feature.hash == last
    }
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
