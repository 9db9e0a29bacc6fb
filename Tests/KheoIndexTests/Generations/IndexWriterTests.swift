import KheoTestSupport
import KheoText
import Testing

@testable import KheoIndex

@Suite("Index writer")
struct IndexWriterTests {
  private func makeDocuments(seed: UInt64, identifiers: [String]) -> [SyntheticDocument] {
    var random = RandomDocuments(seed: seed)
    return identifiers.map { random.next(identifier: $0, wordCount: 0...20) }
  }

  /// The live generation says what the documents say, and a full check finds nothing.
  private func check(
    _ folder: ScratchFolder, _ expected: [SyntheticDocument], kind: Kind = .article,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try folder.contents(of: kind) == IndexContents(expected), sourceLocation: sourceLocation)
    #expect(try IndexVerification(folder: folder.path).run().problems == [], sourceLocation: sourceLocation)
  }

  @Test("small budgets make several segments that say the same as one", arguments: [1, 70_000, 80_000, 1 << 24])
  func budgets(memoryBudget: Int) throws {
    let documents = makeDocuments(seed: 5, identifiers: (0..<120).map { "d\($0)" })
    let folder = ScratchFolder()
    let manifest = try folder.commit(documents, mode: .rebuild, memoryBudget: memoryBudget)
    #expect(manifest.entries.reduce(0) { $0 + $1.documentCount } == 120)
    #expect(manifest.entries.count == (memoryBudget == 1 ? 120 : manifest.entries.count))
    #expect((manifest.entries.count == 1) == (memoryBudget == 1 << 24))
    try check(folder, documents)
  }

  @Test("kinds share a budget and are kept apart")
  func kinds() throws {
    let folder = ScratchFolder()
    let documents = makeDocuments(seed: 6, identifiers: (0..<40).map { "d\($0)" })
    let writer = try folder.makeWriter(.rebuild, memoryBudget: 200_000)
    // A builder that is asked for and not used is no segment, and does not stand in the way.
    _ = try writer.builder(for: .person)
    for (number, document) in documents.enumerated() {
      try document.add(to: writer.builder(for: number % 2 == 0 ? .article : .unit))
      _ = try writer.builder(for: .person)
    }
    let manifest = try writer.commit()
    #expect(Set(manifest.entries.map(\.kind)) == [.article, .unit])
    try check(folder, stride(from: 0, to: 40, by: 2).map { documents[$0] })
    try check(folder, stride(from: 1, to: 40, by: 2).map { documents[$0] }, kind: .unit)
    try check(folder, [], kind: .person)
  }

  @Test("the last document of an id is the one that counts", arguments: [1, 75_000, 1 << 24])
  func replaced(memoryBudget: Int) throws {
    let identifiers = (0..<90).map { "d\($0 * $0 % 23)" }
    let documents = makeDocuments(seed: 7, identifiers: identifiers)
    let folder = ScratchFolder()
    try folder.commit(documents, mode: .rebuild, memoryBudget: memoryBudget)
    try check(folder, documents)
    let snapshot = try Snapshot(folder: folder.path)
    #expect(snapshot.segments.reduce(0) { $0 + $1.liveDocumentCount } == Set(identifiers).count)
  }

  @Test("ids whose hashes collide are told apart")
  func collidingHashes() throws {
    // Segments are made with equal hashes on purpose: the section is built by hand from the same encoder.
    let hashes: [UInt64] = [7, 3, 7, 7]
    let bytes = Identifiers.encode(hashes)
    let folder = ScratchFolder()
    let writer = try SegmentFileWriter(path: folder.path + "/c.seg", kind: .article, identifier: Array(0..<16))
    try writer.begin(.storedBlocks)
    var stored = StoredDocumentsWriter()
    for identifier in ["x", "y", "z", "x"] { try stored.append(identifier: identifier, payload: [], to: writer) }
    let index = try stored.finish(writer)
    for (section, bytes) in [
      (SegmentFormat.Section.storedIndex, index), (.identifiers, bytes), (.columns, [UInt8](repeating: 0, count: 20)),
      (.norms, [UInt8](repeating: 0, count: 16)), (.statistics, SegmentStatistics().encode()),
    ] {
      try writer.begin(section)
      try writer.write(bytes)
    }
    try writer.finish(documentCount: 4)
    let segment = try Segment(path: folder.path + "/c.seg", name: "c.seg")
    #expect(try segment.identifiers.documents(withHash: 7) == [0, 2, 3])
    #expect(try segment.identifiers.documents(withHash: 3) == [1])
    #expect(try segment.identifiers.documents(withHash: 5) == [])
    var superseded: [UInt32] = []
    try SupersededDocuments(segments: [segment]).forEach { _, document in superseded.append(document) }
    #expect(superseded == [0])
  }

  @Test("appending keeps, replaces and deletes, generation after generation", arguments: [31, 32, 33])
  func append(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var random = RandomDocuments(seed: seed)
    let folder = ScratchFolder()
    var live = (0..<30).map { random.next(identifier: "d\($0)", wordCount: 0...9) }
    try folder.commit(live, mode: .rebuild)
    for round in 1...6 {
      let writer = try folder.makeWriter(.append)
      let deleted = (0..<4).map { _ in "d\(Int.random(in: 0..<40, using: &generator))" }
      writer.delete(identifiers: deleted, kind: .article)
      live.removeAll { deleted.contains($0.identifier) }
      for _ in 0..<5 {
        let document = random.next(identifier: "d\(Int.random(in: 0..<40, using: &generator))", wordCount: 0...9)
        live.removeAll { $0.identifier == document.identifier }
        live.append(document)
        try document.add(to: writer.builder(for: .article))
      }
      let manifest = try writer.commit()
      #expect(manifest.number == UInt64(round + 1))
      try check(folder, live)
    }
  }

  @Test("a document that is deleted and added in one commit is the one added")
  func deleteAndAdd() throws {
    let folder = ScratchFolder()
    try folder.commit(
      [SyntheticDocument(identifier: "a", body: "old"), .init(identifier: "b", body: "x")], mode: .rebuild)
    let writer = try folder.makeWriter(.append)
    let new = SyntheticDocument(identifier: "a", body: "new")
    writer.delete(identifiers: ["a", "absent"], kind: .article)
    try new.add(to: writer.builder(for: .article))
    _ = try writer.commit()
    try check(folder, [new, .init(identifier: "b", body: "x")])
  }

  @Test("an index whose last document is deleted is empty and can be appended to")
  func emptied() throws {
    let folder = ScratchFolder()
    let document = SyntheticDocument(identifier: "a", body: "one two")
    try folder.commit([document], mode: .rebuild)
    do {
      let writer = try folder.makeWriter(.append)
      writer.delete(identifiers: ["a"], kind: .article)
      #expect(try writer.commit().entries.isEmpty)
    }
    try check(folder, [])
    try folder.commit([document], mode: .append)
    try check(folder, [document])
  }

  @Test("a rebuild holds nothing of the generation before, sound or damaged")
  func rebuild() throws {
    let folder = ScratchFolder()
    try folder.commit([.init(identifier: "a", body: "one")], mode: .rebuild)
    try folder.commit([.init(identifier: "b", body: "two")], mode: .rebuild)
    try check(folder, [.init(identifier: "b", body: "two")])
    folder.write(Array("rubbish".utf8), to: "CURRENT")
    #expect(throws: CorruptIndexError.self) { try folder.makeWriter(.append) }
    try folder.commit([.init(identifier: "c", body: "three")], mode: .rebuild)
    try check(folder, [.init(identifier: "c", body: "three")])
  }

  @Test("appending to nothing is an error that names the folder")
  func appendToNothing() throws {
    let folder = ScratchFolder()
    #expect(throws: IndexError.missing(path: folder.path)) { try folder.makeWriter(.append) }
    #expect(throws: IndexError.missing(path: folder.path)) { try Snapshot(folder: folder.path) }
    #expect(throws: IndexError.missing(path: folder.path)) { try IndexVerification(folder: folder.path).run() }
  }

  @Test(
    "A kind that is replaced holds what is added and nothing else; other kinds and open readers keep what they have")
  func replacesKinds() throws {
    let folder = ScratchFolder()
    let documents = makeDocuments(seed: 8, identifiers: (0..<20).map { "d\($0)" })
    do {
      let writer = try folder.makeWriter(.rebuild, memoryBudget: 70_000)
      for document in documents { try document.add(to: writer.builder(for: .article)) }
      for document in documents { try document.add(to: writer.builder(for: .unit)) }
      _ = try writer.commit()
    }
    let before = try Snapshot(folder: folder.path)
    let new = makeDocuments(seed: 9, identifiers: ["x", "d1", "d2"])
    do {
      let writer = try folder.makeWriter(.append)
      writer.delete(identifiers: ["d1"], kind: .unit)
      writer.replaceAll(kind: .unit)
      for document in new { try document.add(to: writer.builder(for: .unit)) }
      _ = try writer.commit()
    }
    try check(folder, documents)
    try check(folder, new, kind: .unit)
    #expect(before.segments(of: .unit).reduce(0) { $0 + $1.liveDocumentCount } == 20)
    for segment in before.segments(of: .unit) {
      var count = 0
      try segment.forEachPayload(of: 0..<UInt32(segment.documentCount)) { _, _ in count += 1 }
      #expect(count == segment.documentCount)
    }
    do {
      let writer = try folder.makeWriter(.append)
      writer.replaceAll(kind: .unit)
      writer.replaceAll(kind: .person)
      _ = try writer.commit()
    }
    try check(folder, [], kind: .unit)
    try check(folder, documents)
  }

  @Test("Payloads are lent in the order asked for, whatever the blocks", arguments: [41, 42])
  func lendsPayloads(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let folder = ScratchFolder()
    let documents = (0..<300).map {
      SyntheticDocument(identifier: "d\($0)", body: String(repeating: "w\($0) ", count: $0))
    }
    try folder.commit(documents, mode: .rebuild)
    let segment = try Snapshot(folder: folder.path).segments[0]
    let asked = (0..<UInt32(300)).filter { _ in Bool.random(using: &generator) }
    var found: [UInt32] = []
    try segment.forEachPayload(of: asked) { document, payload in
      found.append(document)
      let record = try segment.record(of: document)
      #expect(Array(payload) == record.payload)
    }
    #expect(found == asked)
    #expect(throws: CorruptIndexError.self) { try segment.forEachPayload(of: [300]) { _, _ in } }
  }
}
