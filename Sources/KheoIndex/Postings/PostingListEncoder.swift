/// Encodes the postings of one term: blocks of 128 documents, bit-packed, and a tail in varints.
///
/// ```
/// list    skip table (with 128 documents or more), or u8 greatest impact · blocks · tail
/// skip    lastDocument u32 × n · dataEnd u32 × n · positionsEnd u32 × n · maxima 4 bytes × n
/// block   widths (6 bytes) · documents · frequencies · title · caption · source · spellings, each 16 × width bytes
/// tail    for each document: varint (gap << 2 | hasFields << 1 | isSingle) · [varint frequency − 2]
///         · [varint title · varint caption · varint source] · [varint spelling code, if the term has several]
/// ```
///
/// `n` counts the blocks and the tail, if there is one. A gap is the document minus the one before it minus 1.
struct PostingListEncoder {
  private let spellingCount: Int
  private var pending: [Posting] = []
  private var previous: Int64 = -1
  private var minimumNorm: UInt8 = 255
  private var greatestImpact = 0.0
  private var data: [UInt8] = []
  private var skips: [(last: UInt32, dataEnd: UInt32, positionsEnd: UInt32, maxima: SIMD4<UInt8>)] = []
  private var documentCount = 0

  init(spellingCount: Int) { self.spellingCount = spellingCount }

  /// Documents come in rising order. `norm` is the length code of the document's body, `impact` that of the posting,
  /// `positionsEnd` the bytes of the term's positions up to and including this document.
  mutating func append(_ posting: Posting, norm: UInt8, impact: Double, positionsEnd: Int) {
    pending.append(posting)
    minimumNorm = min(minimumNorm, norm)
    greatestImpact = max(greatestImpact, impact)
    documentCount += 1
    if pending.count == BitPacking.blockCount { closeBlock(positionsEnd: positionsEnd, encode: packPending) }
  }

  /// The whole list; `positionsEnd` is the size of the term's positions in bytes.
  mutating func finish(positionsEnd: Int) -> [UInt8] {
    if !pending.isEmpty { closeBlock(positionsEnd: positionsEnd, encode: appendTail) }
    guard documentCount >= BitPacking.blockCount else { return skips.map { $0.maxima[3] } + data }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(skips.count * 16 + data.count)
    for skip in skips { bytes.appendLittleEndian(skip.last) }
    for skip in skips { bytes.appendLittleEndian(skip.dataEnd) }
    for skip in skips { bytes.appendLittleEndian(skip.positionsEnd) }
    for skip in skips { for lane in 0..<4 { bytes.append(skip.maxima[lane]) } }
    bytes.append(contentsOf: data)
    return bytes
  }

  private mutating func closeBlock(positionsEnd: Int, encode: ([Posting], Int64, inout [UInt8]) -> Void) {
    encode(pending, previous, &data)
    let last = pending.last!.document
    let maxima = SIMD4<UInt8>(
      UInt8(min(255, pending.map(\.frequency).max()!)),
      minimumNorm,
      UInt8(min(255, pending.map(\.fieldFrequencies.title).max()!)),
      Impacts.code(of: greatestImpact))
    skips.append((last, UInt32(data.count), UInt32(positionsEnd), maxima))
    previous = Int64(last)
    minimumNorm = 255
    greatestImpact = 0
    pending.removeAll(keepingCapacity: true)
  }

  private func packPending(_ postings: [Posting], _ previous: Int64, into bytes: inout [UInt8]) {
    var before = previous
    let gaps = postings.map { posting in
      defer { before = Int64(posting.document) }
      return UInt32(Int64(posting.document) - before - 1)
    }
    let columns: [[UInt32]] = [
      gaps, postings.map { $0.frequency - 1 }, postings.map(\.fieldFrequencies.title),
      postings.map(\.fieldFrequencies.caption), postings.map(\.fieldFrequencies.source),
      spellingCount > 1 ? postings.map(\.spellingCode) : [UInt32](repeating: 0, count: postings.count),
    ]
    let widths = columns.map { $0.withUnsafeBufferPointer(BitPacking.width) }
    bytes.append(contentsOf: widths.map(UInt8.init))
    for (column, width) in zip(columns, widths) {
      column.withUnsafeBufferPointer { BitPacking.pack($0, width: width, into: &bytes) }
    }
  }

  private func appendTail(_ postings: [Posting], _ previous: Int64, into bytes: inout [UInt8]) {
    var before = previous
    for posting in postings {
      let gap = Int(Int64(posting.document) - before - 1)
      before = Int64(posting.document)
      let fields = posting.fieldFrequencies
      let hasFields = fields.title + fields.caption + fields.source > 0
      let isSingle = posting.frequency == 1
      bytes.appendVarint(gap << 2 | (hasFields ? 2 : 0) | (isSingle ? 1 : 0))
      if !isSingle { bytes.appendVarint(Int(posting.frequency) - 2) }
      if hasFields {
        for frequency in [fields.title, fields.caption, fields.source] { bytes.appendVarint(Int(frequency)) }
      }
      if spellingCount > 1 { bytes.appendVarint(Int(posting.spellingCode)) }
    }
  }
}
