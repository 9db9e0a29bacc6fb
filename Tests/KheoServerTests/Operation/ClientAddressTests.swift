import Testing

@testable import KheoServer

@Suite struct ClientAddressTests {
  private func client(_ peer: String?, for forwardedFor: String? = nil, forwarded: String? = nil) -> String? {
    let addresses = ClientAddress(trusted: ["10.0.0.0/8", "::1", "2001:db8:1::/48"].compactMap { AddressRange($0) })
    let address = addresses.client(
      peer: peer.flatMap { IPAddress($0) }, forwardedFor: forwardedFor, forwarded: forwarded)
    return address?.description
  }

  @Test("what a stranger says about its address counts for nothing")
  func strangers() {
    #expect(client("192.0.2.7", for: "203.0.113.1") == "192.0.2.7")
    #expect(client("192.0.2.7", forwarded: "for=203.0.113.1") == "192.0.2.7")
    let none = ClientAddress(trusted: [])
    #expect(none.client(peer: IPAddress("127.0.0.1"), forwardedFor: "203.0.113.1", forwarded: nil)?.isLoopback == true)
  }

  @Test(
    "behind trusted proxies the right-most address that is not theirs is the client",
    arguments: [
      ("203.0.113.1", "203.0.113.1"), ("198.51.100.9, 203.0.113.1", "203.0.113.1"),
      ("198.51.100.9,203.0.113.1, 10.1.1.1", "203.0.113.1"), ("203.0.113.1:4711", "203.0.113.1"),
      ("[2001:db8::7]:4711", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"),
      ("2001:db8:1::5, 10.9.9.9", "2001:db8:1::5"),
      ("unknown", "10.0.0.1"), ("203.0.113.1, unknown", "10.0.0.1"), ("203.0.113.1, ", "10.0.0.1"), ("", "10.0.0.1"),
      ("203.0.113.1, garbage, 10.2.2.2", "10.2.2.2"), ("::ffff:203.0.113.1", "203.0.113.1"),
    ])
  func forwardedFor(_ field: String, _ expected: String) {
    #expect(client("10.0.0.1", for: field) == expected)
  }

  @Test(
    "the standard's own field is read as well",
    arguments: [
      ("for=203.0.113.1", "203.0.113.1"),
      (#"For="[2001:db8::7]:4711";proto=https, for=10.1.1.1;by=10.0.0.1"#, "2001:db8::7"),
      (#"for="_hidden,for=192.0.2.1", for=203.0.113.1"#, "203.0.113.1"), ("for=_hidden", "10.0.0.1"),
      ("proto=https", "10.0.0.1"), (#"by=10.0.0.2; for = "203.0.113.1:99""#, "203.0.113.1"),
      ("for=\"203.0.113.1", "203.0.113.1"),
    ])
  func forwarded(_ field: String, _ expected: String) {
    #expect(client("10.0.0.1", forwarded: field) == expected)
  }

  @Test("a Unix socket is the machine's own proxy")
  func unixSocket() {
    #expect(client(nil, for: "203.0.113.1") == "203.0.113.1")
    #expect(client(nil) == nil)
  }
}
