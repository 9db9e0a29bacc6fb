public import Hummingbird
public import Logging
import NIOCore
import Synchronization

/// What goes with a request through the middlewares to its controller.
public struct ServerContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The other end of the connection; nil for a Unix socket. Behind a proxy this is the proxy.
  public var peer: IPAddress?
  /// Who asks, as far as trusted proxies tell; nil until ``RequestIdentityMiddleware`` has said, and for Unix sockets.
  public var client: IPAddress?
  /// The id of the request, for the log and for `X-Request-Id`.
  public var requestID: String
  /// The trace that the request is part of, where its sender names one.
  public var trace: TraceContext?
  /// The key the request was made with. All copies of the context share it, so that the log, which is around
  /// everything, sees what is found further in.
  public var key: APIKey? {
    get { notes.key.withLock { $0 } }
    nonmutating set { notes.key.withLock { $0 = newValue } }
  }
  private let notes = Notes()
  /// The logger of the connection, without ids.
  let baseLogger: Logger

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress.flatMap { IPAddress($0) }
    requestID = ""
    baseLogger = source.logger
  }

  /// Bodies are small here; see ``ServerSettings/maxBodyBytes``.
  public var maxUploadSize: Int { 65_536 }

  /// The logger with the ids of the request and of its trace.
  ///
  /// It is made when it is asked for, since most requests log one line, and that line names the ids itself.
  public var logger: Logger {
    var logger = baseLogger
    logger[metadataKey: "hb.request.id"] = nil
    for (name, value) in identifiers { logger[metadataKey: name] = value }
    return logger
  }

  /// The ids of the request and of its trace, as metadata.
  var identifiers: Logger.Metadata {
    // Room for what the line of the log adds.
    var metadata = Logger.Metadata(minimumCapacity: 10)
    metadata["request"] = .string(requestID)
    if let trace { metadata["trace"] = .string(trace.traceID) }
    return metadata
  }
}

/// What copies of a context share.
private final class Notes: Sendable {
  let key = Mutex<APIKey?>(nil)
}

/// What a middleware calls to go on. Hummingbird's own modules have it run concurrently, which ours say.
public typealias Next = @concurrent (Request, ServerContext) async throws -> Response
