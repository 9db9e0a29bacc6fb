public import Hummingbird
import Kheo
import KheoWeb
public import Logging
import NIOCore
import ServiceLifecycle

public struct Settings: Sendable {
  public var folder: String
  public var host = "127.0.0.1"
  public var port = 8080
  public var threads = 2
  public var cacheBytes = 32 << 20
  public init(folder: String) { self.folder = folder }
}

public func buildServer(_ settings: Settings, logger: Logger) throws -> some ApplicationProtocol {
  let index = try ServedIndex(folder: settings.folder, cacheBytes: settings.cacheBytes)
  let holder = IndexHolder(index)
  let workers = SearchWorkers(threads: settings.threads, queue: 256, timeout: .seconds(2))
  try index.warmUp(tasks: settings.threads)
  let readiness = Readiness()
  let service = AnswerService(holder: holder, workers: workers)
  let representation = Representation(
    mediaType: Representation.json, cacheControl: "private, max-age=0, must-revalidate",
    vary: "Accept, Accept-Encoding, Origin, Authorization")
  let limits = SearchParameters.Limits()
  let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
  SearchController(service: service, representation: representation, limits: limits).addRoutes(to: router)
  SuggestController(
    service: service, representation: representation, openSearchRepresentation: representation, limits: limits
  ).addRoutes(to: router)
  DocumentController(service: service, representation: representation).addRoutes(to: router)
  AnalyzeController(service: service, representation: representation, limits: limits).addRoutes(to: router)
  BatchController(service: service, limits: limits, bodyBytes: 65536).addRoutes(to: router)
  HealthController(holder: holder, readiness: readiness).addRoutes(to: router)
  let watcher = IndexWatcher(
    folder: settings.folder, interval: .milliseconds(250), cacheBytes: settings.cacheBytes, tasks: settings.threads,
    holder: holder, workers: workers, logger: logger, report: { _ in })
  return Application(
    router: router,
    configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
    services: [watcher, readiness], logger: logger)
}
