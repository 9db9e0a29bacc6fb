package import KheoIndex

/// The line of an article's title: the newest come first, among them the shortest.
package enum TitleLine {
  /// Bytes of a title that is proposed at most.
  static let byteLimit = 512

  /// `date` is in days since 1970-01-01. Nil for a title that is too long to be proposed.
  package static func line(title: [UInt8], date: Int32?, wordCount: Int) -> Line? {
    guard title.count <= byteLimit else { return nil }
    return Line(weight: weight(date: date ?? DocumentColumns.noDate, norm: LengthNorm.code(of: wordCount)))
  }

  /// How early a title comes; `norm` is the length code of its words.
  package static func weight(date: Int32, norm: UInt8) -> UInt64 {
    UInt64(Int64(date) - Int64(Int32.min)) << 8 | UInt64(255 - norm)
  }
}

/// What a list of articles shows of one: the front of its payload, without the text.
package struct ArticleHeading: Sendable, Equatable {
  package var languageTag: String
  package var title: String?
  package var date: String?
  package var source: String?

  /// Reads the front of a payload. Throws `CorruptIndexError`.
  package init(payload: UnsafeRawBufferPointer) throws(CorruptIndexError) {
    var reader = ByteReader(payload, file: "stored article", fileOffset: 0)
    _ = try reader.readVarint()
    _ = try reader.readCounted()
    languageTag = String(decoding: try reader.readCounted(), as: UTF8.self)
    let flags = try reader.read(UInt8.self)
    let values = [
      try reader.readCounted(), try reader.readCounted(), try reader.readCounted(), try reader.readCounted(),
    ]
    func value(_ bit: Int) -> String? {
      flags >> UInt8(bit) & 1 == 1 ? String(decoding: values[bit], as: UTF8.self) : nil
    }
    (title, date, source) = (value(0), value(1), value(3))
  }
}
