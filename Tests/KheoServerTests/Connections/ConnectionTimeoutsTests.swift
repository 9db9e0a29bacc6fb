import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import KheoServer

@Suite struct ConnectionTimeoutsTests {
  private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "h", path: "/"))

  private func connection(_ metrics: ServerMetrics = ServerMetrics()) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(
      handler: ConnectionTimeouts(
        requestTimeout: .seconds(10), answerTimeout: .seconds(30), onTimeout: { metrics.reject(.slowClient) }))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  @Test("a connection that sends no header is closed, and counted")
  func noHeader() throws {
    let metrics = ServerMetrics()
    let channel = try connection(metrics)
    channel.embeddedEventLoop.advanceTime(by: .seconds(9))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
    #expect(metrics.registry.text().contains(#"kheo_http_rejected_total{reason="slow_client"} 1"#))
  }

  @Test("a body that drips does not hold a connection")
  func drip() throws {
    let channel = try connection()
    try channel.writeInbound(head)
    for _ in 0..<9 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
    }
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("between requests the connection stays")
  func idle() throws {
    let channel = try connection()
    for _ in 0..<3 {
      try channel.writeInbound(head)
      try channel.writeInbound(HTTPRequestPart.end(nil))
      channel.embeddedEventLoop.advanceTime(by: .seconds(25))
      #expect(channel.isActive)
    }
    _ = try channel.finish()
  }
}
