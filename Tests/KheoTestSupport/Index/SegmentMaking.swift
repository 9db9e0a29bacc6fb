package import KheoIndex

extension ScratchFolder {
  /// Writes documents as one segment file below the folder and opens it.
  package func makeSegment(
    _ documents: [SyntheticDocument], named name: String = "one.seg", kind: Kind = .article,
    identifier: [UInt8] = Array(0..<16)
  ) throws -> Segment {
    let builder = try SegmentBuilder(
      path: path + "/" + name, kind: kind, identifier: identifier, stemming: shorteningStems)
    for document in documents { try document.add(to: builder) }
    try builder.finish()
    return try Segment(path: path + "/" + name, name: name)
  }

  /// A writer to an index in this folder.
  package func makeWriter(_ mode: IndexWriter.Mode, memoryBudget: Int = 1 << 24) throws -> IndexWriter {
    try IndexWriter(
      folder: path, mode: mode, analysis: "test", memoryBudget: memoryBudget, stemming: shorteningStems)
  }

  /// Adds documents as one commit.
  @discardableResult
  package func commit(
    _ documents: [SyntheticDocument], mode: IndexWriter.Mode, kind: Kind = .article, memoryBudget: Int = 1 << 24
  ) throws -> Manifest {
    let writer = try makeWriter(mode, memoryBudget: memoryBudget)
    for document in documents { try document.add(to: writer.builder(for: kind)) }
    return try writer.commit()
  }

  /// What the live generation says of a kind.
  package func contents(of kind: Kind = .article) throws -> IndexContents {
    try IndexContents(Snapshot(folder: path), kind: kind)
  }
}
