public import Hummingbird
public import HummingbirdCore
public import Logging
import NIOCore

/// The settings as Hummingbird takes them.
extension ServerSettings {
  /// Limits of a connection: the size of headers, idle time, slow clients.
  public func http1(metrics: ServerMetrics?) -> HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      additionalChannelHandlers: [SlowClientHandler(settings: self, metrics: metrics)],
      idleTimeout: .seconds(Int64(idleTimeoutSeconds)),
      httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: maxHeaderBytes, maxHeaderListSize: maxHeaderBytes, maxHeaderFieldCount: maxHeaderCount))
  }

  /// Where to listen, and how many connections to hold.
  public func application(logger: Logger) -> ApplicationConfiguration {
    ApplicationConfiguration(
      address: .hostname(host, port: port), serverName: nil,
      availableConnectionsDelegate: .maximum(maxConnections, logger: logger))
  }
}
