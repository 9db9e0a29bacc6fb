import Glibc
import Hummingbird
import Kheo
import KheoTestSupport
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import KheoServer

struct ReloadTests {
  private let folder = ScratchFolder()

  private func makeHolder() throws -> IndexHolder {
    IndexHolder(try ServedIndex(folder: folder.path + "/index", cacheBytes: 1 << 16))
  }

  /// Runs a watcher until a condition holds, for ten seconds at most.
  private func watch(
    _ holder: IndexHolder, until isDone: @escaping @Sendable () -> Bool,
    reports: @escaping @Sendable (Result<ServedIndex, any Error>) -> Void = { _ in },
    during body: () throws -> Void
  ) async throws -> Bool {
    var settings = ServerSettings()
    settings.index = folder.path + "/index"
    settings.reloadIntervalMilliseconds = 10
    settings.searchThreads = 1
    let workers = SearchWorkers(threads: 1, queue: 1, timeout: .seconds(1))
    let watcher = IndexWatcher(
      settings: settings, holder: holder, workers: workers, keys: try KeyStore(path: nil),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, report: reports)
    let task = Task { try await watcher.run() }
    try body()
    for _ in 0..<1_000 where !isDone() { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    await workers.close()
    return isDone()
  }

  @Test("a new generation is served as soon as it is published; the one before stays for whoever has its cursor")
  func swap() async throws {
    try ServedArticles.build([#"{"id":"a","text":"Eins."}"#], in: folder)
    let holder = try makeHolder()
    let first = holder.current.generation
    let isSwapped = try await watch(holder, until: { holder.current.generation != first }) {
      try ServedArticles.build([#"{"id":"b","text":"Zwei."}"#], in: folder)
    }
    #expect(isSwapped)
    #expect(holder.generation(first)?.generation == first)
    #expect(holder.generation(holder.current.generation) != nil)
    #expect(holder.generation("9-none") == nil)
    let before = try #require(holder.generation(first))
    #expect(try total(of: "eins", in: before) == 1)
    #expect(try total(of: "eins", in: holder.current) == 0)
  }

  private func total(of query: String, in index: ServedIndex) throws -> Int {
    try index.withTools { try $0.engine.search(SearchRequest(text: query)).articleTotal }
  }

  @Test("a generation that is damaged is reported once and not served; a good one after it is")
  func damage() async throws {
    try ServedArticles.build([#"{"id":"a","text":"Eins."}"#], in: folder)
    let holder = try makeHolder()
    let first = holder.current.generation
    let current = folder.path + "/index/CURRENT"
    let failures = Mutex(0)
    let isReported = try await watch(
      holder, until: { failures.withLock { $0 > 0 } },
      reports: { if case .failure = $0 { failures.withLock { $0 += 1 } } }
    ) {
      let file = try #require(fopen(current, "w"))
      fputs("kheo 2 manifest-0000000009 00000000\n", file)
      fclose(file)
    }
    #expect(isReported)
    #expect(failures.withLock { $0 } == 1)
    #expect(holder.current.generation == first)
  }
}
