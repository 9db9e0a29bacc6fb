/// What one value alone cannot tell.
extension LoadedSettings {
  /// Throws ``SettingsError`` for the first setting that cannot be used.
  func validate() throws {
    if settings.index.isEmpty { throw error("index", "", "name the folder of an index: --index FOLDER") }
    if settings.host.isEmpty { throw error("host", "", "name an address to listen on, such as 127.0.0.1") }
    try check("trusted-proxies", settings.trustedProxies, "allowed are CIDR blocks, such as 10.0.0.0/8 or ::1") {
      AddressRange($0) != nil
    }
    try check(
      "cors-origins", settings.corsOrigins, "allowed are origins, such as https://example.org; no path, no *",
      Self.isOrigin)
    try check(
      "frame-ancestors", settings.frameAncestors, "allowed are 'none', 'self' and origins", Self.isFrameAncestor)
    try validateExposure()
  }

  /// An address that others reach needs keys, or someone's explicit word.
  private func validateExposure() throws {
    guard !settings.isLoopback, settings.keysFile.isEmpty, !settings.insecurePublic else { return }
    throw error(
      "host", settings.host,
      "others can reach this address: make keys and name their file with keys-file, or set insecure-public "
        + "to let anyone search")
  }

  private func check(
    _ name: String, _ values: [String], _ allowed: String, _ isAllowed: (String) -> Bool
  ) throws {
    if let value = values.first(where: { !isAllowed($0) }) { throw error(name, value, allowed) }
  }

  private func error(_ name: String, _ value: String, _ allowed: String) -> SettingsError {
    SettingsError(setting: name, value: value.isEmpty ? nil : value, origin: origin(of: name), allowed: allowed)
  }

  /// An origin as browsers write it (RFC 6454 section 6.2): scheme, host, maybe a port; lower case.
  static func isOrigin(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    return !rest.isEmpty
      && rest.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x3A).contains(byte)
          || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(byte)
      }
  }

  /// Nothing that would end the directive or the header.
  private static func isFrameAncestor(_ text: String) -> Bool {
    if text == "'none'" || text == "'self'" { return true }
    return isOrigin(text) || (text.hasPrefix("https://*.") && isOrigin("https://" + text.dropFirst(10)))
  }
}
