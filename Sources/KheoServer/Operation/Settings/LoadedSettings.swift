/// Settings with where each came from.
public struct LoadedSettings: Sendable {
  public internal(set) var settings: ServerSettings
  /// By name; what is not here has its default.
  public internal(set) var origins: [String: SettingOrigin]
  /// Lines for the log: what was found and is not used.
  public internal(set) var warnings: [String]

  public func origin(of name: String) -> SettingOrigin { origins[name] ?? .defaultValue }

  /// What `--print-config` prints: each setting, its value and its origin, a line each.
  public var text: String {
    let rows = Setting.all.map { (setting: $0, value: "\($0.name) = \($0.text(settings))") }
    let width = min(rows.map(\.value.count).max() ?? 0, 44)
    return rows.map { row in
      let space = String(repeating: " ", count: max(width - row.value.count, 0))
      return "\(row.value)\(space)  # \(origin(of: row.setting.name))\n"
    }.joined()
  }
}
