/// Checks the files that say what belongs to an index: `CURRENT`, the manifests, and through them all others.
struct GenerationsVerification {
  let folder: String
  let log: VerificationLog

  func run() throws {
    let names = FileSystem.names(in: folder)
    let manifestNames = names.filter { Manifest.number(ofPath: $0) != nil }
    if manifestNames.isEmpty && !names.contains(CurrentGeneration.path) { throw IndexError.missing(path: folder) }
    let current = try checkCurrent(manifestNames: manifestNames)
    let manifests = manifestNames.compactMap { name in log.checking(name) { try readManifest(name, current) } }
    if let current {
      if !manifestNames.contains(current.manifestPath) {
        log.problem(CurrentGeneration.path, 0, "\(current.manifestPath), which it names, is not there")
      }
      for name in manifestNames where Manifest.number(ofPath: name)! > Manifest.number(ofPath: current.manifestPath)! {
        log.note("\(name) is later than the live generation: a commit that was stopped before its last step.")
      }
    }
    let isComplete = manifests.count == manifestNames.count
    let files = SegmentFilesVerification(folder: folder, log: log)
    for manifest in manifests { files.check(manifest) }
    noteUnknownFiles(names, known: files.checkedFiles, isComplete: isComplete)
  }

  /// Reads `CURRENT`. Throws only where the index is of another version and says so twice.
  private func checkCurrent(manifestNames: [String]) throws -> CurrentGeneration? {
    let path = CurrentGeneration.path
    guard let bytes = log.checking(path, { try FileSystem.read(folder + "/" + path) }) else { return nil }
    log.begin(file: path, byteCount: bytes.count)
    return try log.checking(path) { () -> Result<CurrentGeneration, IndexError> in
      do {
        return .success(try CurrentGeneration(folder: folder))
      } catch IndexError.unsupportedVersion(let file, let found, let supported) {
        if manifestNames.contains(where: { version(ofManifest: $0) == found }) {
          return .failure(.unsupportedVersion(file: file, found: found, supported: supported))
        }
        throw CorruptIndexError(
          file: path, offset: 5, reason: .malformed("version \(found) is not that of the manifests"))
      }
    }?.get()
  }

  /// The version that a whole manifest is written in, whether it can be read or not.
  private func version(ofManifest name: String) -> UInt32? {
    guard let bytes = try? FileSystem.read(folder + "/" + name), bytes.count >= 16,
      Manifest.checksum(ofFile: bytes) == Checksum.crc32(Array(bytes.dropLast(4)))
    else { return nil }
    return bytes[8..<12].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }

  private func readManifest(_ name: String, _ current: CurrentGeneration?) throws -> Manifest {
    let bytes = try FileSystem.read(folder + "/" + name)
    log.begin(file: name, byteCount: bytes.count)
    let manifest = try Manifest(bytes: bytes, file: name)
    guard Manifest.path(number: manifest.number) == name else {
      throw CorruptIndexError(
        file: name, offset: 12, reason: .malformed("it is the manifest of generation \(manifest.number)"))
    }
    guard manifest.encode() == bytes else {
      throw CorruptIndexError(file: name, offset: 0, reason: .malformed("it is not written as kheo writes it"))
    }
    if let current, current.manifestPath == name {
      let found = Manifest.checksum(ofFile: bytes)
      if found != current.manifestChecksum {
        log.problem(
          CorruptIndexError(
            file: CurrentGeneration.path, offset: 0,
            reason: .checksumMismatch(expected: current.manifestChecksum, found: found)))
      }
    }
    return manifest
  }

  private func noteUnknownFiles(_ names: [String], known: Set<String>, isComplete: Bool) {
    for name in names where name != CurrentGeneration.path && name != "segments" && Manifest.number(ofPath: name) == nil
    {
      if name == "LOCK" {
        let bytes = (try? FileSystem.read(folder + "/" + name)) ?? []
        if !bytes.isEmpty { log.note("LOCK is not empty; nothing reads it.") }
      } else {
        log.note("\(name) is not a file of an index.")
      }
    }
    for name in FileSystem.names(in: folder + "/segments") where !known.contains("segments/" + name) {
      let reason = isComplete ? "no generation names it" : "no manifest that can be read names it"
      log.note("segments/\(name) was not checked: \(reason).")
    }
  }
}
