import Dispatch
import Glibc
import KheoNews
import Synchronization

/// Prepares batches of articles on every core, in their order.
final class PreparationPool {
  /// Documents and bytes of a batch, at most; a larger document is a batch by itself.
  static let batchDocumentCount = 256
  static let batchByteCount = 4 << 20

  private let workers: [ArticlePreparation]

  /// `jobs` threads; 0 for as many as the machine has processors.
  init(jobs: Int, withEntities: Bool) {
    let count = jobs > 0 ? jobs : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    workers = (0..<min(count, 64)).map { _ in ArticlePreparation(withEntities: withEntities) }
  }

  /// Begins to prepare documents, once the batch before is done; the caller goes on, and fetches them with
  /// `PreparingBatch.wait`.
  func begin(_ documents: [SourceDocument], after previous: PreparingBatch?) -> PreparingBatch {
    previous?.finish()
    return PreparingBatch(job: Job(workers: workers, documents: documents))
  }

  /// One batch at work: every worker takes the next document until none is left.
  final class Job: @unchecked Sendable {
    // Safe to share: each worker has an iteration of its own, each document is taken once, each result has its own place.
    private let workers: [ArticlePreparation]
    private let documents: [SourceDocument]
    private let results: UnsafeMutableBufferPointer<PreparedArticle>
    private let next = Atomic<Int>(0)

    fileprivate init(workers: [ArticlePreparation], documents: [SourceDocument]) {
      self.workers = workers
      self.documents = documents
      results = .allocate(capacity: documents.count)
    }

    deinit { results.deallocate() }

    /// Prepares all documents on all workers.
    func run() {
      let threadCount = min(workers.count, documents.count)
      if threadCount > 0 { DispatchQueue.concurrentPerform(iterations: threadCount) { run(worker: $0) } }
    }

    /// The prepared documents, in their order; once, after `run`.
    func takeResults() -> [PreparedArticle] { results.indices.map { (results.baseAddress! + $0).move() } }

    private func run(worker: Int) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= documents.count { return }
        results.initializeElement(at: index, to: workers[worker].prepare(documents[index]))
      }
    }
  }
}

/// A batch of documents that is being prepared.
final class PreparingBatch {
  private let job: PreparationPool.Job
  private let done = DispatchSemaphore(value: 0)
  private var isDone = false

  fileprivate init(job: PreparationPool.Job) {
    self.job = job
    let done = done
    DispatchQueue.global().async {
      job.run()
      done.signal()
    }
  }

  /// Waits until the documents are prepared.
  func finish() {
    if isDone { return }
    done.wait()
    isDone = true
  }

  /// Waits for the documents, and gives them in their order. To be called once.
  func wait() -> [PreparedArticle] {
    finish()
    return job.takeResults()
  }
}
