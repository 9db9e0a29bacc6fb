/// The answer to a text that is being typed, as scripts and the server give it.
public struct SuggestionList: Sendable, Equatable {
  /// The generation that was asked.
  public var generation: String
  /// The text as it was given.
  public var prefix: String
  public var suggestions: [Suggestion]

  public init(generation: String, prefix: String, suggestions: [Suggestion]) {
    self.generation = generation
    self.prefix = prefix
    self.suggestions = suggestions
  }

  /// One JSON object.
  public func json() -> [UInt8] {
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
}
