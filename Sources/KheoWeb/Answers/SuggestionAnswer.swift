public import Kheo

/// Suggestions as they go out.
public enum SuggestionAnswer {
  /// The answer of `/v1/suggest`.
  public static func json(_ suggestions: [Suggestion], prefix: String, generation: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schemaVersion", 1)
    writer.member("generation", generation)
    writer.member("prefix", prefix)
    writer.name("suggestions")
    writer.beginArray()
    for suggestion in suggestions {
      writer.beginObject()
      writer.member("text", suggestion.text)
      writer.member("kind", suggestion.kind.rawValue)
      writer.member("id", suggestion.id)
      writer.member("detail", suggestion.detail)
      writer.member("language", suggestion.language)
      writer.name("matched")
      writer.beginObject()
      writer.member("utf8", suggestion.matched)
      writer.endObject()
      writer.member("count", suggestion.count)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  /// The answer that a browser's search bar takes: the beginning, completions, descriptions, and URLs (OpenSearch 1.1,
  /// suggestions extension).
  public static func openSearch(_ suggestions: [Suggestion], prefix: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    writer.value(prefix)
    for column in [suggestions.map(\.text), suggestions.map { $0.detail ?? "" }] {
      writer.beginArray()
      for text in column { writer.value(text) }
      writer.endArray()
    }
    // URLs are left to the browser, which searches for the completion.
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    return writer.bytes
  }
}
