/// What one article says of a person, for comparing with what other articles say.
struct PersonIdentity {
  var name: PersonName
  /// The link key: that of the name, and of the article too where the name is a part of one.
  var key: UInt64
  /// Indices into the article's people: those who are one.
  var members: [Int]
  var chain: PlaceChain
  /// Hashes of role concepts, each once.
  var roles: [UInt64]
  /// Keys of the units that the roles are held in, each once.
  var units: [UInt64]
  /// Bytes to the first mention.
  var start: Int
  var isAuthor: Bool

  /// The people of an article: those of one name together, and those whose names are parts of one fuller name with it.
  ///
  /// | two names of one article | joined |
  /// |---|---|
  /// | the same words, in any order | unless both say where they are from, and it is not the same |
  /// | one word, initials, or words left out in the middle | where one fuller name alone has them, and places agree |
  static func people(
    of entities: ArticleEntities, units: [UnitIdentity], places: ArticlePlaces, article: UInt64,
    names: inout FoldedNames
  ) -> [PersonIdentity] {
    var found: [PersonIdentity] = []
    var byName: [UInt64: [Int]] = [:]
    for (index, person) in entities.people.enumerated() {
      let identity = PersonIdentity(
        person, index: index, units: units, places: places, article: article, names: &names)
      let same = byName[identity.name.key, default: []].first {
        found[$0].chain.agreement(with: identity.chain) > .difference
      }
      if let same {
        found[same].absorb(identity)
      } else {
        byName[identity.name.key, default: []].append(found.count)
        found.append(identity)
      }
    }
    return joiningParts(found)
  }

  private init(
    _ person: ExtractedPerson, index: Int, units: [UnitIdentity], places: ArticlePlaces, article: UInt64,
    names: inout FoldedNames
  ) {
    name = names.entry(of: person.name).person
    key = name.key
    if !name.isComparable {
      var hash = StableHash()
      hash.combine(name.key)
      hash.combine(article)
      key = hash.value
    }
    members = [index]
    chain = PlaceChain(person.places, names: &names)
    (roles, self.units) = ([], [])
    start = person.mentions.first?.lowerBound ?? 0
    isAuthor = person.isAuthor
    for role in person.roles {
      for concept in role.concepts { Self.insert(StableHash.of(concept), into: &roles) }
      if let unit = role.unit, units.indices.contains(unit), units[unit].handle != .open {
        Self.insert(units[unit].key, into: &self.units)
        if chain.isEmpty { chain = units[unit].placeChain }
      }
    }
    if !chain.isEmpty { chain = places.completed(chain, isBelowProvince: true) }
  }

  private static func insert(_ value: UInt64, into values: inout [UInt64]) {
    if !values.contains(value) { values.append(value) }
  }

  private mutating func absorb(_ other: PersonIdentity) {
    members += other.members
    if chain.steps.count < other.chain.steps.count { chain = other.chain }
    for role in other.roles { Self.insert(role, into: &roles) }
    for unit in other.units { Self.insert(unit, into: &units) }
    start = min(start, other.start)
    isAuthor = isAuthor && other.isAuthor
  }

  /// Joins names to the one fuller name that they are parts of. An article with more than 300 people is a list, and is
  /// left as it is.
  private static func joiningParts(_ people: [PersonIdentity]) -> [PersonIdentity] {
    guard people.count <= 300 else { return people }
    let longest = people.map(\.name.fullWordCount).max() ?? 0
    guard people.contains(where: { $0.name.fullWordCount < longest }) else { return people }
    var target = Array(repeating: -1, count: people.count)
    for (index, person) in people.enumerated() {
      let fuller = people.indices.filter { person.name.abbreviates(people[$0].name) }
      if fuller.count == 1, person.chain.agreement(with: people[fuller[0]].chain) > .difference {
        target[index] = fuller[0]
      }
    }
    var joined = people
    // From the shortest names on, so that a part of a part ends where the whole is.
    for index in people.indices.sorted(by: { people[$0].name.fullWordCount < people[$1].name.fullWordCount })
    where target[index] >= 0 {
      joined[target[index]].absorb(joined[index])
    }
    return joined.indices.filter { target[$0] < 0 }.map { joined[$0] }
  }
}
