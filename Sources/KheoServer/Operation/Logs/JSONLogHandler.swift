import Kheo
public import Logging

/// Writes a log as JSON lines: one object a line, one call of the system a line.
///
/// ```
/// {"time":"2026-11-22T08:15:30.123Z","level":"info","label":"kheo","message":"request","status":200,…}
/// ```
///
/// Metadata are members of the object; those named as a member of the line's own get an underscore in front. Times are
/// in UTC (RFC 3339). A line is whole whatever other threads write, as `write` appends it in one piece; of a pipe that
/// holds up to 4,096 bytes (POSIX `PIPE_BUF`).
public struct JSONLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  public var logLevel: Logger.Level
  private let label: String
  private let output: LogOutput

  public init(
    label: String, level: Logger.Level = .info, output: LogOutput = .standardError,
    metadataProvider: Logger.MetadataProvider? = nil
  ) {
    self.label = label
    self.logLevel = level
    self.output = output
    self.metadataProvider = metadataProvider
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var json = JSONWriter()
    json.beginObject()
    json.member("time", Timestamp.now())
    json.member("level", event.level.rawValue)
    json.member("label", label)
    json.member("message", event.message.description)
    if let error = event.error { json.member("error", String(describing: error)) }
    write(event.metadata, into: &json)
    json.endObject()
    output.write(json.bytes)
  }

  /// The line's own metadata before the logger's, the logger's before the provider's; sorted, so that lines compare.
  private func write(_ own: Logger.Metadata?, into json: inout JSONWriter) {
    var all = metadataProvider?.get() ?? [:]
    for more in [metadata, own ?? [:]] where !more.isEmpty {
      if all.isEmpty { all = more } else { all.merge(more) { $1 } }
    }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      json.name(Self.reserved.contains(name) ? "_" + name : name)
      Self.write(value, depth: 0, into: &json)
    }
  }

  private static let reserved: Set<String> = ["time", "level", "label", "message", "error"]

  /// Numbers and truth values stay what they are; anything else is text.
  private static func write(_ value: Logger.Metadata.Value, depth: Int, into json: inout JSONWriter) {
    switch value {
    case .string(let text): json.value(text)
    case .stringConvertible(let value as Int): json.value(value)
    case .stringConvertible(let value as Double): json.value(value)
    case .stringConvertible(let value as Bool): json.value(value)
    case .stringConvertible(let value): json.value(value.description)
    case .array(let values) where depth < 8:
      json.beginArray()
      for value in values { write(value, depth: depth + 1, into: &json) }
      json.endArray()
    case .dictionary(let members) where depth < 8:
      json.beginObject()
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        json.name(name)
        write(value, depth: depth + 1, into: &json)
      }
      json.endObject()
    case .array, .dictionary: json.value("…")
    }
  }
}
