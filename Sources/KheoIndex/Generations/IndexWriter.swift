import Glibc

/// Writes a new generation of an index, beside the live one, and publishes it in one step.
///
/// The writer holds the index's lock from start to end. Nothing that a reader has open is ever changed: segments get
/// names of their own, and `commit` replaces the one file that names the live generation. Abandoned before that, a
/// writer leaves the index as it was; its files are swept by the next writer.
package final class IndexWriter {
  package enum Mode: Sendable {
    /// The new generation holds what is added now, and nothing else.
    case rebuild
    /// The new generation holds the live one's documents as well.
    case append
  }

  /// Generations that are kept beside the live one, for readers that open slowly and for going back.
  static let keptGenerationCount = 1

  private let folder: String
  private let lock: WriterLock
  private let stemming: SegmentBuilder.Stemming
  private let phrases: PhraseLexicon?
  private let analysis: String
  private let memoryBudget: Int
  private let previous: Manifest?
  private var entries: [Manifest.Entry]
  private var builders: [Kind: SegmentBuilder] = [:]
  private var deletedIdentifiers: [Kind: Set<String>] = [:]
  private var background: BackgroundFlush?

  /// `memoryBudget` in bytes bounds what is gathered before a segment is written; it is shared by the kinds. `phrases` are looked for
  /// in articles.
  ///
  /// Throws `IndexError.locked` where another process writes, `CorruptIndexError` where the live generation cannot be
  /// appended to.
  package init(
    folder: String, mode: Mode, analysis: String, memoryBudget: Int, phrases: PhraseLexicon? = nil,
    stemming: @escaping SegmentBuilder.Stemming
  ) throws {
    try FileSystem.makeFolder(folder + "/segments")
    self.folder = folder
    self.analysis = analysis
    self.memoryBudget = memoryBudget
    self.stemming = stemming
    self.phrases = phrases
    lock = try WriterLock(folder: folder)
    previous = try Self.livingManifest(folder: folder, mode: mode)
    entries = mode == .append ? previous?.entries ?? [] : []
    Self.sweep(folder: folder)
  }

  /// The builder that takes the next document of a kind. Every document is ended before the next call.
  package func builder(for kind: Kind) throws -> SegmentBuilder {
    // The builder that holds most gives way, whatever its kind; one without documents has nothing to write.
    while orderedBuilders.reduce(0, { $0 + $1.memoryByteCount }) >= memoryBudget,
      let largest = orderedBuilders.filter({ $0.documentCount > 0 }).max(by: { $0.memoryByteCount < $1.memoryByteCount }
      )
    {
      try flush(largest)
    }
    if let builder = builders[kind] { return builder }
    let name = SegmentFileName.makeUnique()
    let builder = try SegmentBuilder(
      path: folder + "/" + name.path, kind: kind, identifier: name.identifier,
      phrases: kind == .article ? phrases : nil, stemming: stemming)
    builders[kind] = builder
    return builder
  }

  /// Deletes the documents with these ids from what the new generation takes over from the live one.
  package func delete(identifiers: some Sequence<String>, kind: Kind) {
    deletedIdentifiers[kind, default: []].formUnion(identifiers)
  }

  /// Drops everything of a kind that the new generation would take over from the live one: what is added from now on is
  /// all that it holds of the kind. Readers of the live generation keep what they have open.
  package func replaceAll(kind: Kind) {
    let takenOver = Set(previous?.entries.map(\.name) ?? [])
    entries.removeAll { $0.kind == kind && takenOver.contains($0.name) }
    deletedIdentifiers[kind] = nil
  }

  /// Writes what is gathered of a kind, settles which document of each id is the last, and opens the segments of the kind as
  /// the new generation will have them. For what is made of all documents before it is published.
  package func settledSegments(of kind: Kind) throws -> [Segment] {
    try finishBackground()
    if let builder = builders[kind], builder.documentCount > 0 { try flush(builder) }
    try settleDeletions(number: nextNumber())
    return try entries.filter { $0.kind == kind }.map { try Snapshot.open($0, folder: folder) }
  }

  /// Writes what is gathered, settles which document of each id is the last, and publishes the generation.
  ///
  /// When it returns, the generation is on the disk and live. Returns its manifest.
  package func commit() throws -> Manifest {
    try finishBackground()
    for builder in orderedBuilders where builder.documentCount > 0 { try flush(builder) }
    builders = [:]
    let number = try nextNumber()
    try settleDeletions(number: number)
    let nonce = FileSystem.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let manifest = Manifest(
      number: number, nonce: nonce, created: Int64(time(nil)), analysis: analysis, entries: entries)
    let bytes = manifest.encode()
    try FileSystem.flushFolder(folder + "/segments")
    try FileSystem.replace(folder + "/" + Manifest.path(number: number), with: bytes)
    let current = CurrentGeneration(
      manifestPath: Manifest.path(number: number), manifestChecksum: Manifest.checksum(ofFile: bytes))
    try FileSystem.replace(folder + "/" + CurrentGeneration.path, with: current.encode())
    Self.prune(folder: folder, live: manifest)
    return manifest
  }

  /// In the order of the kinds, so that the same input makes the same segments in every run.
  private var orderedBuilders: [SegmentBuilder] { Kind.allCases.compactMap { builders[$0] } }

  /// Begins to write what is gathered of a kind, for a caller that goes on with another kind. Errors come with the next
  /// flush or the commit.
  package func startFlush(of kind: Kind) {
    guard background == nil, let builder = builders[kind], builder.documentCount > 0 else { return }
    builders[kind] = nil
    background = BackgroundFlush(builder)
  }

  /// Waits for the segment in the background: builders share one set of stemmers.
  private func finishBackground() throws {
    guard let flush = background else { return }
    background = nil
    try flush.wait()
    try addEntry(of: flush.builder)
  }

  private func flush(_ builder: SegmentBuilder) throws {
    try finishBackground()
    builders[builder.kind] = nil
    try builder.finish()
    try addEntry(of: builder)
  }

  private func addEntry(of builder: SegmentBuilder) throws {
    let count = builder.documentCount
    let name = SegmentFileName(identifier: builder.identifier)
    var status = stat()
    guard stat(folder + "/" + name.path, &status) == 0 else {
      throw FileSystem.failure("examine", folder + "/" + name.path)
    }
    entries.append(
      Manifest.Entry(
        name: name, kind: builder.kind, documentCount: count, deletedCount: 0, byteCount: Int(status.st_size),
        deletionsGeneration: nil))
  }

  private func nextNumber() throws -> UInt64 {
    let numbers = FileSystem.names(in: folder).compactMap(Manifest.number(ofPath:))
    return (numbers.max() ?? 0) + 1
  }

  /// Deletes every document that a later one of the same id replaces, and those that were asked to go.
  private func settleDeletions(number: UInt64) throws {
    let takenOver = Set(previous?.entries.map(\.name) ?? [])
    for kind in Kind.allCases {
      let indices = entries.indices.filter { entries[$0].kind == kind }
      let segments = try indices.map { try Snapshot.open(entries[$0], folder: folder) }
      var deletions = segments.map { $0.deletions ?? Deletions(documentCount: $0.documentCount) }
      try SupersededDocuments(segments: segments).forEach { segment, document in
        deletions[segment].insert(document)
      }
      for identifier in deletedIdentifiers[kind] ?? [] {
        for (index, segment) in segments.enumerated() where takenOver.contains(segment.file) {
          if let document = try segment.document(withIdentifier: identifier) { deletions[index].insert(document) }
        }
      }
      for (position, index) in indices.enumerated() where deletions[position] != segments[position].deletions {
        let count = deletions[position].count
        if count == 0 { continue }
        try FileSystem.replace(
          folder + "/" + entries[index].name.deletionsPath(generation: number), with: deletions[position].encode())
        entries[index].deletedCount = count
        entries[index].deletionsGeneration = number
      }
    }
    // A segment whose documents are all deleted has nothing to say.
    entries.removeAll { $0.deletedCount == $0.documentCount }
  }

  private static func livingManifest(folder: String, mode: Mode) throws -> Manifest? {
    do {
      return try CurrentGeneration(folder: folder).manifest(folder: folder)
    } catch IndexError.missing where mode == .rebuild {
      return nil
    } catch  where mode == .rebuild {
      // A damaged or older index does not stand in the way of building it anew.
      return nil
    }
  }

  /// Removes files that a writer left behind when it was stopped: they belong to no generation.
  private static func sweep(folder: String) {
    let kept = referencedFiles(folder: folder)
    for name in FileSystem.names(in: folder) where name.hasSuffix(".tmp") {
      FileSystem.remove(folder + "/" + name)
    }
    guard let kept else { return }
    for name in FileSystem.names(in: folder + "/segments") where !kept.contains("segments/" + name) {
      FileSystem.remove(folder + "/segments/" + name)
    }
  }

  /// Removes the generations before the kept ones, and the segments that only they had.
  private static func prune(folder: String, live: Manifest) {
    for name in FileSystem.names(in: folder) {
      guard let number = Manifest.number(ofPath: name) else { continue }
      if number + UInt64(keptGenerationCount) < live.number { FileSystem.remove(folder + "/" + name) }
    }
    sweep(folder: folder)
  }

  /// The files under `segments` that some manifest names; nil where a manifest cannot be read, and nothing may go.
  private static func referencedFiles(folder: String) -> Set<String>? {
    var files: Set<String> = []
    for name in FileSystem.names(in: folder) where Manifest.number(ofPath: name) != nil {
      guard let bytes = try? FileSystem.read(folder + "/" + name),
        let manifest = try? Manifest(bytes: bytes, file: name)
      else { return nil }
      for entry in manifest.entries {
        files.insert(entry.name.path)
        if let generation = entry.deletionsGeneration { files.insert(entry.name.deletionsPath(generation: generation)) }
      }
    }
    return files
  }
}
