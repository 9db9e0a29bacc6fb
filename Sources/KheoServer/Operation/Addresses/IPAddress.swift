import Glibc
public import NIOCore

/// An address of IPv4 or IPv6 as a value that compares and hashes cheaply.
///
/// IPv4 is held the way IPv6 maps it (`::ffff:a.b.c.d`, RFC 4291 section 2.5.5.2), so that a client is the same
/// whichever kind of socket it came through.
public struct IPAddress: Hashable, Sendable {
  /// The first and the last 64 bits, in the order of the network.
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Whether it is an IPv4 address.
  public var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// 127.0.0.0/8 and ::1.
  public var isLoopback: Bool { isIPv4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

  /// The network a client is counted under: an IPv4 address itself; of IPv6 the first 64 bits, as one customer
  /// has at least that many addresses to choose from.
  public var countedNetwork: IPAddress { isIPv4 ? self : IPAddress(high: high, low: 0) }

  /// The notation `inet_pton` takes: `192.0.2.7`, `2001:db8::1`; no port, brackets, zone or spaces.
  public init?(_ text: some StringProtocol) {
    // The longest notation has 45 characters; a zero byte would hide what follows it.
    guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
    let text = String(text)
    let parsed = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { bytes -> IPAddress? in
      if inet_pton(AF_INET, text, bytes.baseAddress) == 1 { return IPAddress(version4: bytes[..<4]) }
      return inet_pton(AF_INET6, text, bytes.baseAddress) == 1 ? IPAddress(version6: bytes[...]) : nil
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The peer of a connection; nil for a Unix socket.
  public init?(_ peer: SocketAddress) {
    // RFC 3493: the address follows the family and the port; in IPv6 the flow information too.
    let address = peer.withSockAddr { address, byteCount -> IPAddress? in
      let bytes = UnsafeRawBufferPointer(start: address, count: byteCount)
      return switch peer.protocol {
      case .inet: IPAddress(version4: bytes[4..<8])
      case .inet6: IPAddress(version6: bytes[8..<24])
      default: nil
      }
    }
    guard let address else { return nil }
    self = address
  }

  /// Four bytes in the order of the network.
  private init(version4 bytes: some Sequence<UInt8>) {
    self.init(high: 0, low: bytes.reduce(0xFFFF) { $0 << 8 | UInt64($1) })
  }

  /// Sixteen bytes in the order of the network.
  private init(version6 bytes: some Collection<UInt8>) {
    self.init(
      high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
      low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}

extension IPAddress: CustomStringConvertible {
  /// The short notation (RFC 5952 for IPv6).
  public var description: String {
    if isIPv4 { return (0..<4).map { String(low >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".") }
    let bytes = [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
