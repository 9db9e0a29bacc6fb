import ArgumentParser

/// The flags of the settings, by their names. `SettingsReader` says what each may be; this says that they are there.
struct SettingFlags: ParsableArguments {
  @Option(help: "Folder of the index to serve.", completion: .directory) var index: String?
  @Option(help: "Address to listen on.") var host: String?
  @Option(help: "Port to listen on; 0 takes any that is free.") var port: String?

  @Flag(name: .customLong("insecure-public"), help: "Serve an address other than loopback without keys.")
  var insecurePublic = false
  @Option(help: "File of the hashed keys.", completion: .file()) var keysFile: String?
  @Option(help: "CIDR blocks of proxies whose word about the client is believed.") var trustedProxies: String?
  @Option(help: "Origins of other web pages that may call the API.") var corsOrigins: String?
  @Option(help: "Who may show the page in a frame.") var frameAncestors: String?
  @Option(help: "Seconds that anyone may keep an answer.") var publicCacheSeconds: String?

  @Option(help: "The least level that is written: trace, debug, info, notice, warning, error, critical.")
  var logLevel: String?
  @Flag(name: .customLong("log-queries"), help: "Write queries and addresses of clients to the log.")
  var logQueries = false

  @Option(help: "Requests a second of one key or address.") var rateLimit: String?
  @Option(help: "Requests at once before the rate counts.") var rateBurst: String?
  @Option(help: "As --rate-limit, for suggestions.") var suggestRateLimit: String?
  @Option(help: "As --rate-burst, for suggestions.") var suggestRateBurst: String?

  @Option(help: "Longest query, in bytes.") var maxQueryBytes: String?
  @Option(help: "Most hits of one page.") var maxLimit: String?
  @Option(help: "Longest path with its query, in bytes.") var maxUrlBytes: String?
  @Option(help: "Longest header, in bytes.") var maxHeaderBytes: String?
  @Option(help: "Most lines of a header.") var maxHeaderCount: String?
  @Option(help: "Longest body, in bytes.") var maxBodyBytes: String?

  @Option(help: "Seconds until a header, and then a body, is there.") var headerTimeoutSeconds: String?
  @Option(help: "Seconds until a connection without a request is closed.") var idleTimeoutSeconds: String?
  @Option(help: "Most connections at once.") var maxConnections: String?
  @Option(help: "Threads that search.") var searchThreads: String?
  @Option(help: "Searches that wait before more are refused.") var searchQueue: String?
  @Option(help: "Milliseconds of the longest search.") var searchTimeoutMs: String?
  @Option(help: "Bytes of answers that are kept; 0 keeps none.") var cacheBytes: String?
  @Option(help: "Milliseconds between looks for a new generation.") var reloadIntervalMs: String?
  @Option(help: "Seconds that requests under way may take when the server stops.") var shutdownGraceSeconds: String?

  /// The flags that were given, by the names of the settings.
  var given: [String: String] {
    let texts: [String: String?] = [
      "index": index, "host": host, "port": port, "keys-file": keysFile, "trusted-proxies": trustedProxies,
      "cors-origins": corsOrigins, "frame-ancestors": frameAncestors, "public-cache-seconds": publicCacheSeconds,
      "log-level": logLevel, "rate-limit": rateLimit, "rate-burst": rateBurst,
      "suggest-rate-limit": suggestRateLimit, "suggest-rate-burst": suggestRateBurst,
      "max-query-bytes": maxQueryBytes, "max-limit": maxLimit, "max-url-bytes": maxUrlBytes,
      "max-header-bytes": maxHeaderBytes, "max-header-count": maxHeaderCount, "max-body-bytes": maxBodyBytes,
      "header-timeout-seconds": headerTimeoutSeconds, "idle-timeout-seconds": idleTimeoutSeconds,
      "max-connections": maxConnections, "search-threads": searchThreads, "search-queue": searchQueue,
      "search-timeout-ms": searchTimeoutMs, "cache-bytes": cacheBytes, "reload-interval-ms": reloadIntervalMs,
      "shutdown-grace-seconds": shutdownGraceSeconds,
    ]
    var given = texts.compactMapValues { $0 }
    if insecurePublic { given["insecure-public"] = "true" }
    if logQueries { given["log-queries"] = "true" }
    return given
  }
}
