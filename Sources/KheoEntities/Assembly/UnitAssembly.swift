import KheoText

extension ArticleParser {
  /// The units of the article, mentions of one unit together, and for each unit phrase the number of its unit.
  func assembleUnits() -> (units: [ExtractedUnit], numbers: [Int?]) {
    var assembled: [ExtractedUnit] = []
    var numbers = [Int?](repeating: nil, count: units.count)
    var byKey: [String: Int] = [:]
    let context = AdministrativeContext(self)
    for index in units.indices where units[index].isAnchored {
      let unit = extracted(index, context)
      let key = key(of: unit)
      if let known = byKey[key] {
        merge(unit, into: &assembled[known])
        numbers[index] = known
      } else {
        byKey[key] = assembled.count
        numbers[index] = assembled.count
        assembled.append(unit)
      }
    }
    for index in places.indices where isUnit(index) {
      let unit = extracted(place: index)
      let key = key(of: unit)
      if let known = byKey[key] {
        merge(unit, into: &assembled[known])
      } else {
        byKey[key] = assembled.count
        assembled.append(unit)
      }
    }
    for index in assembled.indices {
      assembled[index].mentions.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
    let order = assembled.indices.sorted { assembled[$0].mentions[0].lowerBound < assembled[$1].mentions[0].lowerBound }
    var places = [Int](repeating: 0, count: assembled.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return (order.map { assembled[$0] }, numbers.map { $0.map { places[$0] } })
  }

  private func isUnit(_ place: Int) -> Bool {
    places[place].isCertain && places[place].kind != .country
  }

  /// What makes two mentions one unit: its kind, what it says, and the smallest place.
  private func key(of unit: ExtractedUnit) -> String {
    unit.kind + "|" + unit.signature.concepts.joined(separator: ",") + "|" + unit.signature.names.joined(separator: " ")
      + "|"
      + (unit.places.first.map { String(decoding: Folding.key(of: Array($0.name.utf8)), as: UTF8.self) } ?? "")
  }

  private func merge(_ unit: ExtractedUnit, into other: inout ExtractedUnit) {
    for mention in unit.mentions where other.mentions.last != mention { other.mentions.append(mention) }
    if unit.name.utf8.count > other.name.utf8.count, unit.kind == other.kind, PlaceKind(name: unit.kind) == nil {
      other.name = unit.name
    }
    if unit.places.count > other.places.count { other.places = unit.places }
  }

  private func extracted(place index: Int) -> ExtractedUnit {
    let place = places[index]
    let name = text(of: place.name)
    return ExtractedUnit(
      name: name, kind: place.kind.name,
      signature: UnitSignature(concepts: [place.kind.name], names: keys(of: place.name)),
      places: chain(of: index), mentions: [bytes(of: place.name)])
  }

  private func extracted(_ index: Int, _ context: AdministrativeContext) -> ExtractedUnit {
    let unit = units[index]
    return ExtractedUnit(
      name: text(of: unit.range), kind: lexicon.concept(unit.head.entry.kind), signature: signature(index, depth: 0),
      places: placeChain(index, context, depth: 0), mentions: [bytes(of: unit.range)])
  }

  private func signature(_ index: Int, depth: Int) -> UnitSignature {
    let unit = units[index]
    let head = lexicon.concept(unit.isNamed ? unit.head.entry.kind : unit.head.entry.concept)
    var others = unit.subjects.map(lexicon.concept)
    var names: [String] = []
    for name in unit.names { names += keys(of: name) }
    if let purpose = unit.purpose { names += keys(of: purpose) }
    if let whole = unit.whole, depth < Self.deepestUnit {
      let inner = signature(whole, depth: depth + 1)
      others += inner.concepts
      names += inner.names
    }
    return UnitSignature(concepts: [head] + Set(others).sorted(), names: names)
  }

  private func placeChain(_ index: Int, _ context: AdministrativeContext, depth: Int) -> [PlaceMember] {
    let unit = units[index]
    if let place = unit.place { return chain(of: place) }
    if let whole = unit.whole, depth < Self.deepestUnit {
      let chain = placeChain(whole, context, depth: depth + 1)
      if !chain.isEmpty { return chain }
    }
    guard let level = unit.level, let kind = PlaceKind(name: lexicon.concept(level)) else { return [] }
    guard let place = context.place(of: kind, before: unit.range.lowerBound) else { return [] }
    return chain(of: place).map { PlaceMember(name: $0.name, type: $0.type, isImplied: true) }
  }

  private func keys(of range: Range<Int>) -> [String] {
    range.map { String(decoding: vocabulary.key(words[$0].id), as: UTF8.self) }
  }
}
