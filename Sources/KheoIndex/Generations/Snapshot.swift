public import KheoText

/// One generation of an index, opened: a value of immutable segments that no later commit changes.
///
/// Searching needs nothing else. A snapshot stays whole for whoever holds it, even when its files have been pruned.
public struct Snapshot: Sendable {
  package let manifest: Manifest
  /// In the manifest's order; within a kind, older documents come first.
  package let segments: [Segment]

  /// When it was published, in seconds since 1970.
  public var publishedAt: Int { Int(manifest.created) }

  /// What answers call the generation.
  public var generation: String { manifest.name }

  /// Opens the live generation of the index in `folder`.
  ///
  /// Throws `IndexError.missing`, `IndexError.unsupportedVersion`, or `CorruptIndexError`. A generation that is
  /// replaced and pruned in the very moment of opening is tried again.
  public init(folder: String) throws {
    self = try Self.openLive(folder: folder)
  }

  /// What changes whenever another generation goes live: cheap to read, for whoever watches an index. Nil where there is no
  /// index in the folder, or it cannot be read now.
  public static func liveMark(folder: String) -> [UInt8]? {
    try? FileSystem.read(folder + "/" + CurrentGeneration.path)
  }

  private static func openLive(folder: String) throws -> Snapshot {
    var current = try CurrentGeneration(folder: folder)
    while true {
      do {
        return try Snapshot(manifest: current.manifest(folder: folder), folder: folder)
      } catch {
        // A writer may have replaced the generation and pruned its files in between; then there is a newer one.
        let newer = try CurrentGeneration(folder: folder)
        if newer == current { throw error }
        current = newer
      }
    }
  }

  /// The generation that one manifest names, whether it is live or not.
  init(manifest: Manifest, folder: String) throws {
    self.manifest = manifest
    segments = try manifest.entries.map { try Self.open($0, folder: folder) }
  }

  /// The number of the generation: each has a higher one than the one before.
  public var number: UInt64 { manifest.number }

  /// Bytes of the segments.
  public var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

  /// How many documents of a kind there are in each language, deleted ones among them until they are merged away.
  public func documentCounts(of kind: Kind) -> [(language: Language, count: Int)] {
    let segments = segments(of: kind)
    return Language.allCases.map { language in
      (language, segments.reduce(0) { $0 + $1.statistics.languageCounts[Int(language.rawValue)] })
    }
  }

  /// How many documents of a kind there are.
  public func documentCount(of kind: Kind) -> Int { segments(of: kind).reduce(0) { $0 + $1.liveDocumentCount } }

  /// Gives back the resident memory that searches have taken in the index: for a program that is idle. Searches may go on
  /// meanwhile; the next ones find the pages in the system's cache, at about 0.25 µs a page.
  public func releaseMemory() { for segment in segments { segment.releaseMemory() } }

  /// The segments of one kind.
  package func segments(of kind: Kind) -> [Segment] { segments.filter { $0.kind == kind } }

  static func open(_ entry: Manifest.Entry, folder: String) throws -> Segment {
    let path = folder + "/" + entry.name.path
    guard FileSystem.exists(path) else {
      throw CorruptIndexError(file: entry.name.path, offset: 0, reason: .malformed("the file is not there"))
    }
    var deletions: Deletions?
    if let generation = entry.deletionsGeneration {
      let name = entry.name.deletionsPath(generation: generation)
      guard FileSystem.exists(folder + "/" + name) else {
        throw CorruptIndexError(file: name, offset: 0, reason: .malformed("the file is not there"))
      }
      deletions = try Deletions(
        bytes: FileSystem.read(folder + "/" + name), name: name, documentCount: entry.documentCount)
    }
    guard deletions?.count ?? 0 == entry.deletedCount else {
      throw CorruptIndexError(
        file: entry.name.path, offset: 0,
        reason: .malformed("\(deletions?.count ?? 0) documents are deleted, the manifest says \(entry.deletedCount)"))
    }
    let segment = try Segment(path: path, name: entry.name.path, deletions: deletions)
    guard segment.file == entry.name, segment.kind == entry.kind, segment.documentCount == entry.documentCount,
      segment.byteCount == entry.byteCount
    else {
      throw CorruptIndexError(
        file: entry.name.path, offset: 0, reason: .malformed("it is not the segment that the manifest names"))
    }
    return segment
  }
}
