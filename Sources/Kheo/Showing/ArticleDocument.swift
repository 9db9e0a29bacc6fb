import KheoIndex
import KheoSearch
import KheoText

extension SearchEngine {
  /// Everything that the index keeps of one article, as a JSON object on one line; nil where there is no such article.
  ///
  /// Throws `CorruptIndexError` where the index is damaged.
  public func articleJSON(id: String) throws -> [UInt8]? { try storedArticle(id: id).map { Self.json(id: id, $0) } }

  /// The text of one article, as it was read; nil where there is no such article.
  public func articleText(id: String) throws -> [UInt8]? { try storedArticle(id: id)?.text }

  func storedArticle(id: String) throws -> StoredArticle? {
    for segment in snapshot.segments(of: .article).reversed() {
      guard let document = try segment.document(withIdentifier: id) else { continue }
      return try StoredArticle(payload: segment.record(of: document).payload)
    }
    return nil
  }

  private static func json(id: String, _ stored: StoredArticle) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    write(stored, id: id, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// Everything that the index keeps of one article, as members of an object.
  static func write(_ stored: StoredArticle, id: String, to writer: inout JSONWriter) {
    writer.member("schemaVersion", 1)
    writer.member("id", id)
    writer.member("kind", "article")
    writer.member("path", stored.path)
    writer.member("language", stored.languageTag)
    writer.member("title", stored.title)
    writer.member("displayTitle", stored.displayTitle)
    writer.member("date", stored.date)
    writer.member("source", stored.source)
    writer.member("url", stored.url)
    writer.member("author", stored.author)
    writer.name("regions")
    writer.beginArray()
    for region in stored.regions {
      writer.beginObject()
      writer.member("class", region.field == .caption ? "caption" : "body")
      writer.member("utf8", region.range)
      writer.endObject()
    }
    writer.endArray()
    writer.name("fields")
    if stored.otherFields.isEmpty { writer.null() } else { writer.raw(stored.otherFields) }
    writer.name("text")
    writer.value(utf8: stored.text)
  }
}
