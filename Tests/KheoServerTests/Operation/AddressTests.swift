import NIOCore
import Testing

@testable import KheoServer

@Suite struct AddressTests {
  @Test(
    "an address reads back as it is written shortest",
    arguments: [
      ("192.0.2.7", "192.0.2.7"), ("::1", "::1"), ("2001:DB8:0:0::5", "2001:db8::5"), ("::ffff:10.1.2.3", "10.1.2.3"),
      ("fe80::", "fe80::"), ("255.255.255.255", "255.255.255.255"),
    ])
  func notation(_ text: String, _ expected: String) {
    #expect(IPAddress(text)?.description == expected)
  }

  @Test(
    "what is no address is none",
    arguments: [
      "", "1.2.3", "1.2.3.4.5", "1.2.3.4 ", "[::1]", "::1%eth0", "1.2.3.4\u{0}", "999.1.1.1", ":::", "localhost",
    ])
  func refused(_ text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("a peer is the address of its socket, mapped or not")
  func peers() throws {
    for (text, expected) in [
      ("127.0.0.1", "127.0.0.1"), ("2001:db8::7", "2001:db8::7"), ("::ffff:192.0.2.9", "192.0.2.9"),
    ] {
      let peer = try SocketAddress(ipAddress: text, port: 4711)
      #expect(IPAddress(peer)?.description == expected)
    }
    #expect(IPAddress(try SocketAddress(unixDomainSocketPath: "/tmp/kheo")) == nil)
  }

  @Test(
    "a block holds its addresses and no others",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("192.0.2.7", "192.0.2.7", true),
      ("192.0.2.7", "192.0.2.6", false), ("0.0.0.0/0", "203.0.113.1", true), ("0.0.0.0/0", "2001:db8::1", false),
      ("::/0", "2001:db8::1", true), ("2001:db8::/33", "2001:db8:7fff::", true),
      ("2001:db8::/33", "2001:db8:8000::", false), ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
      ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("10.1.2.3/16", "10.1.77.1", true),
    ])
  func blocks(_ block: String, _ address: String, _ isInside: Bool) throws {
    let range = try #require(AddressRange(block))
    #expect(range.contains(try #require(IPAddress(address))) == isInside)
  }

  @Test(
    "what is no block is none",
    arguments: [
      "", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.0/ 8",
    ])
  func refusedBlocks(_ text: String) {
    #expect(AddressRange(text) == nil)
  }

  @Test("loopback is this machine, and a customer is counted by 64 bits of IPv6")
  func kinds() throws {
    for text in ["127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"] { #expect(IPAddress(text)?.isLoopback == true) }
    for text in ["128.0.0.1", "::2", "10.0.0.1"] { #expect(IPAddress(text)?.isLoopback == false) }
    #expect(IPAddress("2001:db8::1:2:3:4")?.countedNetwork == IPAddress("2001:db8::"))
    #expect(IPAddress("192.0.2.7")?.countedNetwork == IPAddress("192.0.2.7"))
  }
}
