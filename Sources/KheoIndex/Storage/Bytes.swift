/// Writing of the format's primitive values: little-endian integers and varints (FORMAT.md, Conventions).
extension [UInt8] {
  package mutating func appendLittleEndian<T: FixedWidthInteger>(_ value: T) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Seven bits a byte, lowest first; the high bit says that another byte follows. At most 10 bytes.
  package mutating func appendVarint(_ value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// A length as a varint, then the bytes.
  package mutating func appendCounted(_ bytes: some Collection<UInt8>) {
    appendVarint(bytes.count)
    append(contentsOf: bytes)
  }
}

/// A reader over bytes that may be damaged: every read is bounded and throws instead of trapping.
///
/// For the parts that are read rarely. Posting lists are read by `PostingCursor`, over pages whose checksums hold.
package struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  package private(set) var offset = 0
  private let file: String
  /// Where `bytes` begins in the file, for errors.
  private let startInFile: Int

  package init(_ bytes: UnsafeRawBufferPointer, file: String, fileOffset: Int) {
    self.bytes = bytes
    self.file = file
    startInFile = fileOffset
  }

  package var isAtEnd: Bool { offset >= bytes.count }

  /// Bytes from the start of the file to the next byte that is read.
  var fileOffset: Int { startInFile + offset }

  package func malformed(_ message: String) -> CorruptIndexError {
    CorruptIndexError(file: file, offset: fileOffset, reason: .malformed(message))
  }

  package mutating func read<T: FixedWidthInteger>(_ type: T.Type) throws(CorruptIndexError) -> T {
    let size = MemoryLayout<T>.size
    try need(size)
    defer { offset += size }
    return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// A varint that fits a non-negative `Int`.
  package mutating func readVarint() throws(CorruptIndexError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try read(UInt8.self)
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { break }
      shift += 7
      if shift > 56 { throw malformed("a varint of more than nine bytes") }
    }
    return Int(value)
  }

  /// `count` bytes, still in place.
  package mutating func readBytes(_ count: Int) throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    try need(count)
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  package mutating func readCounted() throws(CorruptIndexError) -> UnsafeRawBufferPointer {
    try readBytes(readVarint())
  }

  private func need(_ count: Int) throws(CorruptIndexError) {
    guard count >= 0, count <= bytes.count - offset else {
      throw CorruptIndexError(
        file: file, offset: fileOffset, reason: .truncated(needed: count, available: bytes.count - offset))
    }
  }
}
