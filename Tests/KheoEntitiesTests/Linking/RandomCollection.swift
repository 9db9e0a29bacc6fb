import KheoEntities
import KheoTestSupport
import KheoText

/// Articles with people and units out of small stocks, so that names meet often and by chance.
struct RandomCollection {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  static let syllables = ["Lan", "Hùng", "Văn", "Thị", "Nguyễn", "Trần", "Bình", "Minh", "Sơn", "Hoa", "Tú", "Kiên"]
  static let western = ["Jean", "Dupont", "Marie", "Berg", "Ola", "Hansen", "Müller", "Anna", "Poutine", "Putin"]
  static let places = ["Mường Lay", "Tân Lập", "Bắc Hà", "Phú Lộc", "Sông Mã", "An Khê", "Long Hồ", "Ba Tri"]
  static let provinces = ["Lào Cai", "Sơn La", "Bến Tre", "Gia Lai"]
  static let concepts = ["police", "party_cell", "school", "finance", "culture", "province", "district", "commune"]
  static let kinds = [
    "police", "party_cell", "school", "company", "ministry", "fatherland_front", "commune", "district", "province",
    "city",
    "club",
  ]
  static let roles = ["chair", "secretary", "coach", "minister", "director"]

  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &generator)] }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  mutating func personName() -> String {
    let stock = chance(60) ? Self.syllables : Self.western
    return (0..<Int.random(in: 1...4, using: &generator)).map { _ in pick(stock) }.joined(separator: " ")
  }

  mutating func chain() -> [PlaceMember] {
    var chain: [PlaceMember] = []
    if chance(50) {
      chain.append(PlaceMember(name: pick(Self.places), type: pick(["commune", "ward", "village", "place"])))
    }
    if chance(50) { chain.append(PlaceMember(name: pick(Self.places), type: pick(["district", "city"]))) }
    if chance(60) { chain.append(PlaceMember(name: pick(Self.provinces), type: "province", isImplied: chance(50))) }
    if chance(10) { chain.append(PlaceMember(name: "Việt Nam", type: "country", isImplied: chance(50))) }
    return chain
  }

  /// Articles with ids of their own; no two entities of an article have a range in common.
  mutating func records(_ count: Int) -> [EntityRecord] {
    (0..<count).map { number in
      var next = 0
      let units = (0..<Int.random(in: 0...8, using: &generator)).map { _ in unit(&next) }
      let people = (0..<Int.random(in: 0...6, using: &generator)).map { _ in person(&next, unitCount: units.count) }
      return EntityRecord(
        id: "article \(number)", path: "folder/\(number).txt", language: pick(Language.allCases),
        date: chance(70)
          ? "2026-0\(Int.random(in: 1...9, using: &generator))-1\(Int.random(in: 0...9, using: &generator))" : nil,
        url: chance(50)
          ? "https://www.paper.example/\(Int.random(in: 0..<count, using: &generator))/?utm_source=x" : nil,
        numbers: (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          String(Int.random(in: 0...20_000, using: &generator))
        }, documentNumbers: chance(30) ? ["\(Int.random(in: 1...30, using: &generator))-QD/TU"] : [],
        entities: ArticleEntities(people: people, units: units))
    }
  }

  private mutating func mentions(_ next: inout Int) -> [Range<Int>] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      next += Int.random(in: 1...50, using: &generator)
      defer { next += 10 }
      return next..<next + Int.random(in: 1...10, using: &generator)
    }
  }

  private mutating func unit(_ next: inout Int) -> ExtractedUnit {
    let kind = pick(Self.kinds)
    let places = chain()
    return ExtractedUnit(
      name: pick(Self.places), kind: kind,
      signature: UnitSignature(
        concepts: [kind] + (chance(50) ? [pick(Self.concepts)] : []),
        names: chance(30) ? [pick(Self.western).lowercased()] : chance(20) ? [pick(["5", "7", "i"])] : []),
      places: places, mentions: mentions(&next))
  }

  private mutating func person(_ next: inout Int, unitCount: Int) -> ExtractedPerson {
    let roles = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      let role = pick(Self.roles)
      return ExtractedPerson.Role(
        text: role, range: next..<next + 5, concepts: [role],
        unit: unitCount > 0 && chance(50) ? Int.random(in: 0..<unitCount, using: &generator) : nil)
    }
    return ExtractedPerson(
      name: personName(), honorifics: chance(20) ? ["Mr"] : [], roles: roles, places: chain(),
      mentions: mentions(&next),
      isAuthor: chance(5))
  }
}
