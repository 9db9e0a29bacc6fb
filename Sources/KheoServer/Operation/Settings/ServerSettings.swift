public import Logging
import NIOCore

/// Every setting of the server, with its default.
///
/// A setting comes from a flag (`--rate-limit 5`), else from the environment (`KHEO_RATE_LIMIT=5`), else from the
/// file that `--config` names (`{"rate-limit": 5}`), else it has its default; ``SettingsReader`` reads it, and
/// ``Setting/all`` says of each its name, unit and range. There is no secret among them: keys lie in a file.
public struct ServerSettings: Sendable, Equatable {
  // MARK: Where

  /// The folder of the index to serve; required.
  public var index = ""
  /// The address to listen on: a number or a name.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 takes any that is free.
  public var port = 8080

  // MARK: Who may ask

  /// Whether an address other than loopback may be served without keys.
  public var insecurePublic = false
  /// The file of the keys; empty: none.
  public var keysFile = ""
  /// Proxies whose word about the client is believed, as CIDR blocks.
  public var trustedProxies: [String] = []
  /// Web pages of other origins that may call the API: `https://example.org`.
  public var corsOrigins: [String] = []
  /// Who may show the page in a frame, as sources of Content-Security-Policy.
  public var frameAncestors = ["'none'"]
  /// How long anyone may keep an answer, in seconds; 0: private, asked for anew each time.
  public var publicCacheSeconds = 0

  // MARK: What is logged

  public var logLevel = Logger.Level.info
  /// Whether queries and addresses of clients are written to the log.
  public var logQueries = false

  // MARK: How often

  /// Requests a second for a key or an address; 0: no limit. Nil: 0 on loopback without proxies, else 20.
  public var rateLimit: Double?
  /// Requests at once before the rate counts.
  public var rateBurst = 100
  /// As `rateLimit`, for suggestions, which are asked for at every key pressed. Nil: 0 on loopback, else 50.
  public var suggestRateLimit: Double?
  public var suggestRateBurst = 200

  // MARK: How large

  public var maxQueryBytes = 2000
  /// Hits on one page.
  public var maxLimit = 100
  public var maxURLBytes = 16_384
  /// All lines of a request's header together.
  public var maxHeaderBytes = 32_768
  public var maxHeaderCount = 100
  public var maxBodyBytes = 65_536

  // MARK: How long, how many

  /// Until a connection has sent its first header, and until a request's body is there.
  public var headerTimeoutSeconds = 10
  /// Until a connection without a request is closed.
  public var idleTimeoutSeconds = 30
  public var maxConnections = 2000
  /// Threads that search.
  public var searchThreads = System.coreCount
  /// Searches that wait for a thread; more are refused.
  public var searchQueue = 256
  public var searchTimeoutMilliseconds = 2000
  /// Memory for answers that are asked for again; 0: none are kept.
  public var cacheBytes = 33_554_432
  /// How often the index folder is looked at for a new generation.
  public var reloadIntervalMilliseconds = 250
  /// How long requests under way may take once the server is told to stop.
  public var shutdownGraceSeconds = 10

  public init() {}
}

extension ServerSettings {
  /// Whether `host` is reached from this machine only.
  public var isLoopback: Bool { host == "localhost" || IPAddress(host)?.isLoopback == true }

  /// `trustedProxies` as blocks.
  public var trustedRanges: [AddressRange] { trustedProxies.compactMap { AddressRange($0) } }

  /// Requests a second that are held to; 0: no limit.
  public var effectiveRateLimit: Double { rateLimit ?? (isPrivate ? 0 : 20) }

  /// Suggestions a second that are held to; 0: no limit.
  public var effectiveSuggestRateLimit: Double { suggestRateLimit ?? (isPrivate ? 0 : 50) }

  private var isPrivate: Bool { isLoopback && trustedProxies.isEmpty }
}
