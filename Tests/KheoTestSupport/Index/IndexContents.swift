package import KheoIndex
package import KheoText

/// All that an index says of its live documents of one kind, by their ids: the same whatever the segments.
package struct IndexContents: Equatable, Sendable {
  /// What the index says of one document.
  package struct Document: Equatable, Sendable {
    package var language: Language
    package var date: Int32?
    package var source: String?
    package var payload: [UInt8]
    package var norms: [UInt8]
    /// Occurrences of every term that the document has.
    package var occurrences: [[UInt8]: [NaiveInvertedIndex.Occurrence]] = [:]
  }

  package private(set) var documents: [String: Document] = [:]

  /// What documents added in this order should come to: the last of each id.
  package init(_ added: [SyntheticDocument]) {
    let naive = NaiveInvertedIndex(added)
    for (number, document) in added.enumerated() {
      documents[document.identifier] = Document(
        language: document.language, date: document.date, source: document.source, payload: document.payload,
        norms: Field.allCases.map { LengthNorm.code(of: naive.length(of: number, field: $0)) })
    }
    for (key, list) in naive.postings {
      for (number, occurrences) in list {
        let identifier = added[Int(number)].identifier
        if added.lastIndex(where: { $0.identifier == identifier }) == Int(number) {
          documents[identifier]!.occurrences[key] = occurrences
        }
      }
    }
  }

  /// Reads an index through its ordinary interfaces: every term, posting, position, column and stored record.
  ///
  /// Throws what reading throws, and traps on a document that is live twice.
  package init(_ snapshot: Snapshot, kind: Kind) throws {
    for segment in snapshot.segments(of: kind) {
      let identifiers = try readDocuments(segment)
      try segment.scanTerms(from: []) { _, decode in
        try readPostings(of: decode(), segment, identifiers)
        return true
      }
    }
  }

  private mutating func readDocuments(_ segment: Segment) throws -> [UInt32: String] {
    var identifiers: [UInt32: String] = [:]
    let sources = try segment.sources()
    for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
      let record = try segment.record(of: document)
      let date = segment.columns.date(of: document)
      let source = sources.number(of: document)
      identifiers[document] = record.identifier
      precondition(documents[record.identifier] == nil, "\(record.identifier) is live twice")
      documents[record.identifier] = Document(
        language: segment.columns.language(of: document), date: date == DocumentColumns.noDate ? nil : date,
        source: source == 0 ? nil : String(decoding: sources.source(source), as: UTF8.self), payload: record.payload,
        norms: Field.allCases.map { segment.columns.norm(of: document, field: $0) })
    }
    return identifiers
  }

  private mutating func readPostings(
    of term: Term, _ segment: Segment, _ identifiers: [UInt32: String]
  ) throws {
    let arena = PostingArena()
    var cursor = try segment.postings(of: term, arena: arena)
    var occurrences: [Occurrence] = []
    while cursor.document != PostingCursor.end {
      if let identifier = identifiers[cursor.document] {
        occurrences.removeAll(keepingCapacity: true)
        try cursor.appendOccurrences(to: &occurrences)
        documents[identifier]!.occurrences[term.key] = occurrences.map {
          NaiveInvertedIndex.Occurrence(place: $0.place, spelling: term.spellings[$0.spelling].bytes)
        }.sorted()
      }
      cursor.next()
    }
    withExtendedLifetime(arena) {}
  }
}
