import KheoTestSupport
import Testing

@testable import KheoIndex

@Suite("Publishing a generation")
struct PublishingTests {
  private func documents(_ generation: Int) -> [SyntheticDocument] {
    (0..<5).map { SyntheticDocument(identifier: "d\($0)", body: "word\(generation) common") }
  }

  @Test("a second writer is turned away until the first has ended")
  func locked() throws {
    let folder = ScratchFolder()
    var first: IndexWriter? = try folder.makeWriter(.rebuild)
    #expect(throws: IndexError.locked(path: folder.path)) { try folder.makeWriter(.rebuild) }
    withExtendedLifetime(first) {}
    first = nil
    #expect(throws: Never.self) { try folder.makeWriter(.rebuild) }
  }

  @Test("an abandoned writer leaves the live generation alone, and the next one sweeps what it left")
  func abandoned() throws {
    let folder = ScratchFolder()
    try folder.commit(documents(1), mode: .rebuild)
    let files = folder.files()
    do {
      let writer = try folder.makeWriter(.append, memoryBudget: 1)
      for document in documents(2) { try document.add(to: writer.builder(for: .article)) }
      #expect(folder.files().count > files.count)
    }
    // Segments that were finished stay behind when the process dies; so do temporary names.
    folder.write([1, 2, 3], to: "CURRENT.tmp")
    folder.write([1, 2, 3], to: "segments/00.seg")
    let report = try IndexVerification(folder: folder.path).run()
    #expect(report.isSound && report.notes.count >= 2)
    #expect(try folder.contents() == IndexContents(documents(1)))
    _ = try folder.makeWriter(.append)
    #expect(folder.files() == files)
  }

  @Test("a reader keeps its generation after two commits have pruned it")
  func readersKeepTheirs() throws {
    let folder = ScratchFolder()
    try folder.commit(documents(1), mode: .rebuild)
    let files = folder.files()
    let snapshot = try Snapshot(folder: folder.path)
    try folder.commit(documents(2), mode: .rebuild)
    try folder.commit(documents(3), mode: .rebuild)
    #expect(Set(folder.files()).intersection(files) == ["CURRENT", "LOCK"])
    #expect(try IndexContents(snapshot, kind: .article) == IndexContents(documents(1)))
    #expect(try folder.contents() == IndexContents(documents(3)))
  }

  @Test("one generation is kept beside the live one, whole")
  func kept() throws {
    let folder = ScratchFolder()
    for number in 1...4 { try folder.commit(documents(number), mode: number % 2 == 0 ? .append : .rebuild) }
    let manifests = folder.files().filter { $0.hasPrefix("manifest-") }
    #expect(manifests == ["manifest-0000000003", "manifest-0000000004"])
    let previous = try Manifest(bytes: folder.read(manifests[0]), file: manifests[0])
    let snapshot = try Snapshot(manifest: previous, folder: folder.path)
    #expect(try IndexContents(snapshot, kind: .article) == IndexContents(documents(3)))
  }

  /// A folder in the place of a temporary file makes the writing of that file fail.
  @Test(
    "a commit that fails at any file leaves the generation before it, and the manifest comes before CURRENT",
    arguments: ["manifest-0000000002.tmp", "CURRENT.tmp", "deletions"])
  func failingCommit(obstacle: String) throws {
    let folder = ScratchFolder()
    let first = try folder.commit(documents(1), mode: .rebuild)
    let current = folder.read("CURRENT")
    let name = obstacle == "deletions" ? first.entries[0].name.deletionsPath(generation: 2) + ".tmp" : obstacle
    do {
      let writer = try folder.makeWriter(.append)
      try documents(2)[0].add(to: writer.builder(for: .article))
      folder.makeFolder(name)
      #expect {
        _ = try writer.commit()
      } throws: { error in
        if case IndexError.system(_, let path, _, _) = error { path.hasSuffix(name) } else { false }
      }
    }
    #expect(folder.read("CURRENT") == current)
    #expect(folder.files().contains("manifest-0000000002") == (obstacle == "CURRENT.tmp"))
    #expect(try folder.contents() == IndexContents(documents(1)))
    #expect(try IndexVerification(folder: folder.path).run().problems == [])
    folder.remove(name)
    try folder.commit([documents(3)[0]], mode: .append)
    #expect(try folder.contents() == IndexContents(Array(documents(1).dropFirst()) + [documents(3)[0]]))
    #expect(try IndexVerification(folder: folder.path).run().problems == [])
  }

  @Test("the manifest that a damaged CURRENT names is not taken for the live one")
  func anotherManifest() throws {
    let folder = ScratchFolder()
    try folder.commit(documents(1), mode: .rebuild)
    try folder.commit(documents(2), mode: .rebuild)
    let text = String(decoding: folder.read("CURRENT"), as: UTF8.self)
    #expect(text.contains("manifest-0000000002"))
    var bytes = Array(text.utf8)
    // The last digit of the number: 2 becomes 1, a manifest that exists.
    bytes[7 + "manifest-000000000".utf8.count] = UInt8(ascii: "1")
    folder.write(bytes, to: "CURRENT")
    #expect(throws: CorruptIndexError.self) { try Snapshot(folder: folder.path) }
    #expect(try !IndexVerification(folder: folder.path).run().isSound)
  }

  @Test("readers that open while generations come and go see one of them, whole")
  func readersAndWriter() async throws {
    let folder = ScratchFolder()
    try folder.commit(documents(0), mode: .rebuild)
    let expected = (0...25).map { IndexContents(documents($0)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          var last = 0
          while last < 25 && !Task.isCancelled {
            await Task.yield()
            let contents = try folder.contents()
            let found = try #require(expected.firstIndex(of: contents))
            #expect(found >= last)
            last = found
          }
        }
      }
      group.addTask {
        for number in 1...25 {
          try folder.commit(documents(number), mode: .rebuild)
          await Task.yield()
        }
      }
      // The first error ends the others, which would wait for the last generation otherwise.
      while try await group.next() != nil {}
    }
  }

  @Test("an index of another version is told apart from a damaged one")
  func otherVersion() throws {
    let folder = ScratchFolder()
    try folder.commit(documents(1), mode: .rebuild)
    var manifest = Array(folder.read("manifest-0000000001").dropLast(4))
    manifest[8] = 9
    let checksum = Checksum.crc32(manifest)
    manifest.appendLittleEndian(checksum)
    folder.write(manifest, to: "manifest-0000000001")
    let digits = String(checksum, radix: 16)
    let text = "kheo 9 manifest-0000000001 " + String(repeating: "0", count: 8 - digits.count) + digits + "\n"
    folder.write(Array(text.utf8), to: "CURRENT")
    let error = IndexError.unsupportedVersion(file: "CURRENT", found: 9, supported: 5...5)
    #expect(throws: error) { try Snapshot(folder: folder.path) }
    #expect(throws: error) { try IndexVerification(folder: folder.path).run() }
  }
}
