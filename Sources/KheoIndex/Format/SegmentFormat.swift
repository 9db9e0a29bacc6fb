/// Constants of the segment file (FORMAT.md, Segment file).
enum SegmentFormat {
  /// The version this code writes.
  static let version: UInt32 = 5
  /// The versions this code reads.
  static let supportedVersions: ClosedRange<UInt32> = 5...5
  static let headerMagic: [UInt8] = Array("KHEOSEG\n".utf8)
  static let footerMagic: [UInt8] = Array("KHEOEND\n".utf8)
  static let headerByteCount = 64
  static let footerByteCount = 64
  /// Bytes of one entry of the section directory: kind, reserved, offset, byte count.
  static let directoryEntryByteCount = 24
  /// Every section begins at a multiple of this.
  static let sectionAlignment = 64

  /// What a section holds. Raw values are part of the format.
  enum Section: UInt32, CaseIterable {
    case statistics = 1
    case termBlocks = 2
    case termBlockOffsets = 3
    case postings = 4
    case stemBlocks = 5
    case stemBlockOffsets = 6
    case norms = 7
    case columns = 8
    case storedBlocks = 9
    case storedIndex = 10
    case identifiers = 11
    case sources = 12
    case lineWords = 13
    case lines = 14
    case termWeights = 15
    case pairBlocks = 16
    case pairBlockOffsets = 17
    case termFilter = 18
  }
}

/// The kinds of thing that an index holds, a collection of segments each. Raw values are part of the format.
public enum Kind: UInt32, Sendable, CaseIterable, Hashable {
  case article = 0
  case unit = 1
  case person = 2
  /// Which articles tell one story: stored under the articles' ids, not searched.
  case story = 3

  /// What a search can ask for.
  public static let searched: Set<Kind> = [.article, .unit, .person]
}

/// The searchable fields of a document. Raw values are part of the format, and give the order of a document's
/// positions in a posting.
public enum Field: UInt32, Sendable, CaseIterable, Hashable {
  case title = 0
  case body = 1
  case caption = 2
  /// Where the text comes from: source address, site, author.
  case source = 3
}
