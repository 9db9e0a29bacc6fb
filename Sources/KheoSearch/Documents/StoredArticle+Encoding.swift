import KheoIndex

extension StoredArticle {
  private static let version = 2

  /// The payload of the article's stored record.
  package func encode() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + entities.count + 256)
    bytes.appendVarint(Self.version)
    bytes.appendCounted(path.utf8)
    bytes.appendCounted(languageTag.utf8)
    let optionals = [title, date, url, source, author]
    var flags: UInt8 = isDisplayTitleDerived ? 32 : 0
    for (bit, value) in optionals.enumerated() where value != nil { flags |= 1 << UInt8(bit) }
    bytes.append(flags)
    for value in optionals { bytes.appendCounted((value ?? "").utf8) }
    bytes.appendCounted(displayTitle == title ? "".utf8 : displayTitle.utf8)
    bytes.appendCounted(otherFields)
    bytes.appendVarint(regions.count)
    var end = 0
    for region in regions {
      bytes.append(UInt8(region.field.rawValue))
      bytes.appendVarint(region.range.lowerBound - end)
      bytes.appendVarint(region.range.count)
      end = region.range.upperBound
    }
    bytes.appendVarint(sourceMap.count)
    var previous = SourceMapRun(textOffset: 0, sourceOffset: 0, sourceLength: nil)
    for run in sourceMap {
      bytes.appendVarint(run.textOffset - previous.textOffset)
      let gap = run.sourceOffset - previous.sourceOffset
      bytes.appendVarint(gap >= 0 ? gap << 1 : (-gap) << 1 | 1)
      bytes.appendVarint(run.sourceLength.map { $0 + 1 } ?? 0)
      previous = run
    }
    bytes.appendCounted(text)
    bytes.appendCounted(entities)
    return bytes
  }

  /// Decodes a payload. Throws `CorruptIndexError`.
  package init(payload: [UInt8]) throws {
    self = try payload.withUnsafeBytes { raw in
      var reader = ByteReader(raw, file: "stored article", fileOffset: 0)
      return try StoredArticle(reading: &reader)
    }
  }

  /// Decodes what a list of hits shows: without the source map, other fields, people and units. Throws
  /// `CorruptIndexError`.
  package init(shownOf payload: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(payload, file: "stored article", fileOffset: 0)
    self = try StoredArticle(reading: &reader, isWhole: false)
  }

  private init(reading reader: inout ByteReader, isWhole: Bool = true) throws {
    guard try reader.readVarint() == Self.version else { throw reader.malformed("an unknown version of an article") }
    path = try Self.string(&reader)
    languageTag = try Self.string(&reader)
    let flags = try reader.read(UInt8.self)
    let values = try (0..<5).map { bit in
      let value = try Self.string(&reader)
      return flags >> UInt8(bit) & 1 == 1 ? value : nil
    }
    (title, date, url, source, author) = (values[0], values[1], values[2], values[3], values[4])
    isDisplayTitleDerived = flags & 32 != 0
    let display = try Self.string(&reader)
    displayTitle = display.isEmpty ? title ?? "" : display
    let other = try reader.readCounted()
    otherFields = isWhole ? Array(other) : []
    regions = try Self.regions(&reader)
    sourceMap = []
    var run = SourceMapRun(textOffset: 0, sourceOffset: 0, sourceLength: nil)
    for _ in 0..<(try reader.readVarint()) {
      run.textOffset = try Self.sum(run.textOffset, reader.readVarint(), reader)
      let gap = try reader.readVarint()
      run.sourceOffset = try Self.sum(run.sourceOffset, gap & 1 == 1 ? -(gap >> 1) : gap >> 1, reader)
      let length = try reader.readVarint()
      run.sourceLength = length == 0 ? nil : length - 1
      if isWhole { sourceMap.append(run) }
    }
    text = Array(try reader.readCounted())
    let entities = try reader.readCounted()
    if isWhole { self.entities = Array(entities) }
    guard regions.allSatisfy({ $0.range.upperBound <= text.count }) else {
      throw reader.malformed("a region lies outside the text")
    }
  }

  /// Throws where the sum is no offset.
  private static func sum(_ a: Int, _ b: Int, _ reader: ByteReader) throws(CorruptIndexError) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    guard !overflow, sum >= 0 else { throw reader.malformed("an offset beyond every file") }
    return sum
  }

  private static func string(_ reader: inout ByteReader) throws(CorruptIndexError) -> String {
    String(decoding: try reader.readCounted(), as: UTF8.self)
  }

  private static func regions(_ reader: inout ByteReader) throws(CorruptIndexError) -> [DocumentText.Region] {
    var regions: [DocumentText.Region] = []
    var end = 0
    for _ in 0..<(try reader.readVarint()) {
      let field = Field(rawValue: UInt32(try reader.read(UInt8.self)))
      guard let field, field == .body || field == .caption else {
        throw reader.malformed("a region of another field than body and caption")
      }
      let start = try sum(end, reader.readVarint(), reader)
      end = try sum(start, reader.readVarint(), reader)
      regions.append(DocumentText.Region(field: field, range: start..<end))
    }
    return regions
  }
}
