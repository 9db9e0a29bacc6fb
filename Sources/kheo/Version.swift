import Kheo

/// What `kheo --version` says.
enum Version {
  static let number = "0.1.0"

  static var current: String { "\(number) (index format \(IndexFormat.version), ICU \(ICU.version))" }
}
