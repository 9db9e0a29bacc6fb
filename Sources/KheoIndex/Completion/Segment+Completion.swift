extension Segment {
  /// The segment's lines. Throws where they do not fit their sections.
  package func lineTable() throws(CorruptIndexError) -> LineTable { try LineTable(file: segmentFile) }

  /// The ordinals of the terms whose keys begin with some bytes, which are whole UTF-8.
  package func terms(withPrefix prefix: [UInt8]) throws(CorruptIndexError) -> Range<Int> {
    let start = try terms.ordinal(ofFirstFrom: prefix)
    // No key has the byte 0xFF.
    return start..<max(start, try terms.ordinal(ofFirstFrom: prefix + [0xFF]))
  }

  /// The ordinal of the term with a key, as a range of one; an empty range where the segment does not have it.
  package func terms(withKey key: [UInt8]) throws(CorruptIndexError) -> Range<Int> {
    let start = try terms.ordinal(ofFirstFrom: key)
    return start..<max(start, try terms.ordinal(ofFirstFrom: key + [0]))
  }

  /// The weights of terms with these ordinals, in place.
  package func weights(ofTerms terms: Range<Int>) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    try segmentFile.bytes(of: .termWeights, from: terms.lowerBound, count: terms.count)
  }

  /// The greatest weights of blocks of the dictionary, in place.
  package func greatestWeights(ofBlocks blocks: Range<Int>) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    try segmentFile.bytes(of: .termWeights, from: statistics.termCount + blocks.lowerBound, count: blocks.count)
  }
}
