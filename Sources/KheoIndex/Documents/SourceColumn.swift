/// Where the documents of a segment come from: of each the number of its source, and the sources themselves
/// (FORMAT.md, Sources).
///
/// ```
/// section   u32 s · u32 end × s · text · [u32 number × n, if s > 0]
/// ```
///
/// Sources rise bytewise and are distinct; numbers count from 1, and 0 stands for none. Made for each use: it reads and checks
/// pages of the file when they are first touched.
package struct SourceColumn: Sendable {
  /// Different sources.
  package let count: Int
  private let documentCount: Int
  /// Keeps the bytes mapped.
  private let file: SegmentFile
  // Sendable: bytes of the mapping, which never change.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer

  /// Throws `CorruptIndexError` where the section does not fit the number of documents.
  init(file: SegmentFile) throws(CorruptIndexError) {
    self.file = file
    documentCount = file.documentCount
    bytes = try file.bytes(of: .sources)
    let count = bytes.count >= 4 ? Int(Self.integer(bytes, 0)) : -1
    self.count = count
    guard count == 0 ? bytes.count == 4 : count > 0 && bytes.count - 4 >= (count + documentCount) * 4,
      count == 0 || Int(Self.integer(bytes, count * 4)) == bytes.count - 4 - (count + documentCount) * 4
    else { throw file.malformed(.sources, 0, "sources do not fit \(documentCount) documents") }
  }

  /// The number of a document's source, 0 for none; `document` is below the segment's document count. At most `count`.
  package func number(of document: UInt32) -> Int {
    if count == 0 { return 0 }
    let number = Int(Self.integer(bytes, bytes.count - (documentCount - Int(document)) * 4))
    // Damage under a checksum that holds: no number leads out of the table.
    return number <= count ? number : 0
  }

  /// The source of a number from 1 on, in UTF-8.
  package func source(_ number: Int) -> UnsafeRawBufferPointer {
    let start = 4 + count * 4
    let low = number > 1 ? Int(Self.integer(bytes, (number - 1) * 4)) : 0
    let high = Int(Self.integer(bytes, number * 4))
    guard low <= high, start + high <= bytes.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[start + low..<start + high])
  }

  /// The number of a source; nil where no document has it.
  package func number(of source: String) -> Int? {
    var low = 1
    var high = count + 1
    let wanted = Array(source.utf8)
    while low < high {
      let middle = (low + high) / 2
      if self.source(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low <= count && self.source(low).elementsEqual(wanted) ? low : nil
  }

  private static func integer(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

/// Gathers the sources of documents, one after the other.
struct SourceColumnWriter {
  /// By source, in the order of their first documents.
  private var known: [String: UInt32] = [:]
  private var sources: [String] = []
  /// By document: 0 for none, else the index of the source in `sources` plus 1.
  private var numbers: [UInt32] = []

  /// A source that is nil or empty is none.
  mutating func append(_ source: String?) {
    guard let source, !source.isEmpty else {
      numbers.append(0)
      return
    }
    if let number = known[source] {
      numbers.append(number)
      return
    }
    sources.append(source)
    numbers.append(UInt32(sources.count))
    known[source] = UInt32(sources.count)
  }

  /// Bytes of memory, about.
  var byteCount: Int { numbers.count * 8 + sources.count * 128 }

  /// The section.
  func encode() -> [UInt8] {
    let order = sources.indices.sorted { sources[$0].utf8.lexicographicallyPrecedes(sources[$1].utf8) }
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt32(order.count))
    if order.isEmpty { return bytes }
    var end = 0
    var final = [UInt32](repeating: 0, count: sources.count + 1)
    for (rank, index) in order.enumerated() {
      end += sources[index].utf8.count
      bytes.appendLittleEndian(UInt32(end))
      final[index + 1] = UInt32(rank + 1)
    }
    for index in order { bytes += sources[index].utf8 }
    for number in numbers { bytes.appendLittleEndian(final[Int(number)]) }
    return bytes
  }
}
