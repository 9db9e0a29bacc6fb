import Configuration
import Synchronization

/// Reads the settings: flags before the environment, the environment before the file, the file before defaults.
public enum SettingsReader {
  /// The settings of a server that is about to start.
  ///
  /// - Parameters:
  ///   - flags: The flags that were given, by the names of ``Setting/all``, as text; lists with commas.
  ///   - environment: The environment of the process; what does not begin with `KHEO_` is left alone.
  ///   - file: The file of `--config`; where it is nil, the one that `KHEO_CONFIG` names, if it names one.
  /// - Throws: ``SettingsError``.
  public static func read(
    flags: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
  ) async throws -> LoadedSettings {
    let ours = environment.filter { $0.key.hasPrefix(Setting.environmentPrefix) }
    let file = try (file ?? ours[fileVariable]).map { try SettingsFile(path: $0) }
    let origins = OriginRecorder()
    let reader = ConfigReader(
      providers: [
        InMemoryProvider(name: "flags", values: try contents(of: flags)),
        EnvironmentVariablesProvider(environmentVariables: ours).prefixKeys(with: "kheo"),
        InMemoryProvider(name: "file", values: file.map(contents) ?? [:]),
      ],
      accessReporter: origins)
    var loaded = LoadedSettings(settings: ServerSettings(), origins: [:], warnings: unknown(ours))
    for setting in Setting.all {
      let content: ConfigContent?
      do {
        content = try await reader.content(of: setting)
      } catch {
        // Flags and file are checked as they are read: only the environment can hold a value of the wrong type.
        throw environmentError(setting, in: ours)
      }
      guard let content else { continue }
      let origin = origins.origin(of: setting, file: file)
      guard setting.allows(content) else { throw environmentError(setting, in: ours) }
      setting.apply(content, &loaded.settings)
      loaded.origins[setting.name] = origin
    }
    try loaded.validate()
    return loaded
  }

  /// The variable that names the file.
  static let fileVariable = "KHEO_CONFIG"

  private static func contents(of flags: [String: String]) throws -> [AbsoluteConfigKey: ConfigValue] {
    var values: [AbsoluteConfigKey: ConfigValue] = [:]
    for (name, text) in flags {
      func error(_ allowed: String) -> SettingsError {
        SettingsError(setting: name, value: text, origin: .flag(name), allowed: allowed)
      }
      guard let setting = Setting.all.first(where: { $0.name == name }) else {
        throw error("there is no setting of this name")
      }
      guard let content = setting.content(of: text), setting.allows(content) else {
        throw error("allowed is \(setting.allowed)")
      }
      values[AbsoluteConfigKey([name])] = ConfigValue(content, isSecret: false)
    }
    return values
  }

  private static func contents(of file: SettingsFile) -> [AbsoluteConfigKey: ConfigValue] {
    [AbsoluteConfigKey: ConfigValue](
      uniqueKeysWithValues: file.values.map {
        (AbsoluteConfigKey([$0.key]), ConfigValue($0.value.content, isSecret: false))
      })
  }

  private static func environmentError(_ setting: Setting, in environment: [String: String]) -> SettingsError {
    let name = setting.environmentName
    return SettingsError(
      setting: setting.name, value: environment[name], origin: .environment(name),
      allowed: "allowed is \(setting.allowed)")
  }

  /// Names that begin as ours do and mean nothing: likely misspelt, but not ours alone to forbid.
  private static func unknown(_ environment: [String: String]) -> [String] {
    let known = Set(Setting.all.map(\.environmentName) + [fileVariable])
    return environment.keys.filter { !known.contains($0) }.sorted()
      .map { "environment \($0): there is no setting of this name; it is ignored." }
  }
}

extension ConfigReader {
  /// The value of the first provider that has one.
  fileprivate func content(of setting: Setting) async throws -> ConfigContent? {
    let key = ConfigKey([setting.name])
    return switch setting.type {
    case .int: try await fetchInt(forKey: key).map { .int($0) }
    case .double: try await fetchDouble(forKey: key).map { .double($0) }
    case .bool: try await fetchBool(forKey: key).map { .bool($0) }
    case .stringArray: try await fetchStringArray(forKey: key).map { .stringArray($0) }
    default: try await fetchString(forKey: key).map { .string($0) }
    }
  }
}

/// Remembers which provider a value came from.
private final class OriginRecorder: AccessReporter {
  /// By the name of the setting: how many providers were asked until one had a value.
  private let askedCounts = Mutex<[String: Int]>([:])

  func report(_ event: AccessEvent) {
    guard let name = event.metadata.key.components.last else { return }
    askedCounts.withLock { $0[name] = event.providerResults.count }
  }

  func origin(of setting: Setting, file: SettingsFile?) -> SettingOrigin {
    switch askedCounts.withLock({ $0[setting.name] }) {
    case 1: .flag(setting.name)
    case 2: .environment(setting.environmentName)
    default: .file(file?.path ?? "", line: file?.values[setting.name]?.line ?? 0)
    }
  }
}
