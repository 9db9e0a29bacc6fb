/// The address of an article's source, without what differs between two links to one page.
enum SourceAddress {
  /// Query parameters that tell where a reader came from, and nothing about the page: those of Google Analytics (`utm_…`),
  /// Google Ads, Facebook, Microsoft, Mailchimp and Matomo, as their manuals name them.
  private static let trackingParameters: Set<Substring> = [
    "gclid", "gclsrc", "dclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "ref", "ref_src", "amp",
    "output",
  ]

  /// Host and path and the query that is left: no scheme, no user, no `www.`, no port 80 or 443, no fragment, no tracking
  /// parameters, no slash at the end. Host in small letters. Nil where nothing but a host is left: that is no article.
  static func normalized(_ url: String) -> String? {
    var rest = Substring(url).drop { $0 == " " || $0 == "\t" }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    }
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    var query = Substring()
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    let hostEnd = rest.firstIndex(of: "/") ?? rest.endIndex
    var host = rest[..<hostEnd].lowercased()
    if let user = host.lastIndex(of: "@") { host = String(host[host.index(after: user)...]) }
    for prefix in ["www.", "m.", "amp."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    var path = rest[hostEnd...]
    while path.last == "/" { path.removeLast() }
    let parameters = query.split(whereSeparator: { $0 == "&" || $0 == ";" }).filter { parameter in
      let name = parameter.prefix { $0 != "=" }
      return !name.hasPrefix("utm_") && !name.hasPrefix("pk_") && !trackingParameters.contains(name)
    }.sorted()
    guard host.contains("."), !path.isEmpty || !parameters.isEmpty else { return nil }
    return host + path + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
  }
}
