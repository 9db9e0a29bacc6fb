import ArgumentParser
import KheoServer
import Logging
import Hummingbird

@main struct KheoServerCommand: AsyncParsableCommand {
  @Option var index: String
  @Option var port = 8080
  @Option var host = "127.0.0.1"
  @Option var cache = 33554432
  mutating func run() async throws {
    var logger = Logger(label: "kheo-server")
    logger.logLevel = .notice
    var settings = Settings(folder: index)
    settings.port = port
    settings.host = host
    settings.cacheBytes = cache
    try await buildServer(settings, logger: logger).runService()
  }
}
