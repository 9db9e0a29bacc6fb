import Kheo
import ServiceLifecycle

/// Gives memory back while nobody searches: pages of the index, which stay in the cache of the system.
///
/// A server for a small newsroom is idle most of the day, beside other programs on the same machine.
struct IdleMemory: Service {
  let holder: IndexHolder
  let workers: SearchWorkers
  /// How long nobody has to have searched.
  let interval: Duration

  func run() async throws {
    var seen = -1
    var isReleased = false
    while !Task.isShuttingDownGracefully {
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
      let count = workers.startedCount
      if count != seen {
        seen = count
        isReleased = false
      } else if !isReleased {
        holder.current.snapshot.releaseMemory()
        isReleased = true
      }
    }
  }
}
