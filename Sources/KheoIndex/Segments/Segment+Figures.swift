/// The parts of a segment that statistics tell apart.
package enum SegmentPart: String, CaseIterable, Sendable {
  case dictionary
  case postings
  case stems
  case norms
  case columns
  case stored
  case identifiers
  /// What suggestions are made of: lines, their words, the weights of terms.
  case completion
  /// Pairs of neighbouring words.
  case pairs
  /// Header, checksums, directory, footer and padding.
  case overhead

  var sections: [SegmentFormat.Section] {
    switch self {
    case .dictionary: [.termBlocks, .termBlockOffsets, .termFilter]
    case .postings: [.postings]
    case .stems: [.stemBlocks, .stemBlockOffsets]
    case .norms: [.norms]
    case .columns: [.columns, .sources]
    case .stored: [.storedBlocks, .storedIndex]
    case .identifiers: [.identifiers]
    case .completion: [.lineWords, .lines, .termWeights]
    case .pairs: [.pairBlocks, .pairBlockOffsets]
    case .overhead: []
    }
  }
}

extension Segment {
  /// Bytes of a part; positions count as postings.
  package func byteCount(of part: SegmentPart) -> Int {
    if part == .overhead {
      return byteCount - SegmentFormat.Section.allCases.reduce(0) { $0 + segmentFile.range(of: $1).count }
        + segmentFile.range(of: .statistics).count
    }
    return part.sections.reduce(0) { $0 + segmentFile.range(of: $1).count }
  }

  /// Pairs of a term and a document that has it. Reads the whole dictionary.
  package func countPostings() throws -> Int {
    var count = 0
    try scanTerms(from: []) { _, decode in
      count += try decode().documentCount
      return true
    }
    return count
  }
}
