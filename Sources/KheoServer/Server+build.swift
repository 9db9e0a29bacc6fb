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
  let index = try ServedIndex(folder: settings.index, cacheBytes: settings.cacheBytes)
  try index.warmUp(tasks: settings.searchThreads)
  let holder = IndexHolder(index)
  let workers = SearchWorkers(
    threads: settings.searchThreads, queue: settings.searchQueue,
    timeout: .milliseconds(settings.searchTimeoutMilliseconds))
  let readiness = Readiness()
  let watcher = IndexWatcher(
    folder: settings.index, interval: .milliseconds(settings.reloadIntervalMilliseconds),
    cacheBytes: settings.cacheBytes, tasks: settings.searchThreads, holder: holder, workers: workers, logger: logger,
    report: { _ in })
  let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: CauseMiddleware())
  addRoutes(to: router, settings, AnswerService(holder: holder, workers: workers), readiness)
  return Application(
    router: router,
    server: .http1(
      configuration: .init(
        idleTimeout: .seconds(Int64(settings.idleTimeoutSeconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: settings.maxHeaderBytes, maxHeaderListSize: settings.maxHeaderBytes,
          maxHeaderFieldCount: settings.maxHeaderCount))),
    configuration: ApplicationConfiguration(
      address: .hostname(settings.host, port: settings.port), serverName: nil,
      availableConnectionsDelegate: MaximumAvailableConnections(settings.maxConnections)),
    services: [watcher, readiness],
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? settings.port
      let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
      let address = "http://\(host):\(port)/"
      logger.notice(
        "listening", metadata: ["address": "\(address)", "generation": "\(holder.current.generation)"])
      onListening(address)
    }, logger: logger)
}

/// Adds the routes of the API.
func addRoutes(
  to router: some RouterMethods<some RequestContext>, _ settings: ServerSettings, _ service: AnswerService,
  _ readiness: Readiness
) {
  var limits = SearchParameters.Limits()
  limits.queryBytes = settings.maxQueryBytes
  let json = Representation(
    mediaType: Representation.json, cacheControl: cacheControl(settings),
    vary: "Accept, Accept-Encoding, Origin, Authorization")
  var openSearch = json
  openSearch.mediaType = "application/x-suggestions+json; charset=utf-8"
  SearchController(service: service, representation: json, limits: limits).addRoutes(to: router)
  BatchController(service: service, limits: limits, bodyBytes: settings.maxBodyBytes).addRoutes(to: router)
  SuggestController(
    service: service, representation: json, openSearchRepresentation: openSearch, limits: limits
  ).addRoutes(to: router)
  DocumentController(service: service, representation: json).addRoutes(to: router)
  AnalyzeController(service: service, representation: json, limits: limits).addRoutes(to: router)
  var html = json
  html.mediaType = Representation.html
  html.vary = "Accept, Accept-Encoding, Accept-Language, Authorization"
  PageController(service: service, pages: Pages(), representation: html, limits: limits).addRoutes(to: router)
  AssetController().addRoutes(to: router)
  HealthController(holder: service.holder, readiness: readiness).addRoutes(to: router)
  SiteController().addRoutes(to: router)
}

/// How long answers may be kept: asked for anew each time, unless the archive is open to all.
private func cacheControl(_ settings: ServerSettings) -> String {
  settings.publicCacheSeconds > 0
    ? "public, max-age=\(settings.publicCacheSeconds)" : "private, max-age=0, must-revalidate"
}
