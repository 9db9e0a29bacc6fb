/// Kinds of units that translations write for each other, and how far a name of theirs reaches.
///
/// | family | kinds | a name alone joins |
/// |---|---|---|
/// | place | the administrative units, regions, countries | by the rules of places |
/// | office | ministry, department, office, authority | where its country is the same |
/// | business | company, bank, media | everywhere |
/// | sport | club, team, federation | everywhere |
/// | public | party, parliament, university, museum, institute, church, association | everywhere |
/// | fatherland_front, red_cross, trade_union, military, court, prosecution | its own kind | inside one province; without a place, the nation's |
/// | any other | its own kind | inside one province; without a place, inside the article |
struct UnitFamily: Hashable {
  enum Reach: UInt8 {
    /// A name of its own is one unit in the world: a company, a club.
    case world
    /// The name comes again in every province: a school, a party cell.
    case local
    /// The unit is a place.
    case place
  }

  /// A hash of the family's name.
  var id: UInt64
  var reach: Reach
  /// Whether there is one at every level, so that one without a place is not that of the nation.
  var isOfEveryLevel = false
  /// Whether provinces have one as well as the nation, so that an article about a province may mean either.
  var isOfProvinces = false

  init(kind: String) {
    switch kind {
    case "company", "bank", "media": self.init(name: "business", reach: .world)
    case "club", "team", "federation": self.init(name: "sport", reach: .world)
    case "ministry", "education_department", "government_office", "authority":
      self.init(name: "office", reach: .local)
    case "party", "parliament", "university", "museum", "institute", "church", "association":
      self.init(name: kind, reach: .world)
    case "place", "street", "residential_group", "village", "commune", "ward", "township", "district", "city",
      "province", "region", "country":
      self.init(name: "place", reach: .place)
    case "fatherland_front", "red_cross", "trade_union", "military", "court", "prosecution":
      self.init(name: kind, reach: .local)
      isOfProvinces = true
    default:
      self.init(name: kind, reach: .local)
      isOfEveryLevel = true
    }
  }

  private init(name: String, reach: Reach) {
    id = StableHash.of(name)
    self.reach = reach
  }
}
