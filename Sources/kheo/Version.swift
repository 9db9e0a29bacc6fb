import Kheo

/// What `kheo --version` says.
enum Version {
  static var current: String { "\(KheoVersion.number) (index format \(IndexFormat.version), ICU \(ICU.version))" }
}
