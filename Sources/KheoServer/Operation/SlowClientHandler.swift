public import NIOCore
public import NIOHTTPTypes

/// Closes a connection that takes too long to say what it wants: from its opening to its first header, and from a
/// header to the end of the body. The time between requests is the server's idle timeout.
///
/// Without it a client that sends a byte every few seconds would hold a connection for as long as it likes. Bytes of
/// a header are not seen here until the header is whole, so that no drip resets the clock.
public final class SlowClientHandler: ChannelInboundHandler, RemovableChannelHandler {
  public typealias InboundIn = HTTPRequestPart

  private let timeout: TimeAmount
  private let metrics: ServerMetrics?
  private var deadline: Scheduled<Void>?

  public init(settings: ServerSettings, metrics: ServerMetrics?) {
    timeout = .seconds(Int64(settings.headerTimeoutSeconds))
    self.metrics = metrics
  }

  public func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  public func handlerRemoved(context: ChannelHandlerContext) { stop() }

  public func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  public func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: start(context)
    case .body: break
    case .end: stop()
    }
    context.fireChannelRead(data)
  }

  private func start(_ context: ChannelHandlerContext) {
    stop()
    let metrics = metrics
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: timeout) {
      metrics?.reject(.slowClient)
      channel.close(promise: nil)
    }
  }

  private func stop() {
    deadline?.cancel()
    deadline = nil
  }
}

@available(*, unavailable)
extension SlowClientHandler: Sendable {}
