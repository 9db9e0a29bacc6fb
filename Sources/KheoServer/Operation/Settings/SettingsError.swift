/// A setting that cannot be used: which, what it is, where it came from, and what is allowed.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The setting's name; nil where a file is the trouble as a whole.
  public var setting: String?
  public var value: String?
  public var origin: SettingOrigin
  /// What would do, as a sentence without its full stop.
  public var allowed: String

  public var description: String {
    let what = [setting, value.map { "“\(Self.shortened($0))”" }].compactMap(\.self).joined(separator: ": ")
    return (what.isEmpty ? "\(origin)" : "\(what) (\(origin))") + ": " + allowed + "."
  }

  /// A value is shown as far as a line holds it.
  private static func shortened(_ value: String) -> String {
    value.count <= 80 ? value : value.prefix(80) + "…"
  }
}

/// Where a setting's value came from.
public enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  case flag(String)
  case environment(String)
  /// `line` counts from 1; 0 where the whole file is meant.
  case file(String, line: Int)
  case defaultValue

  public var description: String {
    switch self {
    case .flag(let name): "flag --\(name)"
    case .environment(let name): "environment \(name)"
    case .file(let path, line: 0): "file \(path)"
    case .file(let path, let line): "file \(path), line \(line)"
    case .defaultValue: "default"
    }
  }
}
