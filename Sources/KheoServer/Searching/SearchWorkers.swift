import NIOPosix
import Synchronization

/// Threads that search, apart from those that move bytes, and the queue before them.
///
/// A search is work of a processor without a pause; on an event loop it would hold up every other connection. Whoever finds the
/// queue full is told so at once, and whoever waited past the deadline is not searched for any more.
final class SearchWorkers: Sendable {
  /// Why a job was not done.
  enum Refusal: Error, Sendable {
    /// The queue is full.
    case overloaded
    /// The deadline passed while the job waited.
    case expired
    /// The server is ending.
    case closed
  }

  private let pool: NIOThreadPool
  private let admitted = Atomic<Int>(0)
  private let running = Atomic<Int>(0)
  private let started = Atomic<Int>(0)
  private let capacity: Int
  /// How long a job may wait and take.
  let timeout: Duration

  /// `queue` jobs may wait besides the `threads` that are done at a time.
  init(threads: Int, queue: Int, timeout: Duration) {
    pool = NIOThreadPool(numberOfThreads: threads)
    capacity = threads + queue
    self.timeout = timeout
    pool.start()
  }

  /// Jobs that are being done.
  var runningCount: Int { running.load(ordering: .relaxed) }

  /// Jobs that were begun since the server is there.
  var startedCount: Int { started.load(ordering: .relaxed) }

  /// Jobs that wait for a thread.
  var waitingCount: Int { max(0, admitted.load(ordering: .relaxed) - runningCount) }

  /// Does a job on a thread of the pool; it is told when it has to be done. Throws a `Refusal` or what the job throws.
  func perform<Result: Sendable>(
    _ job: @escaping @Sendable (_ deadline: ContinuousClock.Instant) throws -> Result
  ) async throws -> Result {
    guard admitted.add(1, ordering: .relaxed).newValue <= capacity else {
      admitted.subtract(1, ordering: .relaxed)
      throw Refusal.overloaded
    }
    defer { admitted.subtract(1, ordering: .relaxed) }
    let deadline = ContinuousClock.now + timeout
    do {
      return try await pool.runIfActive { [self] in
        running.add(1, ordering: .relaxed)
        started.add(1, ordering: .relaxed)
        defer { running.subtract(1, ordering: .relaxed) }
        guard ContinuousClock.now < deadline else { throw Refusal.expired }
        return try job(deadline)
      }
    } catch is CancellationError {
      throw Refusal.closed
    }
  }

  /// Does a job that no client asked for, however many wait.
  func performUnbounded<Result: Sendable>(_ job: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await pool.runIfActive(job)
  }

  func close() async { try? await pool.shutdownGracefully() }
}
