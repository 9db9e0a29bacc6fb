import Logging
import ServiceLifecycle
import Synchronization

/// Whether requests should be sent here: until the server begins to end.
final class Readiness: Service {
  private let isEnding = Atomic<Bool>(false)

  var isReady: Bool { !isEnding.load(ordering: .relaxed) }

  func run() async throws {
    try? await gracefulShutdown()
    isEnding.store(true, ordering: .relaxed)
  }
}
