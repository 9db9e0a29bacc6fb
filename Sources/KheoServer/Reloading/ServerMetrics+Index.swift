import Kheo

extension ServerMetrics {
  /// Tells which index is served.
  func serve(_ snapshot: Snapshot) {
    indexGeneration.set(Int(snapshot.number))
    indexBuiltTimestamp.set(snapshot.publishedAt)
    indexSizeBytes.set(snapshot.byteCount)
    let kinds = [(Kind.article, "article"), (.unit, "unit"), (.person, "person")]
    setDocuments(
      kinds.flatMap { kind, name in
        snapshot.documentCounts(of: kind).map { (type: name, language: $0.language.code, count: $0.count) }
      })
  }

  /// Tells how opening a generation went.
  func note(_ result: Result<ServedIndex, any Error>) {
    switch result {
    case .success(let index):
      swap(.swapped)
      serve(index.snapshot)
    case .failure(let error):
      swap(.failed)
      if error is CorruptIndexError { indexCorruption.add() }
    }
  }
}
