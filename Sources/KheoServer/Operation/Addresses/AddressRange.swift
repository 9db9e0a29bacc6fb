/// A block of addresses in CIDR notation (RFC 4632, RFC 4291): `10.0.0.0/8`, `2001:db8::/32`; one address without a
/// slash.
public struct AddressRange: Hashable, Sendable {
  private var base: IPAddress
  /// How many leading bits of the 128 count; an IPv4 prefix has 96 more than it is written with.
  private var prefixLength: Int

  /// Nil where the text is no address, or the prefix is longer than the address.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
    let bitCount = address.isIPv4 ? 32 : 128
    var length = bitCount
    if parts.count == 2 {
      guard let written = Self.number(parts[1]), written <= bitCount else { return nil }
      length = written
    }
    prefixLength = length + 128 - bitCount
    base = Self.prefix(of: address, length: prefixLength)
  }

  public func contains(_ address: IPAddress) -> Bool { Self.prefix(of: address, length: prefixLength) == base }

  /// Up to three digits, nothing else.
  private static func number(_ text: some StringProtocol) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func prefix(of address: IPAddress, length: Int) -> IPAddress {
    IPAddress(
      high: address.high & mask(length: min(length, 64)),
      low: address.low & mask(length: max(length - 64, 0)))
  }

  /// A mask of leading ones; Swift's shift by 64 gives 0.
  private static func mask(length: Int) -> UInt64 { UInt64.max << UInt64(64 - length) }
}
