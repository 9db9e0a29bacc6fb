/// Bytes of a stored record that do not follow its format. The article should be extracted anew.
public struct EntityRecordError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Bytes from the start of the record to the first that is wrong.
  public var offset: Int
  public var reason: String

  public var description: String { "damaged record of people and units at byte \(offset): \(reason)" }
}

/// Appends the parts of records: varints of 7 bits a byte (LEB128), and byte strings with their length before them.
struct RecordWriter {
  var bytes: [UInt8] = []

  mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Small numbers of either sign.
  mutating func writeSigned(_ value: Int) { write(value << 1 ^ value >> 63) }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Presence, then the text.
  mutating func write(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  mutating func write<Element>(_ elements: [Element], _ body: (inout RecordWriter, Element) -> Void) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }

  mutating func write(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Starts as steps from the start before (they may fall), then lengths.
  mutating func write(_ ranges: [Range<Int>]) {
    write(ranges.count)
    var last = 0
    for range in ranges {
      writeSigned(range.lowerBound - last)
      write(range.count)
      last = range.lowerBound
    }
  }
}

/// Reads what `RecordWriter` wrote. Every length and number is checked before it is used.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    end = bytes.count
  }

  var isAtEnd: Bool { offset == end }

  func failure(_ reason: String) -> EntityRecordError { EntityRecordError(offset: offset, reason: reason) }

  mutating func readByte() throws(EntityRecordError) -> UInt8 {
    guard offset < end else { throw failure("the record ends early") }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func readBits() throws(EntityRecordError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try readByte()
      guard shift < 63 || byte <= 1 else { throw failure("a number of more than 64 bits") }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift < 64 else { throw failure("a number of more than 64 bits") }
    }
  }

  /// A number from 0 on.
  mutating func readNumber() throws(EntityRecordError) -> Int {
    guard let value = Int(exactly: try readBits()) else { throw failure("a number of more than 63 bits") }
    return value
  }

  mutating func readSigned() throws(EntityRecordError) -> Int {
    let value = try readBits()
    return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
  }

  /// A number of elements, each of which takes a byte at least.
  mutating func readCount() throws(EntityRecordError) -> Int {
    let count = try readNumber()
    guard count <= end - offset else { throw failure("a count beyond the end of the record") }
    return count
  }

  mutating func readText() throws(EntityRecordError) -> String {
    let count = try readCount()
    defer { offset += count }
    return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
  }

  mutating func readOptionalText() throws(EntityRecordError) -> String? {
    switch try readByte() {
    case 0: nil
    case 1: try readText()
    default: throw failure("neither present nor absent")
    }
  }

  mutating func readList<Element>(
    _ body: (inout RecordReader) throws(EntityRecordError) -> Element
  ) throws(EntityRecordError) -> [Element] {
    let count = try readCount()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }

  /// Passes over bytes that `readCount` has found to be there.
  mutating func skip(_ count: Int) { offset += count }

  mutating func readHash() throws(EntityRecordError) -> UInt64 {
    guard end - offset >= 8 else { throw failure("the record ends early") }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  mutating func readRanges() throws(EntityRecordError) -> [Range<Int>] {
    var last = 0
    return try readList { (reader) throws(EntityRecordError) in
      let (start, isOver) = last.addingReportingOverflow(try reader.readSigned())
      guard !isOver, start >= 0 else { throw reader.failure("a mention before the start of the file") }
      let (end, isBeyond) = start.addingReportingOverflow(try reader.readNumber())
      guard !isBeyond else { throw reader.failure("a mention beyond every file") }
      last = start
      return start..<end
    }
  }
}
