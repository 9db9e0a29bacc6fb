public import Kheo

/// Suggestions as a browser's search bar takes them.
public enum OpenSearchSuggestions {
  /// The answer that a browser's search bar takes: the beginning, completions, descriptions, and URLs (OpenSearch 1.1,
  /// suggestions extension).
  public static func json(_ suggestions: [Suggestion], prefix: String) -> [UInt8] {
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
