/// Who asks: the peer itself, or the one a trusted proxy names.
///
/// Each proxy appends the address it was called from. Read from the right, entries are true as long as the one that
/// wrote them is trusted; the first that is not is the client, and what stands left of it is the client's own word.
struct ClientAddress {
  let trusted: [AddressRange]

  /// Whether the client is always the peer.
  var isTrivial: Bool { trusted.isEmpty }

  /// - Parameters:
  ///   - peer: The other end of the connection; nil for a Unix socket, which counts as a trusted proxy where there is
  ///     any, since only the machine itself can open one.
  ///   - forwardedFor: All fields `X-Forwarded-For`, in order, joined with commas. It goes before `forwarded`: a proxy
  ///     has to set or remove it.
  ///   - forwarded: All fields `Forwarded` (RFC 7239), in order, joined with commas.
  func client(peer: IPAddress?, forwardedFor: String?, forwarded: String?) -> IPAddress? {
    guard !trusted.isEmpty, peer.map(isTrusted) ?? true else { return peer }
    if let forwardedFor {
      let entries = forwardedFor.split(separator: ",", omittingEmptySubsequences: false)
      return client(peer, entries.reversed().lazy.map { Self.address($0) })
    }
    if let forwarded {
      return client(peer, Self.elements(forwarded).reversed().lazy.map { Self.address(forwarded: $0) })
    }
    return peer
  }

  /// - Parameter entries: From the right; nil where one is no address.
  private func client(_ peer: IPAddress?, _ entries: some Sequence<IPAddress?>) -> IPAddress? {
    var last = peer
    for entry in entries {
      // A proxy that hides or garbles the address vouches for nothing further.
      guard let entry else { return last }
      last = entry
      if !isTrusted(entry) { return entry }
    }
    return last
  }

  private func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

  // MARK: Syntax

  /// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`, with spaces around.
  static func address(_ text: some StringProtocol) -> IPAddress? {
    var text = text[...]
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      return IPAddress(text[text.index(after: text.startIndex)..<end])
    }
    if let colon = text.firstIndex(of: ":"), text.contains("."), text.lastIndex(of: ":") == colon, !text.hasPrefix(":")
    {
      return IPAddress(text[..<colon])
    }
    return IPAddress(text)
  }

  /// The elements of a field `Forwarded`, apart at commas outside of quotes.
  private static func elements(_ field: String) -> [Substring] {
    split(field[...], at: ",")
  }

  /// The address of `for=` in one element: a token, or in quotes where it has colons.
  private static func address(forwarded element: Substring) -> IPAddress? {
    for pair in split(element, at: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = parts[0].filter { $0 != " " && $0 != "\t" }
      guard name.lowercased() == "for" else { continue }
      return address(parts[1].filter { $0 != "\"" && $0 != "\\" })
    }
    return nil
  }

  private static func split(_ text: Substring, at separator: Character) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      guard text[index] == separator, !isQuoted else { continue }
      pieces.append(text[start..<index])
      start = text.index(after: index)
    }
    pieces.append(text[start...])
    return pieces
  }
}
