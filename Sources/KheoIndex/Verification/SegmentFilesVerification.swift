/// Checks the segments and the files of deletions that manifests name, each file once.
final class SegmentFilesVerification {
  private let folder: String
  private let log: VerificationLog
  /// Paths below the index's folder that some manifest names.
  private(set) var checkedFiles: Set<String> = []
  /// What the sound segment files say of themselves.
  private var segments: [SegmentFileName: SegmentVerification.Summary] = [:]
  /// Documents deleted in the sound files of deletions.
  private var deletedCounts: [String: Int] = [:]

  init(folder: String, log: VerificationLog) {
    self.folder = folder
    self.log = log
  }

  /// Checks the files of one generation, and that they are those the manifest means.
  func check(_ manifest: Manifest) {
    let file = Manifest.path(number: manifest.number)
    if Set(manifest.entries.map(\.name)).count != manifest.entries.count {
      log.problem(file, 0, "it names a segment twice")
    }
    var isWhole = true
    for entry in manifest.entries {
      let isSound = checkSegment(entry, manifest: file)
      let areSound = checkDeletions(entry, manifest: manifest)
      if !isSound || !areSound { isWhole = false }
    }
    guard isWhole else { return }
    for kind in Kind.allCases {
      log.checking(file) { try checkIdentifiersAreUnique(manifest.entries.filter { $0.kind == kind }, manifest: file) }
    }
  }

  private func checkSegment(_ entry: Manifest.Entry, manifest: String) -> Bool {
    let path = entry.name.path
    if checkedFiles.insert(path).inserted {
      segments[entry.name] = SegmentVerification.run(path: folder + "/" + path, name: path, log: log)
    }
    guard let found = segments[entry.name] else { return false }
    let named = SegmentVerification.Summary(
      name: entry.name, kind: entry.kind, documentCount: entry.documentCount, byteCount: entry.byteCount)
    if found != named { log.problem(manifest, 0, "\(path) is not the segment that the manifest names") }
    return found == named
  }

  private func checkDeletions(_ entry: Manifest.Entry, manifest: Manifest) -> Bool {
    let file = Manifest.path(number: manifest.number)
    guard let generation = entry.deletionsGeneration else {
      if entry.deletedCount != 0 {
        log.problem(file, 0, "\(entry.name.path) has deleted documents and no file of them")
      }
      return entry.deletedCount == 0
    }
    if generation > manifest.number {
      log.problem(file, 0, "\(entry.name.path) has deletions of a later generation")
    }
    let path = entry.name.deletionsPath(generation: generation)
    if checkedFiles.insert(path).inserted {
      deletedCounts[path] = log.checking(path) {
        let bytes = try FileSystem.read(folder + "/" + path)
        log.begin(file: path, byteCount: bytes.count)
        return try Deletions(bytes: bytes, name: path, documentCount: entry.documentCount).count
      }
    }
    guard let count = deletedCounts[path] else { return false }
    if count != entry.deletedCount {
      log.problem(path, 0, "\(count) documents are deleted, \(file) says \(entry.deletedCount)")
    }
    return count == entry.deletedCount
  }

  private func checkIdentifiersAreUnique(_ entries: [Manifest.Entry], manifest: String) throws {
    let segments = try entries.map { try Snapshot.open($0, folder: folder) }
    try SupersededDocuments(segments: segments).forEach { segment, document in
      log.problem(
        manifest, 0, "document \(document) of \(entries[segment].name.path) is live and has the id of a later document")
    }
  }
}
