/// The records of a collection in the order of their coming, on disk.
final class RecordSpill {
  private static let bufferByteCount = 1 << 20
  private static let windowByteCount = 1 << 18

  private let file: TemporaryFile
  private var buffer: [UInt8] = []
  /// Where each record ends in the file.
  private var ends: [Int] = []
  private var window: [UInt8] = []
  private var windowStart = 0

  init(folder: String) throws(LinkingError) { file = try TemporaryFile(folder: folder) }

  var count: Int { ends.count }
  var byteCount: Int { ends.last ?? 0 }

  func append(_ encoded: [UInt8]) throws(LinkingError) {
    buffer += encoded
    ends.append(byteCount + encoded.count)
    if buffer.count >= Self.bufferByteCount { try flush() }
  }

  /// To be called before the first record is read.
  func flush() throws(LinkingError) {
    try file.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// A record and its bytes.
  struct Stored {
    var record: EntityRecord
    var layout: EntityRecord.Layout
    var bytes: [UInt8]
  }

  /// The record of an article, by its ordinal. Where records are read in a row, they are read in large pieces.
  func record(_ ordinal: Int, isInRow: Bool) throws -> Stored {
    let range = (ordinal == 0 ? 0 : ends[ordinal - 1])..<ends[ordinal]
    if range.lowerBound < windowStart || range.upperBound > windowStart + window.count {
      window.removeAll(keepingCapacity: true)
      windowStart = range.lowerBound
      let end = isInRow ? max(range.upperBound, windowStart + Self.windowByteCount) : range.upperBound
      try file.read(windowStart..<min(file.byteCount, end), into: &window)
    }
    let bytes = Array(window[range.lowerBound - windowStart..<range.upperBound - windowStart])
    var layout = EntityRecord.Layout()
    let record = try bytes.withUnsafeBytes { try EntityRecord(encoded: $0, layout: &layout) }
    return Stored(record: record, layout: layout, bytes: bytes)
  }
}
