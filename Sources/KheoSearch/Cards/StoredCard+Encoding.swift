package import KheoIndex
import KheoText

extension StoredCard {
  private static let version = 1

  /// The payload of the card's stored record.
  package func encode() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(Self.version)
    bytes.appendVarint(Int(languages.rawValue))
    bytes.appendVarint(articles.count)
    bytes.appendVarint(mentionCount)
    bytes.appendCounted(kind.utf8)
    bytes.appendVarint(places.count)
    for place in places {
      bytes.append(place.isImplied ? 1 : 0)
      bytes.appendCounted(place.name.utf8)
      bytes.appendCounted(place.type.utf8)
    }
    bytes.appendCounted(name.utf8)
    bytes.appendVarint(names.count)
    for name in names {
      bytes.append(name.language.rawValue)
      bytes.appendCounted(name.text.utf8)
      bytes.appendVarint(max(0, name.count))
    }
    bytes.appendStrings(honorifics)
    bytes.appendVarint(roles.count)
    for role in roles {
      bytes.appendCounted(role.text.utf8)
      bytes.append(role.language.rawValue)
      bytes.appendStrings(role.concepts)
      bytes.appendVarint(articles.indices.contains(role.article) ? role.article : 0)
    }
    bytes.appendStrings(concepts)
    bytes.appendStrings(evidence)
    bytes.appendVarint(articles.count)
    for article in articles { Self.append(article, to: &bytes) }
    return bytes
  }

  private static func append(_ article: Article, to bytes: inout [UInt8]) {
    bytes.appendCounted(article.id.utf8)
    bytes.appendCounted(article.path.utf8)
    bytes.append(article.language.rawValue)
    bytes.appendCounted((article.date ?? "").utf8)
    bytes.appendVarint(article.mentions.count)
    var start = 0
    for mention in article.mentions.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      bytes.appendVarint(max(0, mention.lowerBound - start))
      bytes.appendVarint(mention.count)
      start = mention.lowerBound
    }
  }

  /// Decodes a payload. Throws `CorruptIndexError`.
  package init(payload: [UInt8]) throws {
    self = try payload.withUnsafeBytes { raw in
      var reader = ByteReader(raw, file: "stored card", fileOffset: 0)
      return try StoredCard(reading: &reader)
    }
  }

  private init(reading reader: inout ByteReader) throws(CorruptIndexError) {
    let header = try CardHeader(reading: &reader)
    kind = header.kind
    places = header.places
    name = try reader.readString()
    names = try reader.readList { (reader) throws(CorruptIndexError) in
      Name(language: try reader.readLanguage(), text: try reader.readString(), count: try reader.readVarint())
    }
    honorifics = try reader.readStrings()
    roles = try reader.readList { (reader) throws(CorruptIndexError) in
      Role(
        text: try reader.readString(), language: try reader.readLanguage(), concepts: try reader.readStrings(),
        article: try reader.readVarint())
    }
    concepts = try reader.readStrings()
    evidence = try reader.readStrings()
    articles = try reader.readList { (reader) throws(CorruptIndexError) in try Self.article(&reader) }
    // A role of a card without articles points at none.
    guard roles.allSatisfy({ articles.isEmpty ? $0.article == 0 : $0.article < articles.count }) else {
      throw reader.malformed("a role of an article that the card does not have")
    }
  }

  private static func article(_ reader: inout ByteReader) throws(CorruptIndexError) -> Article {
    let id = try reader.readString()
    let path = try reader.readString()
    let language = try reader.readLanguage()
    let date = try reader.readString()
    var start = 0
    let mentions = try reader.readList { (reader) throws(CorruptIndexError) in
      let (lower, overflow) = start.addingReportingOverflow(try reader.readVarint())
      let (upper, overflowAgain) = lower.addingReportingOverflow(try reader.readVarint())
      guard !overflow, !overflowAgain else { throw reader.malformed("an offset beyond every file") }
      start = lower
      return lower..<upper
    }
    return Article(id: id, path: path, language: language, date: date.isEmpty ? nil : date, mentions: mentions)
  }

  static func checkVersion(_ reader: inout ByteReader) throws(CorruptIndexError) {
    guard try reader.readVarint() == version else { throw reader.malformed("an unknown version of a card") }
  }
}

extension CardHeader {
  /// Decodes the front of a payload. Throws `CorruptIndexError`.
  package init(payload: UnsafeRawBufferPointer) throws(CorruptIndexError) {
    var reader = ByteReader(payload, file: "stored card", fileOffset: 0)
    try self.init(reading: &reader)
  }

  fileprivate init(reading reader: inout ByteReader) throws(CorruptIndexError) {
    try StoredCard.checkVersion(&reader)
    languages = LanguageSet(rawValue: UInt8(truncatingIfNeeded: try reader.readVarint())).intersection(.all)
    articleCount = try reader.readVarint()
    mentionCount = try reader.readVarint()
    kind = try reader.readString()
    places = try reader.readList { (reader) throws(CorruptIndexError) in
      let isImplied = try reader.read(UInt8.self) != 0
      return StoredCard.Place(name: try reader.readString(), type: try reader.readString(), isImplied: isImplied)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func appendStrings(_ strings: [String]) {
    appendVarint(strings.count)
    for string in strings { appendCounted(string.utf8) }
  }
}

extension ByteReader {
  fileprivate mutating func readString() throws(CorruptIndexError) -> String {
    String(decoding: try readCounted(), as: UTF8.self)
  }

  fileprivate mutating func readStrings() throws(CorruptIndexError) -> [String] {
    try readList { (reader) throws(CorruptIndexError) in try reader.readString() }
  }

  fileprivate mutating func readLanguage() throws(CorruptIndexError) -> Language {
    guard let language = Language(rawValue: try read(UInt8.self)) else { throw malformed("an unknown language") }
    return language
  }

  /// A count, then as many elements of a byte or more each: no count makes room for what is not there.
  fileprivate mutating func readList<Element>(
    _ element: (inout ByteReader) throws(CorruptIndexError) -> Element
  ) throws(CorruptIndexError) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<(try readVarint()) { elements.append(try element(&self)) }
    return elements
  }
}
