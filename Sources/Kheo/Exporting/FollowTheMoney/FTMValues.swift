import KheoSearch

/// Dates and addresses of the web in the form that FollowTheMoney takes, or nil.
enum FTMValues {
  /// The day, month or year of an ISO 8601 date. The time of day is left out: FollowTheMoney wants it in UTC, which would
  /// move an evening's news to another day.
  static func date(_ text: String?) -> String? {
    guard let text else { return nil }
    let date = String(text.prefix { $0 != "T" && $0 != " " })
    guard date.first == "1" || date.first == "2", !date.contains(".."), DateCondition.range(of: date) != nil else {
      return nil
    }
    return date
  }

  /// An address of http or https with a plausible host.
  static func url(_ text: String?) -> String? {
    guard let text, text.unicodeScalars.count <= 4096, let scheme = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<scheme.lowerBound].lowercased()),
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.properties.isWhitespace || $0.value == 0x7F }),
      FTMText.label(text, limit: 4096) == text
    else { return nil }
    let authority = text[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, isHost(parts[0]) else { return nil }
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }), parts[1].isEmpty || UInt16(parts[1]) != nil else {
        return nil
      }
    }
    return text
  }

  private static func isHost(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1, last.contains(where: { !$0.isNumber }) else {
      return false
    }
    return labels.allSatisfy { label in
      let scalars = label.unicodeScalars
      return 1...63 ~= scalars.count
        && scalars.allSatisfy { isAlphanumeric($0) || $0 == "-" || $0 == "_" }
        && scalars.contains(where: isAlphanumeric)
    }
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || "0"..."9" ~= scalar
  }
}
