import Kheo
import Synchronization

/// One generation of an index as it is served: the snapshot, engines over it, and the answers it has given.
///
/// Immutable to whoever holds it: a request takes it once and answers from nothing else, so no answer mixes generations. It
/// goes, with its mapped files, when the last request that holds it is done.
final class ServedIndex: Sendable {
  let snapshot: Snapshot
  /// When it was published, in seconds since 1970.
  let publishedAt: Int
  let answers: AnswerCache
  private let idle = Mutex<[Tools]>([])

  /// What searches with scratch state of its own; one task at a time.
  final class Tools: @unchecked Sendable {
    // Handed from task to task by `ServedIndex.withTools`, which never lends it twice.
    let engine: SearchEngine
    let suggester: Suggester

    fileprivate init(snapshot: Snapshot) {
      engine = SearchEngine(snapshot: snapshot)
      suggester = Suggester(snapshot: snapshot)
    }
  }

  /// Opens the live generation of the index in a folder. Throws `IndexError` or `CorruptIndexError`.
  init(folder: String, cacheBytes: Int) throws {
    snapshot = try Snapshot(folder: folder)
    publishedAt = snapshot.publishedAt
    answers = AnswerCache(capacity: cacheBytes)
  }

  var generation: String { snapshot.generation }

  /// Lends tools that nobody else has for the call.
  func withTools<Result>(_ body: (Tools) throws -> Result) rethrows -> Result {
    let tools = idle.withLock { $0.popLast() } ?? Tools(snapshot: snapshot)
    defer { idle.withLock { $0.append(tools) } }
    return try body(tools)
  }

  /// Makes what the first searches would have to make.
  func warmUp(tasks: Int) throws {
    let made = (0..<tasks).map { _ in Tools(snapshot: snapshot) }
    for tools in made { try tools.engine.warmUp() }
    idle.withLock { $0.append(contentsOf: made) }
  }
}
