import KheoText

/// The pairs of words that stand side by side in documents of a language that writes the syllables of a word apart
/// (FORMAT.md, Pairs): a front-coded table.
///
/// ```
/// key       key of the first word · 0x20 · key of the second
/// payload   varint n · (varint spelling of the first · varint spelling of the second · varint documents) × n
/// ```
///
/// The commonest pair of spellings comes first. Only articles have pairs, and only those of at least two documents.
enum PairTable {
  /// Between the two keys. No key of a pair has a byte that is not above it, so that pairs are in the order of their words.
  static let separator: UInt8 = 0x20
  /// Pairs of spellings in fewer documents are left out.
  static let leastDocumentCount = 2

  /// Whether a key is a word that pairs are made of: it does not begin with a digit.
  static func isWord(_ key: some Collection<UInt8>) -> Bool {
    guard let first = key.first, !(0x30...0x39).contains(first) else { return false }
    return key.allSatisfy { $0 > separator }
  }

  /// The payload of a pair of words.
  static func encode(_ counts: some Collection<PairCount>) -> [UInt8] {
    var payload: [UInt8] = []
    payload.appendVarint(counts.count)
    for count in counts {
      payload.appendVarint(count.firstSpelling)
      payload.appendVarint(count.secondSpelling)
      payload.appendVarint(count.documentCount)
    }
    return payload
  }

  /// Reads a payload that `encode` wrote.
  static func decode(_ reader: inout ByteReader) throws(CorruptIndexError) -> [PairCount] {
    var counts: [PairCount] = []
    for _ in 0..<(try reader.readVarint()) {
      let first = try reader.readVarint()
      let second = try reader.readVarint()
      counts.append(
        PairCount(firstSpelling: first, secondSpelling: second, documentCount: try reader.readVarint()))
    }
    guard reader.isAtEnd else { throw reader.malformed("bytes behind the last spellings of a pair") }
    return counts
  }
}

/// In how many documents of a segment two words stand side by side, spelled in one way.
package struct PairCount: Sendable, Hashable {
  /// An index into the spellings of the first word's term.
  package var firstSpelling: Int
  /// An index into the spellings of the second word's term.
  package var secondSpelling: Int
  /// Documents of the segment with the pair in a title, body or caption; two or more.
  package var documentCount: Int

  package init(firstSpelling: Int, secondSpelling: Int, documentCount: Int) {
    self.firstSpelling = firstSpelling
    self.secondSpelling = secondSpelling
    self.documentCount = documentCount
  }

  /// The order of a payload: the commonest first, equals by their spellings.
  static func precedes(_ a: PairCount, _ b: PairCount) -> Bool {
    if a.documentCount != b.documentCount { return a.documentCount > b.documentCount }
    return (a.firstSpelling, a.secondSpelling) < (b.firstSpelling, b.secondSpelling)
  }
}
