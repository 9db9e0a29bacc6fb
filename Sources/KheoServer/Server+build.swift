import HTTPTypes
public import Hummingbird
import HummingbirdCore
import Kheo
import KheoWeb
public import Logging
import NIOCore
import ServiceLifecycle

/// Assembles the server over the live generation of an index.
///
/// Throws `IndexError` or `CorruptIndexError` where the index cannot be opened, and `KeysFileError`. `onListening` is told
/// the address once the server takes connections.
public func buildServer(
  _ settings: ServerSettings, logger: Logger, onListening: @escaping @Sendable (_ address: String) -> Void = { _ in }
) throws -> some ApplicationProtocol {
  let keys = try KeyStore(path: settings.keysFile)
  let metrics = ServerMetrics()
  let index = try ServedIndex(folder: settings.index, cacheBytes: settings.cacheBytes)
  metrics.setBuild(version: KheoVersion.number, swift: SwiftVersion.text, icu: ICU.version)
  metrics.serve(index.snapshot)
  let holder = IndexHolder(index)
  let workers = SearchWorkers(
    threads: settings.searchThreads, queue: settings.searchQueue,
    timeout: .milliseconds(settings.searchTimeoutMilliseconds))
  let readiness = Readiness()
  let watcher = IndexWatcher(
    settings: settings, holder: holder, workers: workers, keys: keys, logger: logger, report: metrics.note)
  let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
  let routes = RouteTable()
  let pages = ProblemPages(pages: Pages())
  ServerMiddlewares(
    settings: settings, metrics: metrics, keys: keys, limiter: RateLimiter(settings: settings),
    problems: ProblemMiddleware(
      routes: routes, page: { problem, request, _ in pages.page(problem, request) }, describe: describe)
  ).add(to: router)
  router.add(middleware: CauseMiddleware(metrics: metrics))
  let service = AnswerService(holder: holder, workers: workers, metrics: metrics)
  addRoutes(to: router, settings, service, readiness)
  addPages(to: router, settings, service)
  routes.fill(from: router)
  return Application(
    router: router, server: connections(settings, metrics),
    configuration: ApplicationConfiguration(
      address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1_024,
      availableConnectionsDelegate: MaximumAvailableConnections(settings.maxConnections)),
    services: [
      watcher, readiness, WarmUp(index: index, workers: workers, tasks: settings.searchThreads),
      IdleMemory(holder: holder, workers: workers, interval: .seconds(2)),
    ],
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? settings.port
      let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
      let address = "http://\(host):\(port)/"
      logger.notice(
        "listening", metadata: ["address": "\(address)", "generation": "\(holder.current.generation)"])
      onListening(address)
    }, logger: logger)
}

/// HTTP/1.1 with its limits.
private func connections(_ settings: ServerSettings, _ metrics: ServerMetrics) -> HTTPServerBuilder {
  .http1(
    configuration: .init(
      additionalChannelHandlers: [
        ConnectionTimeouts(
          requestTimeout: .seconds(Int64(settings.headerTimeoutSeconds)),
          answerTimeout: .seconds(Int64(settings.idleTimeoutSeconds)), onTimeout: { metrics.reject(.slowClient) })
      ],
      idleTimeout: .seconds(Int64(settings.idleTimeoutSeconds)),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: settings.maxHeaderBytes, maxHeaderListSize: settings.maxHeaderBytes,
        maxHeaderFieldCount: settings.maxHeaderCount)))
}

/// Adds the routes of the API.
func addRoutes(
  to router: some RouterMethods<some RequestContext>, _ settings: ServerSettings, _ service: AnswerService,
  _ readiness: Readiness
) {
  let limits = limits(settings)
  let json = Representation(
    mediaType: Representation.json, cacheControl: cacheControl(settings),
    vary: "Accept, Accept-Encoding, Origin, Authorization")
  var openSearch = json
  openSearch.mediaType = "application/x-suggestions+json; charset=utf-8"
  let runner = SearchRunner(metrics: service.metrics)
  SearchController(service: service, runner: runner, representation: json, limits: limits).addRoutes(to: router)
  BatchController(service: service, runner: runner, limits: limits, bodyBytes: settings.maxBodyBytes)
    .addRoutes(to: router)
  SuggestController(
    service: service, representation: json, openSearchRepresentation: openSearch, limits: limits
  ).addRoutes(to: router)
  DocumentController(service: service, representation: json).addRoutes(to: router)
  AnalyzeController(service: service, representation: json, limits: limits).addRoutes(to: router)
  SiteController().addRoutes(to: router)
  HealthController(holder: service.holder, readiness: readiness).addRoutes(to: router)
  MetricsController(metrics: service.metrics, holder: service.holder, workers: service.workers)
    .addRoutes(to: router)
}

/// Adds the pages, and what they load.
private func addPages(
  to router: some RouterMethods<some RequestContext>, _ settings: ServerSettings, _ service: AnswerService
) {
  let html = Representation(
    mediaType: Representation.html, cacheControl: cacheControl(settings),
    vary: "Accept, Accept-Encoding, Accept-Language, Authorization")
  PageController(
    service: service, runner: SearchRunner(metrics: service.metrics), pages: Pages(), representation: html,
    limits: limits(settings)
  ).addRoutes(to: router)
  AssetController().addRoutes(to: router)
}

/// What every search is held to.
private func limits(_ settings: ServerSettings) -> SearchParameters.Limits {
  var limits = SearchParameters.Limits()
  limits.queryBytes = settings.maxQueryBytes
  limits.hits = settings.maxLimit
  return limits
}

/// How long answers may be kept: asked for anew each time, unless the archive is open to all.
private func cacheControl(_ settings: ServerSettings) -> String {
  settings.publicCacheSeconds > 0
    ? "public, max-age=\(settings.publicCacheSeconds)" : "private, max-age=0, must-revalidate"
}

/// What the log may say of an error inside: of a damaged index where, which holds nothing that was searched for.
@Sendable private func describe(_ error: any Error) -> String? {
  error is CorruptIndexError || error is IndexError ? "\(error)" : nil
}

/// The Swift that the server was built with.
private enum SwiftVersion {
  static var text: String {
    #if compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
