import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections whose other end takes its time: to send its first header, to send a body, to take an answer.
///
/// A header that drips in later, on a connection that was used before, is no request under way: the idle timeout ends it.
final class ConnectionTimeouts: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let requestTimeout: TimeAmount
  private let answerTimeout: TimeAmount
  /// Told of each connection that is closed here.
  private let onTimeout: @Sendable () -> Void
  private var requestTimer: Scheduled<Void>?
  private var answerTimer: Scheduled<Void>?
  /// Answers that are written and not yet taken.
  private var pendingCount = 0

  init(requestTimeout: TimeAmount, answerTimeout: TimeAmount, onTimeout: @escaping @Sendable () -> Void) {
    self.requestTimeout = requestTimeout
    self.answerTimeout = answerTimeout
    self.onTimeout = onTimeout
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { waitForRequest(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelAll() }

  func channelActive(context: ChannelHandlerContext) {
    waitForRequest(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelAll()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      // The body has as long as the header had.
      waitForRequest(context)
    case .body: break
    case .end:
      requestTimer?.cancel()
      requestTimer = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      if head.status.kind != .informational {
        pendingCount += 1
        waitForTaking(context)
      }
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
      let handler = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      promise.futureResult.whenComplete { _ in
        let (timeouts, context) = handler.value
        timeouts.answerWasTaken(context)
      }
      context.write(data, promise: promise)
    }
  }

  private func answerWasTaken(_ context: ChannelHandlerContext) {
    pendingCount = max(0, pendingCount - 1)
    answerTimer?.cancel()
    answerTimer = nil
    if pendingCount > 0, context.channel.isActive { waitForTaking(context) }
  }

  private func waitForRequest(_ context: ChannelHandlerContext) {
    requestTimer?.cancel()
    requestTimer = close(context, in: requestTimeout)
  }

  private func waitForTaking(_ context: ChannelHandlerContext) {
    if answerTimer == nil { answerTimer = close(context, in: answerTimeout) }
  }

  private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    return context.eventLoop.scheduleTask(in: time) { [onTimeout] in
      onTimeout()
      context.value.close(promise: nil)
    }
  }

  private func cancelAll() {
    requestTimer?.cancel()
    answerTimer?.cancel()
    requestTimer = nil
    answerTimer = nil
  }
}
