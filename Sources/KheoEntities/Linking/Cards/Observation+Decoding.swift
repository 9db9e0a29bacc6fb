extension Observation {
  /// Where the reach of the unit's family is kept; a person has none.
  typealias Reach = UnitFamily.Reach

  /// Reads the head of an observation; its entities follow, and are passed over.
  init(reading reader: inout RecordReader) throws(EntityRecordError) {
    key = try reader.readHash()
    article = try reader.readNumber()
    start = try reader.readNumber()
    link = try reader.readHash()
    story = try reader.readHash()
    isPerson = try reader.readFlag()
    chain = try reader.readChain()
    (level, handle, reach, country, band, roles, units) = (.unknown, .open, .local, 0, .common, [], [])
    if isPerson {
      guard let band = NameCommonness.Band(rawValue: try reader.readByte()) else { throw reader.failure("no band") }
      self.band = band
      roles = try reader.readHashes()
      units = try reader.readHashes()
    } else {
      let (levelByte, handleByte) = (try reader.readByte(), try reader.readByte())
      guard let level = PlaceLevel(rawValue: levelByte),
        let handle = UnitIdentity.Handle(rawValue: handleByte & 0x0F), let reach = Reach(rawValue: handleByte >> 4)
      else { throw reader.failure("no level or no handle") }
      (self.level, self.handle, self.reach) = (level, handle, reach)
      country = try reader.readHash()
    }
    payload = 0..<0
    let count = try reader.readCount()
    payload = reader.offset..<reader.offset + count
    reader.skip(count)
  }
}

extension RecordReader {
  mutating func readHashes() throws(EntityRecordError) -> [UInt64] {
    try readList { (reader) throws(EntityRecordError) in try reader.readHash() }
  }
}
