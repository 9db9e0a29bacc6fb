public import KheoIndex
import KheoSearch
import KheoText

extension SearchEngine {
  /// Everything that the index keeps of an article, a unit or a person, as a JSON object on one line; nil where nothing has
  /// the id, or nothing of the kind. Throws `CorruptIndexError` where the index is damaged.
  public func documentJSON(id: String, kind: Kind? = nil) throws -> [UInt8]? {
    if kind == nil || kind == .article, let article = try articleJSON(id: id) { return article }
    return try storedCard(id: id, kinds: kind.map { [$0] } ?? [.unit, .person]).map { Self.json(id: id, $0) }
  }

  /// The text of an article as it was read, or a card for people to read; nil where nothing has the id.
  public func documentText(id: String) throws -> [UInt8]? {
    if let article = try articleText(id: id) { return article }
    return try storedCard(id: id).map { Array(Self.lines(id: id, $0).joined(separator: "\n").utf8) }
  }

  func storedCard(id: String, kinds: [Kind] = [.unit, .person]) throws -> StoredCard? {
    for kind in kinds {
      for segment in snapshot.segments(of: kind).reversed() {
        guard let document = try segment.document(withIdentifier: id) else { continue }
        return try StoredCard(payload: segment.record(of: document).payload)
      }
    }
    return nil
  }

  private static func json(id: String, _ card: StoredCard) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    write(card, id: id, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// Everything that the index keeps of a card, as members of an object.
  static func write(_ card: StoredCard, id: String, to writer: inout JSONWriter) {
    writer.member("schemaVersion", 1)
    writer.member("id", id)
    SearchAnswer.Entity(card, id: id).writeCard(to: &writer)
    writer.name("statedRoles")
    writer.beginArray()
    for role in card.roles {
      writer.beginObject()
      writer.member("role", role.text)
      writer.member("language", role.language.code)
      writer.member("concepts", role.concepts)
      let article = card.articles.indices.contains(role.article) ? card.articles[role.article] : nil
      writer.member("article", article?.id)
      writer.member("date", article?.date)
      writer.endObject()
    }
    writer.endArray()
    writer.member("concepts", card.concepts)
    writer.member("evidence", card.evidence)
    writer.name("articles")
    writer.beginArray()
    for article in card.articles { write(article, to: &writer) }
    writer.endArray()
  }

  private static func write(_ article: StoredCard.Article, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", article.id)
    writer.member("path", article.path)
    writer.member("language", article.language.code)
    writer.member("date", article.date)
    writer.name("mentions")
    writer.beginArray()
    for mention in article.mentions {
      writer.beginObject()
      writer.member("utf8", mention)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private static func lines(id: String, _ card: StoredCard) -> [String] {
    let kind = card.kind.split(separator: "_").joined(separator: " ")
    var lines = [card.name, "  \(kind) · \(id)"]
    let entity = SearchAnswer.Entity(card, id: id)
    for (language, names) in entity.names { lines.append("  \(language): " + names.joined(separator: "; ")) }
    if !card.honorifics.isEmpty { lines.append("  addressed as " + card.honorifics.joined(separator: ", ")) }
    for role in card.roles {
      let article = card.articles.indices.contains(role.article) ? card.articles[role.article] : nil
      let stated = article.map { " — \($0.path)" + ($0.date.map { ", \($0)" } ?? "") } ?? ""
      lines.append("  role: \(role.text)\(stated)")
    }
    for place in card.places {
      lines.append("  \(place.type): \(place.name)" + (place.isImplied ? " (implied)" : ""))
    }
    for article in card.articles {
      let date = article.date.map { ", \($0)" } ?? ""
      let ranges = article.mentions.map { "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
      lines.append("  \(article.path) (\(article.language.code)\(date)): \(ranges)")
    }
    return lines + card.evidence.map { "  \($0)" }
  }
}
