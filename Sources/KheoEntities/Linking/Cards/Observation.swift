/// One person or unit of one article on its way to a card: what decides about joining, and the entity itself.
struct Observation {
  /// The canonical link key: observations of one card have the same.
  var key: UInt64
  /// Observations of one story that are one by alignment share it; 0 for none.
  var link: UInt64
  /// The article's story; 0 for none.
  var story: UInt64
  /// Ordinal of the article.
  var article: Int
  /// Bytes to the first mention.
  var start: Int
  var isPerson: Bool
  /// Places of a person; of a unit those around its handle.
  var chain: PlaceChain
  /// Of a unit.
  var level: PlaceLevel
  var handle: UnitIdentity.Handle
  /// Of the unit's family.
  var reach: UnitFamily.Reach
  /// The country that the article is about; 0 for none. Of a unit.
  var country: UInt64
  /// Of a person.
  var band: NameCommonness.Band
  var roles: [UInt64]
  var units: [UInt64]
  /// Where the encoded entities lie in the partition: people of one article that are one, or one unit.
  var payload: Range<Int>

  static func encodeHead(
    person: PersonIdentity, key: UInt64, link: UInt64, story: UInt64, article: Int, band: NameCommonness.Band,
    into writer: inout RecordWriter
  ) {
    writer.write(key)
    writer.write(article)
    writer.write(person.start)
    writer.write(link)
    writer.write(story)
    writer.bytes.append(1)
    writer.write(person.chain)
    writer.bytes.append(band.rawValue)
    writer.write(person.roles) { $0.write($1) }
    writer.write(person.units) { $0.write($1) }
  }

  static func encodeHead(
    unit: UnitIdentity, key: UInt64, link: UInt64, story: UInt64, article: Int, country: UInt64,
    into writer: inout RecordWriter
  ) {
    writer.write(key)
    writer.write(article)
    writer.write(unit.start)
    writer.write(link)
    writer.write(story)
    writer.bytes.append(0)
    writer.write(unit.chain)
    writer.bytes.append(unit.level.rawValue)
    writer.bytes.append(unit.handle.rawValue | (unit.family.reach.rawValue << 4))
    writer.write(country)
  }
}

extension RecordWriter {
  mutating func write(_ chain: PlaceChain) {
    write(chain.steps.count)
    for step in chain.steps {
      write(step.name)
      bytes.append(step.level.rawValue | (step.isImplied ? 0x80 : 0))
    }
  }
}

extension RecordReader {
  mutating func readChain() throws(EntityRecordError) -> PlaceChain {
    PlaceChain(
      steps: try readList { (reader) throws(EntityRecordError) in
        let name = try reader.readHash()
        let byte = try reader.readByte()
        guard let level = PlaceLevel(rawValue: byte & 0x7F) else { throw reader.failure("no level of places") }
        return PlaceChain.Step(name: name, level: level, isImplied: byte & 0x80 != 0)
      })
  }
}
