/// Writes the people and units of articles to the partitions of their keys.
struct ObservationWriter {
  private let spill: PartitionedSpill
  /// Keys of spellings of one name.
  private let aliases: [UInt64: UInt64]
  private let commonness: NameCommonness
  private var bands: [UInt64: NameCommonness.Band] = [:]
  private var payload = RecordWriter()
  private var head = RecordWriter()
  private var length = RecordWriter()

  init(spill: PartitionedSpill, aliases: [UInt64: UInt64], commonness: NameCommonness) {
    self.spill = spill
    self.aliases = aliases
    self.commonness = commonness
  }

  /// `people` and `units` are the links of the view's people and units, or empty where the article's story is its own.
  mutating func write(
    _ view: ArticleView, story: UInt64, people: [StoryAlignment.Link], units: [StoryAlignment.Link]
  ) throws {
    for (index, person) in view.people.enumerated() {
      let link = people.isEmpty ? StoryAlignment.Link() : people[index]
      payload.bytes.removeAll(keepingCapacity: true)
      payload.write(person.members.count)
      for member in person.members { payload.bytes += view.stored.bytes[view.stored.layout.people[member]] }
      let key = link.key ?? person.key
      head.bytes.removeAll(keepingCapacity: true)
      Observation.encodeHead(
        person: person, key: aliases[key] ?? key, link: link.link, story: story, article: view.ordinal,
        band: band(of: person.name), into: &head)
      try append(key: aliases[key] ?? key)
    }
    for (index, unit) in view.units.enumerated() {
      let link = units.isEmpty ? StoryAlignment.Link() : units[index]
      payload.bytes.removeAll(keepingCapacity: true)
      payload.bytes += view.stored.bytes[view.stored.layout.units[index]]
      head.bytes.removeAll(keepingCapacity: true)
      Observation.encodeHead(
        unit: unit, key: link.key ?? unit.key, link: link.link, story: story, article: view.ordinal,
        country: view.country ?? 0, into: &head)
      try append(key: link.key ?? unit.key)
    }
  }

  private mutating func append(key: UInt64) throws {
    head.write(payload.bytes.count)
    length.bytes.removeAll(keepingCapacity: true)
    length.write(head.bytes.count + payload.bytes.count)
    try spill.append(key: key) { bytes in
      bytes += length.bytes
      bytes += head.bytes
      bytes += payload.bytes
    }
  }

  private mutating func band(of name: PersonName) -> NameCommonness.Band {
    if let known = bands[name.key] { return known }
    let band = commonness.band(of: name)
    if bands.count > 1 << 18 { bands.removeAll() }
    bands[name.key] = band
    return band
  }
}
