import Kheo
import Logging
import ServiceLifecycle
import UnixSignals

/// Opens each new generation of the index as it is published, and has requests answered from it.
///
/// It looks at the one file of an index that is ever replaced. A generation that cannot be opened is reported and not served: the
/// one before stays.
struct IndexWatcher: Service {
  let settings: ServerSettings
  let holder: IndexHolder
  let workers: SearchWorkers
  /// Read again on SIGHUP.
  let keys: KeyStore
  let logger: Logger
  /// Told of every generation that was opened, or could not be.
  let report: @Sendable (Result<ServedIndex, any Error>) -> Void

  func run() async throws {
    var seen: [UInt8]?
    var failed: [UInt8]?
    for await tick in ticks.cancelOnGracefulShutdown() {
      // A signal asks for another try, as after damage that was mended in place.
      if tick == .signal { seen = nil }
      guard let mark = Snapshot.liveMark(folder: settings.index), mark != seen else { continue }
      if await reload(isFirstTry: mark != failed) { seen = mark } else { failed = mark }
    }
  }

  private enum Tick { case timer, signal }

  /// One tick an interval, and one for each SIGHUP.
  private var ticks: AsyncStream<Tick> {
    let (stream, continuation) = AsyncStream.makeStream(of: Tick.self, bufferingPolicy: .bufferingOldest(4))
    let timer = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(settings.reloadIntervalMilliseconds))
        continuation.yield(.timer)
      }
    }
    let signals = Task {
      for await _ in await UnixSignalsSequence(trapping: .sighup) {
        readKeys()
        continuation.yield(.signal)
      }
    }
    continuation.onTermination = { _ in
      timer.cancel()
      signals.cancel()
    }
    return stream
  }

  private func readKeys() {
    do {
      let count = try keys.reload()
      logger.notice("read the keys again", metadata: ["count": "\(count)"])
    } catch {
      logger.error("the keys stay as they are", metadata: ["reason": "\(error)"])
    }
  }

  /// Whether there is nothing left to do. What a damaged index needs is another generation; anything else may pass.
  private func reload(isFirstTry: Bool) async -> Bool {
    do {
      let index = try await workers.performUnbounded {
        let index = try ServedIndex(folder: settings.index, cacheBytes: settings.cacheBytes)
        if index.generation != holder.current.generation { try index.warmUp(tasks: settings.searchThreads) }
        return index
      }
      if index.generation == holder.current.generation { return true }
      holder.swap(to: index)
      logger.notice("serving another generation", metadata: ["generation": "\(index.generation)"])
      report(.success(index))
      return true
    } catch {
      if isFirstTry {
        logger.error(
          "a new generation cannot be served; the one before stays. Run kheo verify on the index.",
          metadata: ["generation": "\(holder.current.generation)", "error": "\(error)"])
        report(.failure(error))
      }
      return error is CorruptIndexError
    }
  }
}
