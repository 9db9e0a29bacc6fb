import CICU

/// Facts about the ICU that the process runs with.
public enum ICU {
  /// Its version, such as `72.1`.
  public static var version: String { String(cString: kheo_icu_version()) }
}
