import Kheo

/// What `kheo-server --version` says.
enum ServerVersion {
  static let text = "kheo-server \(KheoVersion.number) (index format \(IndexFormat.version), ICU \(ICU.version))"
}
