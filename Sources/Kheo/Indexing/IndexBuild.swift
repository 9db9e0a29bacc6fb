import KheoIndex
public import KheoNews
import KheoSearch
import KheoText

/// Builds a generation of an index from files, folders and standard input, and publishes it.
///
/// Documents are streamed: memory is bounded by the budget, whatever the size of the inputs. A document that cannot be
/// read is named and counted, and everything else is indexed.
public struct IndexBuild {
  public enum Mode: Sendable {
    /// The new generation holds the inputs and nothing else.
    case rebuild
    /// The inputs are added to the live generation; a document of the same id replaces the earlier one.
    case add
  }

  /// What a build did.
  public struct Report: Sendable {
    public var generation: String
    /// Documents read and indexed, replaced ones with them.
    public var documentCount = 0
    /// Documents that could not be read.
    public var failureCount = 0
    /// Files passed over because Kheo does not read their kind.
    public var skippedFileCount = 0
    /// Bytes of input.
    public var byteCount = 0
    /// Documents by language code.
    public var languageCounts: [String: Int] = [:]
  }

  /// Bytes of memory for what is gathered before a segment is written: an eighth of what there is, from 64 to 640 MiB.
  ///
  /// The most is what a hundred thousand articles of ordinary length take, which then are one segment: every search goes
  /// through all segments.
  public static let defaultMemoryBudget = max(64 << 20, min(640 << 20, MachineMemory.byteCount / 8))

  /// Bytes of memory for what linking gathers before it goes to a file.
  private static func linkingBudget(_ memoryBudget: Int) -> Int { min(memoryBudget / 2, 128 << 20) }

  /// The index's folder.
  public var folder: String
  /// Paths; `-` is standard input.
  public var inputs: [String]
  public var mode = Mode.rebuild
  public var memoryBudget = IndexBuild.defaultMemoryBudget
  /// Threads that articles are prepared on; 0 for as many as the machine has processors.
  public var jobs = 0
  /// Whether people and units are found and linked.
  public var hasEntities = true

  public init(folder: String, inputs: [String]) {
    self.folder = folder
    self.inputs = inputs
  }

  /// Runs the build. `onFailure` hears of each document that cannot be read, `onProgress` of the state after each
  /// document.
  ///
  /// Throws `IndexError` or `CorruptIndexError`; then the live generation is as it was.
  public func run(
    onFailure: (InputFailure) -> Void, onProgress: (DocumentReader.Progress, _ documents: Int) -> Void
  ) throws -> Report {
    let stemming = Stemming()
    let writer = try IndexWriter(
      folder: folder, mode: mode == .rebuild ? .rebuild : .append, analysis: Analysis.name, memoryBudget: memoryBudget,
      phrases: Thesaurus.shared.phraseLexicon(), stemming: stemming.stems)
    var reader = DocumentReader(paths: inputs)
    let pool = PreparationPool(jobs: jobs, withEntities: hasEntities)
    var tokenizer = DocumentTokenizer(analyzer: Analyzer())
    var linking =
      hasEntities
      ? try LinkingBuild(
        writer: writer, folder: folder, memoryBudget: Self.linkingBudget(memoryBudget), isComplete: mode == .rebuild)
      : nil
    var report = Report(generation: "")
    var batch: [SourceDocument] = []
    var batchByteCount = 0
    var preparing: PreparingBatch?
    // One batch is prepared while the one before it goes into the index.
    func flush() throws {
      let next = batch.isEmpty ? nil : pool.begin(batch, after: preparing)
      batch.removeAll(keepingCapacity: true)
      batchByteCount = 0
      for prepared in preparing?.wait() ?? [] {
        try Self.add(prepared, to: writer.builder(for: .article), tokenizer: &tokenizer)
        try linking?.add(prepared)
        report.documentCount += 1
        report.languageCounts[Language(tag: prepared.stored.languageTag).code, default: 0] += 1
      }
      preparing = next
      onProgress(reader.progress, report.documentCount)
    }
    while let item = reader.next() {
      switch item {
      case .failure(let failure):
        report.failureCount += 1
        onFailure(failure)
      case .document(let document):
        batch.append(document)
        batchByteCount += document.text.count
        if batch.count >= PreparationPool.batchDocumentCount || batchByteCount >= PreparationPool.batchByteCount {
          try flush()
        }
      }
    }
    try flush()
    try flush()
    report.skippedFileCount = reader.progress.filesSkipped
    report.byteCount = reader.progress.bytesRead
    try linking?.finish()
    report.generation = try writer.commit().name
    return report
  }

  /// Deletes articles from the live generation, as one commit. Returns the new generation.
  public static func delete(identifiers: [String], folder: String) throws -> String {
    _ = try Snapshot(folder: folder)
    let writer = try IndexWriter(
      folder: folder, mode: .append, analysis: Analysis.name, memoryBudget: defaultMemoryBudget,
      stemming: Stemming().stems)
    writer.delete(identifiers: identifiers, kind: .article)
    var linking = try LinkingBuild(
      writer: writer, folder: folder, memoryBudget: linkingBudget(defaultMemoryBudget), isComplete: false)
    try linking.finish()
    return try writer.commit().name
  }

  private static func add(
    _ article: PreparedArticle, to builder: SegmentBuilder, tokenizer: inout DocumentTokenizer
  ) throws {
    let text = article.stored.documentText
    tokenizer.forEachStretch(of: text) { field, tokens, base, _, _ in
      let line =
        field == .title
        ? TitleLine.line(title: text.title, date: article.date, wordCount: tokens.tokens.count) : nil
      builder.addTokens(tokens, field: field, positionBase: base, language: text.language, line: line)
    }
    try builder.endDocument(
      identifier: article.id, language: text.language, date: article.date, source: article.stored.source,
      payload: article.stored.encode(), textByteCount: article.stored.text.count)
  }
}
