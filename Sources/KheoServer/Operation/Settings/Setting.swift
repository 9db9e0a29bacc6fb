import Configuration

/// One setting: how it is called and what it may be.
public struct Setting: Sendable {
  /// What values a setting takes.
  public enum Kind: Sendable, Equatable {
    case text
    /// Texts; with commas between them in a flag and in the environment.
    case list
    /// `true` or `false`.
    case yesOrNo
    case number(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    case choice([String])
  }

  /// The name in the file and, after two hyphens, of the flag.
  public let name: String
  public let kind: Kind
  /// Of a number: what it counts.
  public let unit: String?
  /// One sentence, without its full stop.
  public let meaning: String

  /// Writes a value of `kind`, which is inside the range, into the settings.
  let apply: @Sendable (ConfigContent, inout ServerSettings) -> Void
  /// The value as `--print-config` shows it.
  public let text: @Sendable (ServerSettings) -> String

  /// `rate-limit` is `KHEO_RATE_LIMIT` in the environment.
  public var environmentName: String { Self.environmentPrefix + name.uppercased().replacing("-", with: "_") }

  static let environmentPrefix = "KHEO_"

  /// The allowed values, as an error and the manual say them.
  public var allowed: String {
    switch kind {
    case .text: "a text"
    case .list: "a list of texts"
    case .yesOrNo: "true or false"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    }
  }

  /// The type to ask a provider of configuration for.
  var type: ConfigType {
    switch kind {
    case .text, .choice: .string
    case .list: .stringArray
    case .yesOrNo: .bool
    case .number: .int
    case .decimal: .double
    }
  }

  /// Whether a value of the right type is one of the allowed ones.
  func allows(_ content: ConfigContent) -> Bool {
    switch (kind, content) {
    case (.text, .string), (.list, .stringArray), (.yesOrNo, .bool): true
    case (.number(let range), .int(let value)): range.contains(value)
    case (.decimal(let range), .double(let value)): range.contains(value)
    case (.choice(let names), .string(let value)): names.contains(value)
    default: false
    }
  }

  /// A flag's text as a value of `kind`; nil where it is none.
  func content(of text: String) -> ConfigContent? {
    switch kind {
    case .text, .choice: .string(text)
    case .list: .stringArray(text.split(separator: ",").map { Self.trimmed($0) })
    case .yesOrNo: Bool(text).map { .bool($0) }
    case .number: Int(text).map { .int($0) }
    case .decimal: Double(text).map { .double($0) }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
