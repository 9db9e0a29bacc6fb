extension Setting {
  /// All settings, in the order of the manual.
  public static let all: [Setting] = places + access + logs + rates + sizes + times

  private static let places: [Setting] = [
    .text("index", \.index, "Folder of the index to serve; required"),
    .text("host", \.host, "Address to listen on"),
    .number("port", \.port, 0...65_535, "Port to listen on; 0 takes any that is free"),
  ]

  private static let access: [Setting] = [
    .yesOrNo(
      "insecure-public", \.insecurePublic, "Serve an address other than loopback although there are no keys"),
    .text("keys-file", \.keysFile, "File of the hashed keys"),
    .list("trusted-proxies", \.trustedProxies, "CIDR blocks of proxies whose word about the client is believed"),
    .list("cors-origins", \.corsOrigins, "Origins of other web pages that may call the API"),
    .list("frame-ancestors", \.frameAncestors, "Who may show the page in a frame"),
    .number(
      "public-cache-seconds", \.publicCacheSeconds, 0...31_536_000, unit: "s",
      "How long anyone may keep an answer; 0 keeps answers private"),
  ]

  private static let logs: [Setting] = [
    .choice("log-level", \.logLevel, "The least level that is written"),
    .yesOrNo("log-queries", \.logQueries, "Write queries and addresses of clients to the log"),
  ]

  private static let rates: [Setting] = [
    .rate(
      "rate-limit", \.rateLimit, effective: \.effectiveRateLimit,
      "Requests of one key or address; 0 sets no limit; 20 unless only this machine is served"),
    .number("rate-burst", \.rateBurst, 1...1_000_000, unit: "requests", "Requests at once before the rate counts"),
    .rate(
      "suggest-rate-limit", \.suggestRateLimit, effective: \.effectiveSuggestRateLimit,
      "As rate-limit, for suggestions; 50 unless only this machine is served"),
    .number(
      "suggest-rate-burst", \.suggestRateBurst, 1...1_000_000, unit: "requests", "As rate-burst, for suggestions"),
  ]

  private static let sizes: [Setting] = [
    .number("max-query-bytes", \.maxQueryBytes, 1...65_536, unit: "bytes", "Longest query"),
    .number("max-limit", \.maxLimit, 1...100, unit: "hits", "Most hits of one page"),
    .number("max-url-bytes", \.maxURLBytes, 256...65_536, unit: "bytes", "Longest path with its query"),
    .number(
      "max-header-bytes", \.maxHeaderBytes, 1_024...1_048_576, unit: "bytes", "Longest header of a request"),
    .number("max-header-count", \.maxHeaderCount, 8...10_000, unit: "lines", "Most lines in a header"),
    .number("max-body-bytes", \.maxBodyBytes, 1_024...16_777_216, unit: "bytes", "Longest body of a request"),
  ]

  private static let times: [Setting] = [
    .number(
      "header-timeout-seconds", \.headerTimeoutSeconds, 1...600, unit: "s",
      "Until a new connection has sent a header, and a request its body"),
    .number(
      "idle-timeout-seconds", \.idleTimeoutSeconds, 1...3_600, unit: "s",
      "Until a connection without a request is closed"),
    .number("max-connections", \.maxConnections, 1...1_000_000, unit: "connections", "Most connections at once"),
    .number("search-threads", \.searchThreads, 1...1_024, unit: "threads", "Threads that search; one for each core"),
    .number(
      "search-queue", \.searchQueue, 1...1_000_000, unit: "searches", "Searches that wait before more are refused"),
    .number("search-timeout-ms", \.searchTimeoutMilliseconds, 1...600_000, unit: "ms", "Longest search"),
    .number(
      "cache-bytes", \.cacheBytes, 0...1_099_511_627_776, unit: "bytes",
      "Memory for answers that are asked for again; 0 keeps none"),
    .number(
      "reload-interval-ms", \.reloadIntervalMilliseconds, 10...86_400_000, unit: "ms",
      "How often the folder is looked at for a new generation"),
    .number(
      "shutdown-grace-seconds", \.shutdownGraceSeconds, 0...3_600, unit: "s",
      "How long requests under way may take when the server stops"),
  ]
}
