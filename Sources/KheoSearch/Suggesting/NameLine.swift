package import KheoIndex
package import KheoText

/// A name of a card as it is proposed: the record of its line.
///
/// ```
/// record   varint articles · u8 language · counted id · counted name · counted detail
/// ```
package struct NameLine: Sendable, Equatable {
  /// Articles that name the card.
  package var articleCount: Int
  package var language: Language
  /// The card's id.
  package var identifier: String
  package var name: String
  /// Of a unit its kind and the place above, of a person a role or a place; may be empty.
  package var detail: String

  /// Bytes of a name that is proposed at most.
  static let nameByteLimit = 255

  init(_ card: StoredCard, identifier: String, name: String, language: Language) {
    articleCount = card.articles.count
    self.language = language
    self.identifier = identifier
    self.name = name
    detail = Self.detail(of: card)
  }

  /// The line of a name; nil for one that is too long to be proposed.
  static func line(_ card: StoredCard, identifier: String, name: String, language: Language) -> Line? {
    guard name.utf8.count <= nameByteLimit else { return nil }
    let record = NameLine(card, identifier: identifier, name: name, language: language).encode()
    let weight = UInt64(card.articles.count) << 32 | UInt64(min(card.mentionCount, Int(UInt32.max)))
    return Line(weight: weight, record: record, tellsFirstWord: true)
  }

  private static func detail(of card: StoredCard) -> String {
    if card.kind == StoredCard.personKind { return card.roles.first?.text ?? card.places.first?.name ?? "" }
    let names = Set(([card.name] + card.names.map(\.text)).map { Folding.key(of: Array($0.utf8)) })
    let above = card.places.first { !names.contains(Folding.key(of: Array($0.name.utf8))) }
    return [card.kind, above?.name].compactMap { $0 }.joined(separator: ", ")
  }

  func encode() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(articleCount)
    bytes.append(language.rawValue)
    for text in [identifier, name, detail] { bytes.appendCounted(text.utf8) }
    return bytes
  }

  /// Decodes a record. Throws `CorruptIndexError`.
  package init(record: UnsafeRawBufferPointer) throws(CorruptIndexError) {
    var reader = ByteReader(record, file: "line of a name", fileOffset: 0)
    articleCount = try reader.readVarint()
    guard let language = Language(rawValue: try reader.read(UInt8.self)) else {
      throw reader.malformed("an unknown language")
    }
    self.language = language
    identifier = String(decoding: try reader.readCounted(), as: UTF8.self)
    name = String(decoding: try reader.readCounted(), as: UTF8.self)
    detail = String(decoding: try reader.readCounted(), as: UTF8.self)
  }
}
