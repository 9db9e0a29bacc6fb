/// An article's record with its people and units made comparable.
struct ArticleView {
  var ordinal: Int
  var stored: RecordSpill.Stored
  /// A hash of the article's id.
  var hash: UInt64
  /// One for each unit of the record.
  var units: [UnitIdentity]
  var people: [PersonIdentity]
  var country: UInt64?

  init(_ stored: RecordSpill.Stored, ordinal: Int, countries: Set<UInt64>, names: inout FoldedNames) {
    self.ordinal = ordinal
    self.stored = stored
    let record = stored.record
    hash = StableHash.of(record.id)
    let places = ArticlePlaces(record.entities, names: &names)
    country = places.country
    units = []
    units.reserveCapacity(record.entities.units.count)
    for unit in record.entities.units {
      units.append(UnitIdentity(unit, places: places, article: hash, countries: countries, names: &names))
    }
    people = PersonIdentity.people(of: record.entities, units: units, places: places, article: hash, names: &names)
  }
}
