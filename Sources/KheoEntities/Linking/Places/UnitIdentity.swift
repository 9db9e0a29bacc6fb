/// What one article says a unit is, for comparing with what other articles say.
///
/// The key is the part that has to be equal: the family of its kind, its concepts without those of levels, and its handle.
/// The rest decides among units of one key.
///
/// | handle | when | key holds |
/// |---|---|---|
/// | name | the name has words of its own beside places and concepts | those words |
/// | number | these are numbers or single letters: "Parteizelle 5" | them and the next place |
/// | place | the unit is of a place, or is one: "Polizei der Gemeinde X" | the place |
/// | nation | no place below a country, no level below it | nothing |
/// | open | of a level whose place the article does not name, or a number without a place; a body without its nation that provinces have too, in an article about one | the article |
struct UnitIdentity {
  enum Handle: UInt8 { case name, number, place, nation, open }

  var family: UnitFamily
  var key: UInt64
  var handle: Handle
  /// Of the handle's place; `unknown` for other handles.
  var level: PlaceLevel
  /// Places around the handle.
  var chain: PlaceChain
  /// Hash of the handle's letters, 0 for none.
  var handleName: UInt64
  /// Hashes of the concepts that tell what the unit is, the head first.
  var concepts: [UInt64]
  /// Hashes of the words of its own name.
  var ownWords: [UInt64]
  /// Whether its own name is made of numbers or single letters.
  var isNumbered = false
  /// Bytes to the first mention.
  var start: Int

  /// - Parameter article: a hash of the article's id.
  init(
    _ unit: ExtractedUnit, places: ArticlePlaces, article: UInt64, countries: Set<UInt64>, names: inout FoldedNames
  ) {
    family = names.entry(of: unit.kind).family
    start = unit.mentions.first?.lowerBound ?? 0
    level = .unknown
    handleName = 0
    handle = .open
    key = 0
    (concepts, ownWords) = ([], [])
    chain = PlaceChain(unit.places, names: &names)
    if family.reach == .place {
      placeHandle(unit, places: places, names: &names)
    } else {
      nameHandle(unit, places: places, countries: countries, names: &names)
    }
    var hash = StableHash()
    hash.combine(family.id)
    for concept in family.reach == .world && handle == .name ? concepts.dropFirst() : concepts[...] {
      hash.combine(concept)
    }
    hash.combine(handleName)
    if handle == .number { hash.combine(chain.steps.first?.name ?? 0) }
    if handle == .open { hash.combine(article) }
    key = hash.value
  }

  /// The unit is a place.
  private mutating func placeHandle(_ unit: ExtractedUnit, places: ArticlePlaces, names: inout FoldedNames) {
    let entry = names.entry(of: unit.name)
    level = names.entry(of: unit.kind).level ?? .unknown
    handle = .place
    handleName = entry.joinedHash
    if chain.steps.first?.name != handleName {
      chain.steps.insert(.init(name: handleName, level: level, isImplied: false), at: 0)
    }
    let isLow = level != .unknown && level < .province
    chain = places.completed(chain, isBelowProvince: isLow).parents
    if entry.words.isEmpty { handle = .open }
  }

  private mutating func nameHandle(
    _ unit: ExtractedUnit, places: ArticlePlaces, countries: Set<UInt64>, names: inout FoldedNames
  ) {
    var said: PlaceLevel?
    var isCentral = false
    for concept in unit.signature.concepts {
      if concept == "central" || concept == "national" {
        isCentral = true
        continue
      }
      let entry = names.entry(of: concept)
      if let level = entry.level {
        said = min(said ?? level, level)
      } else {
        concepts.append(entry.hash)
      }
    }
    var own = unit.signature.names.flatMap { names.entry(of: $0).words }
    for place in unit.places { Self.remove(names.entry(of: place.name).words, from: &own) }
    if !own.isEmpty, countries.contains(StableHash.of(own.joined())) {
      chain.steps.append(.init(name: StableHash.of(own.joined()), level: .country, isImplied: false))
      own = []
    }
    ownWords = own.map { StableHash.of($0) }
    chain = places.completed(chain, isBelowProvince: isBelowNation(said))
    if own.isEmpty {
      takePlace(said: said, isCentral: isCentral, isAboutProvince: places.province != nil)
    } else {
      handleName = StableHash.of(own.joined())
      isNumbered = own.allSatisfy(Self.isNumber)
      handle = isNumbered ? .number : .name
    }
    if handle == .number, chain.steps.first.map({ $0.level >= .province }) ?? true { handle = .open }
  }

  /// Whether the province of the article may be that of the unit: the unit has a place, or says that it is of a level, or
  /// is of a kind that is met in every province.
  private func isBelowNation(_ said: PlaceLevel?) -> Bool {
    if let said, said > .unknown, said < .country { return true }
    return chain.steps.contains { $0.level < .country } || !ownWords.isEmpty && family.reach == .local
  }

  /// The place that the unit is of: the one of the level that it says, or of one that is taken for it; else the smallest.
  private mutating func takePlace(said: PlaceLevel?, isCentral: Bool, isAboutProvince: Bool) {
    let isNational = isCentral || chain.place(at: .country) != nil
    let below = chain.steps.indices.filter { chain.steps[$0].level < .country }
    var place = below.first
    if let said, said > .unknown {
      place =
        below.first { chain.steps[$0].level == said } ?? below.first { chain.steps[$0].level.isCompatible(with: said) }
    }
    guard let place else {
      let isBelow = said.map { $0 > .unknown && $0 < .country } ?? false
      let mayBeBelow = family.isOfEveryLevel || family.isOfProvinces && isAboutProvince
      handle = isBelow || mayBeBelow && !isNational ? .open : .nation
      return
    }
    handle = .place
    handleName = chain.steps[place].name
    level = chain.steps[place].level
    chain = PlaceChain(steps: Array(chain.steps[(place + 1)...]))
  }

  /// The places around the unit, that of its handle with them; all implied.
  var placeChain: PlaceChain {
    var steps = chain.steps
    if handle == .place { steps.insert(.init(name: handleName, level: level, isImplied: true), at: 0) }
    return PlaceChain(steps: steps.map { .init(name: $0.name, level: $0.level, isImplied: true) })
  }

  /// Takes the first occurrence of `words`, one after the other, out of `own`.
  private static func remove(_ words: [String], from own: inout [String]) {
    guard !words.isEmpty, words.count <= own.count else { return }
    for start in 0...(own.count - words.count) where own[start..<start + words.count].elementsEqual(words) {
      own.removeSubrange(start..<start + words.count)
      return
    }
  }

  /// Arabic numbers, single letters, Roman numbers up to 39.
  static func isNumber(_ word: String) -> Bool {
    word.unicodeScalars.count == 1 || word.utf8.allSatisfy { $0 &- 0x30 < 10 }
      || word.utf8.count <= 6 && word.utf8.allSatisfy { "ivx".utf8.contains($0) }
  }
}
