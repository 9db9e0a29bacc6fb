extension Segment {
  /// How often the word with the key `first` stands right before the word with the key `second`, in which spellings; the
  /// commonest spellings first.
  ///
  /// Counts documents of languages that write the syllables of a word apart, in titles, bodies and captions, deleted
  /// documents with them. Spellings that stand so in a single document of the segment are left out; empty where there are
  /// no others, for numbers, and in segments of other kinds than articles. Reads one block of a table; nothing is read
  /// when the segment is opened. Throws `CorruptIndexError`.
  package func pairs(_ first: [UInt8], _ second: [UInt8]) throws(CorruptIndexError) -> [PairCount] {
    var key = first
    key.append(PairTable.separator)
    key += second
    guard let payload = try pairs.payload(of: key) else { return [] }
    var reader = ByteReader(payload, file: segmentFile.name, fileOffset: 0)
    return try PairTable.decode(&reader)
  }
}
