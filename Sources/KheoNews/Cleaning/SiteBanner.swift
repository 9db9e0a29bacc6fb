/// Reads the host name out of a site's banner such as `Example.vn - News of the day`.
enum SiteBanner {
  /// The host in small letters without `www.`: one of the first two words, or alone between dashes or bars.
  static func host(_ line: String) -> String? {
    let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "|" })
    guard words.count <= 20 else { return nil }
    for word in words.prefix(2) + words.suffix(1) {
      if let host = host(word: word) { return host }
    }
    return nil
  }

  private static func host(word: Substring) -> String? {
    let labels = word.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard (2...4).contains(labels.count), let last = labels.last, (2...6).contains(last.utf8.count),
      last.utf8.allSatisfy({ $0 &- 0x61 < 26 })
    else { return nil }
    let isLabel = { (label: Substring) in
      !label.isEmpty && label.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
    }
    guard labels.allSatisfy(isLabel), labels[labels.count - 2].utf8.count >= 2 else { return nil }
    return (labels.first == "www" ? labels.dropFirst() : labels[...]).joined(separator: ".")
  }

  /// The host of a web address, in small letters without `www.`.
  static func host(ofAddress address: String) -> String? {
    guard let scheme = address.firstIndex(of: ":") else { return nil }
    let authority = address[scheme...].drop { ":/".contains($0) }.prefix { !"/?#".contains($0) }
    let host = (authority.split(separator: "@").last ?? "").prefix { $0 != ":" }.lowercased()
    guard host.contains(".") else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
