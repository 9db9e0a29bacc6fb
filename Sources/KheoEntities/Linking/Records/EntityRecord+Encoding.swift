import KheoText

/// ```
/// record   varint version · text id · text path · u8 language · optional date · optional url · texts numbers
///          · texts document numbers · list of units · list of people
/// unit     text name · text kind · texts concepts · texts names · places · ranges
/// person   text name · texts honorifics · list of roles · places · ranges · u8 is author
/// role     text · varint start · varint length · texts concepts · varint unit + 1, or 0
/// places   list of: text name · text type · u8 is implied
/// ranges   varint n · (signed varint step from the start before · varint length) × n
/// list     varint n · n elements
/// text     varint n · n bytes of UTF-8
/// ```
extension EntityRecord {
  private static let version = 1

  /// The record as it is stored.
  public func encode() -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes.reserveCapacity(256 + 160 * (entities.people.count + entities.units.count))
    encode(into: &writer)
    return writer.bytes
  }

  func encode(into writer: inout RecordWriter) {
    writer.write(Self.version)
    writer.write(id)
    writer.write(path)
    writer.bytes.append(language.rawValue)
    writer.write(date)
    writer.write(url)
    writer.write(numbers) { $0.write($1) }
    writer.write(documentNumbers) { $0.write($1) }
    writer.write(entities.units) { $1.encode(into: &$0) }
    writer.write(entities.people) { $1.encode(into: &$0) }
  }

  /// Reads a stored record. Throws `EntityRecordError` on anything that `encode` did not write; never traps.
  public init(encoded: [UInt8]) throws(EntityRecordError) {
    let result = encoded.withUnsafeBytes { raw in
      Result { () throws(EntityRecordError) in try EntityRecord(encoded: raw) }
    }
    self = try result.get()
  }

  /// Where the people and units of a stored record lie in its bytes.
  struct Layout {
    var units: [Range<Int>] = []
    var people: [Range<Int>] = []
  }

  init(encoded: UnsafeRawBufferPointer) throws(EntityRecordError) {
    var layout = Layout()
    try self.init(encoded: encoded, layout: &layout)
  }

  init(encoded: UnsafeRawBufferPointer, layout: inout Layout) throws(EntityRecordError) {
    var reader = RecordReader(encoded)
    try self.init(reading: &reader, layout: &layout)
    guard reader.isAtEnd else { throw reader.failure("bytes after the end of the record") }
  }

  private init(reading reader: inout RecordReader, layout: inout Layout) throws(EntityRecordError) {
    guard try reader.readNumber() == Self.version else { throw reader.failure("an unknown version") }
    id = try reader.readText()
    path = try reader.readText()
    guard let language = Language(rawValue: try reader.readByte()) else { throw reader.failure("no language") }
    self.language = language
    date = try reader.readOptionalText()
    url = try reader.readOptionalText()
    numbers = try reader.readTexts()
    documentNumbers = try reader.readTexts()
    var units: [ExtractedUnit] = []
    for _ in 0..<(try reader.readCount()) {
      let start = reader.offset
      units.append(try ExtractedUnit(reading: &reader))
      layout.units.append(start..<reader.offset)
    }
    var people: [ExtractedPerson] = []
    for _ in 0..<(try reader.readCount()) {
      let start = reader.offset
      people.append(try ExtractedPerson(reading: &reader, unitCount: units.count))
      layout.people.append(start..<reader.offset)
    }
    entities = ArticleEntities(people: people, units: units)
  }
}

extension RecordReader {
  mutating func readTexts() throws(EntityRecordError) -> [String] {
    try readList { (reader) throws(EntityRecordError) in try reader.readText() }
  }
}

extension ExtractedUnit {
  func encode(into writer: inout RecordWriter) {
    writer.write(name)
    writer.write(kind)
    writer.write(signature.concepts) { $0.write($1) }
    writer.write(signature.names) { $0.write($1) }
    writer.write(places) { $1.encode(into: &$0) }
    writer.write(mentions)
  }

  init(reading reader: inout RecordReader) throws(EntityRecordError) {
    let (name, kind) = (try reader.readText(), try reader.readText())
    let signature = UnitSignature(concepts: try reader.readTexts(), names: try reader.readTexts())
    let places = try reader.readList { (reader) throws(EntityRecordError) in try PlaceMember(reading: &reader) }
    self.init(name: name, kind: kind, signature: signature, places: places, mentions: try reader.readRanges())
  }
}

extension ExtractedPerson {
  func encode(into writer: inout RecordWriter) {
    writer.write(name)
    writer.write(honorifics) { $0.write($1) }
    writer.write(roles) { $1.encode(into: &$0) }
    writer.write(places) { $1.encode(into: &$0) }
    writer.write(mentions)
    writer.bytes.append(isAuthor ? 1 : 0)
  }

  init(reading reader: inout RecordReader, unitCount: Int) throws(EntityRecordError) {
    let (name, honorifics) = (try reader.readText(), try reader.readTexts())
    let roles = try reader.readList { (reader) throws(EntityRecordError) in
      try ExtractedPerson.Role(reading: &reader, unitCount: unitCount)
    }
    let places = try reader.readList { (reader) throws(EntityRecordError) in try PlaceMember(reading: &reader) }
    let mentions = try reader.readRanges()
    self.init(
      name: name, honorifics: honorifics, roles: roles, places: places, mentions: mentions,
      isAuthor: try reader.readFlag())
  }
}

extension ExtractedPerson.Role {
  fileprivate func encode(into writer: inout RecordWriter) {
    writer.write(text)
    writer.write(range.lowerBound)
    writer.write(range.count)
    writer.write(concepts) { $0.write($1) }
    writer.write(unit.map { $0 + 1 } ?? 0)
  }

  fileprivate init(reading reader: inout RecordReader, unitCount: Int) throws(EntityRecordError) {
    let text = try reader.readText()
    let start = try reader.readNumber()
    let (end, isBeyond) = start.addingReportingOverflow(try reader.readNumber())
    guard !isBeyond else { throw reader.failure("a role beyond every file") }
    let concepts = try reader.readTexts()
    let unit = try reader.readNumber()
    guard unit <= unitCount else { throw reader.failure("a role in a unit that the article does not have") }
    self.init(text: text, range: start..<end, concepts: concepts, unit: unit == 0 ? nil : unit - 1)
  }
}

extension PlaceMember {
  func encode(into writer: inout RecordWriter) {
    writer.write(name)
    writer.write(type)
    writer.bytes.append(isImplied ? 1 : 0)
  }

  init(reading reader: inout RecordReader) throws(EntityRecordError) {
    self.init(name: try reader.readText(), type: try reader.readText(), isImplied: try reader.readFlag())
  }
}

extension RecordReader {
  mutating func readFlag() throws(EntityRecordError) -> Bool {
    switch try readByte() {
    case 0: false
    case 1: true
    default: throw failure("neither yes nor no")
    }
  }
}
