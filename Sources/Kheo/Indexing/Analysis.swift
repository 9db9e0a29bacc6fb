import KheoText

/// The name of the analysis that an index's terms come from, kept in its manifest.
enum Analysis {
  /// Changes when a text would become other tokens than before.
  static let version = 1

  /// The version of the analysis and of the ICU behind it.
  static var name: String { "kheo-text \(version), ICU \(ICU.version)" }
}
