import Kheo
import Configuration

/// The file of settings: one JSON object (RFC 8259) whose members are settings by name.
///
/// ```json
/// {"index": "/srv/kheo/news", "port": 8080, "trusted-proxies": ["127.0.0.1"], "log-queries": false}
/// ```
///
/// Values are texts, numbers, `true`, `false` and arrays of texts. An unknown or repeated name is an error, as the
/// setting that someone meant would silently keep its default.
struct SettingsFile {
  var path: String
  var values: [String: (content: ConfigContent, line: Int)] = [:]

  /// Throws ``SettingsError``.
  init(path: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.read(path).bytes
    } catch let error as SmallFile.ReadError {
      throw SettingsError(setting: nil, value: nil, origin: .file(path, line: 0), allowed: error.reason)
    }
    try self.init(path: path, bytes: bytes)
  }

  init(path: String, bytes: [UInt8]) throws {
    self.path = path
    var parser = SettingsFileParser(bytes: bytes)
    do throws(SettingsFileParser.Failure) {
      for member in try parser.object() { try add(member) }
    } catch {
      throw SettingsError(
        setting: error.name, value: error.value, origin: .file(path, line: error.line), allowed: error.expected)
    }
  }

  private mutating func add(_ member: SettingsFileParser.Member) throws(SettingsFileParser.Failure) {
    func failure(_ expected: String, showing value: String? = nil) -> SettingsFileParser.Failure {
      SettingsFileParser.Failure(line: member.line, expected: expected, name: member.name, value: value)
    }
    guard let setting = Setting.all.first(where: { $0.name == member.name }) else {
      throw failure("there is no setting of this name")
    }
    guard values[member.name] == nil else { throw failure("the setting is given twice") }
    guard let content = setting.content(of: member.value), setting.allows(content) else {
      throw failure("allowed is \(setting.allowed)", showing: "\(member.value)")
    }
    values[member.name] = (content, member.line)
  }
}

extension Setting {
  /// A value of the file as one of `kind`; nil where it is of another type.
  func content(of value: SettingsFileParser.Value) -> ConfigContent? {
    switch (kind, value) {
    case (.text, .text(let text)), (.choice, .text(let text)): .string(text)
    case (.list, .list(let texts)): .stringArray(texts)
    case (.yesOrNo, .yesOrNo(let value)): .bool(value)
    case (.number, .number(let text)): Int(text).map { .int($0) }
    case (.decimal, .number(let text)): Double(text).map { .double($0) }
    default: nil
    }
  }
}
