/// What a generation consists of: a small file that is written once and never changed (FORMAT.md, Manifest).
///
/// ```
/// file      magic "KHEOMAN\n" · u32 version · u64 number · u64 nonce · i64 created · counted analysis · u32 n
///           · segment × n · u32 CRC-32 of all before
/// segment   16 bytes identifier · u32 kind · u32 documents · u32 deleted · u64 bytes
///           · u64 generation of its deletions, 0 for none
/// ```
package struct Manifest: Sendable, Equatable {
  /// One segment of a generation.
  package struct Entry: Sendable, Equatable {
    package var name: SegmentFileName
    package var kind: Kind
    package var documentCount: Int
    package var deletedCount: Int
    package var byteCount: Int
    /// The generation whose file of deletions goes with the segment; nil where nothing is deleted.
    package var deletionsGeneration: UInt64?
  }

  /// Rises by 1 from generation to generation.
  package var number: UInt64
  /// Random, so that generations of different indexes are never taken for one another.
  package var nonce: UInt64
  /// Seconds since 1970-01-01, UTC.
  package var created: Int64
  /// Names the analysis that the terms come from. Queries must be analysed in the same way.
  package var analysis: String
  package var entries: [Entry]

  /// What answers call the generation.
  package var name: String {
    let digits = String(nonce, radix: 16)
    return "\(number)-" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static let magic = Array("KHEOMAN\n".utf8)

  /// The file's name in the index's folder.
  static func path(number: UInt64) -> String {
    let digits = String(number)
    return "manifest-" + String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }

  /// The highest number of a generation: one below the largest that `Int64` holds, so that adding to it is safe.
  static let numberLimit = UInt64(Int64.max) - 1

  /// The number in a manifest's file name; nil for names that `path(number:)` does not make.
  static func number(ofPath path: String) -> UInt64? {
    guard path.hasPrefix("manifest-"), let number = UInt64(path.dropFirst("manifest-".count)),
      number <= numberLimit, Self.path(number: number) == path
    else { return nil }
    return number
  }

  /// The checksum at the end of a manifest's bytes: that of all bytes before it.
  ///
  /// This, and not the checksum of the whole file, is what tells manifests apart: the CRC-32 of any bytes followed by
  /// their own CRC-32 is the same number, 0x2144DF1C.
  static func checksum(ofFile bytes: [UInt8]) -> UInt32 {
    bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }

  func encode() -> [UInt8] {
    var bytes = Self.magic
    bytes.appendLittleEndian(SegmentFormat.version)
    bytes.appendLittleEndian(number)
    bytes.appendLittleEndian(nonce)
    bytes.appendLittleEndian(created)
    bytes.appendCounted(analysis.utf8)
    bytes.appendLittleEndian(UInt32(entries.count))
    for entry in entries {
      bytes.append(contentsOf: entry.name.identifier)
      bytes.appendLittleEndian(entry.kind.rawValue)
      bytes.appendLittleEndian(UInt32(entry.documentCount))
      bytes.appendLittleEndian(UInt32(entry.deletedCount))
      bytes.appendLittleEndian(UInt64(entry.byteCount))
      bytes.appendLittleEndian(entry.deletionsGeneration ?? 0)
    }
    bytes.appendLittleEndian(Checksum.crc32(bytes))
    return bytes
  }

  init(number: UInt64, nonce: UInt64, created: Int64, analysis: String, entries: [Entry]) {
    self.number = number
    self.nonce = nonce
    self.created = created
    self.analysis = analysis
    self.entries = entries
  }

  /// Decodes a manifest. Throws `CorruptIndexError`, or `IndexError.unsupportedVersion`.
  init(bytes: [UInt8], file: String) throws {
    guard bytes.count >= 44, bytes.starts(with: Self.magic) else {
      throw CorruptIndexError(file: file, offset: 0, reason: .wrongMagic)
    }
    let expected = Self.checksum(ofFile: bytes)
    let found = Checksum.crc32(Array(bytes.dropLast(4)))
    guard found == expected else {
      throw CorruptIndexError(
        file: file, offset: 0, reason: .checksumMismatch(expected: expected, found: found))
    }
    self = try bytes.withUnsafeBytes { raw in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: raw.dropLast(4)), file: file, fileOffset: 0)
      _ = try reader.readBytes(8)
      let version = try reader.read(UInt32.self)
      guard SegmentFormat.supportedVersions.contains(version) else {
        throw IndexError.unsupportedVersion(file: file, found: version, supported: SegmentFormat.supportedVersions)
      }
      let manifest = try Manifest(reading: &reader)
      guard reader.isAtEnd else { throw reader.malformed("bytes behind the last segment") }
      return manifest
    }
  }

  private init(reading reader: inout ByteReader) throws {
    number = try reader.read(UInt64.self)
    nonce = try reader.read(UInt64.self)
    created = try reader.read(Int64.self)
    analysis = String(decoding: try reader.readCounted(), as: UTF8.self)
    entries = []
    for _ in 0..<(try reader.read(UInt32.self)) {
      let identifier = Array(try reader.readBytes(16))
      guard let kind = Kind(rawValue: try reader.read(UInt32.self)) else { throw reader.malformed("an unknown kind") }
      let documentCount = Int(try reader.read(UInt32.self))
      let deletedCount = Int(try reader.read(UInt32.self))
      let byteCount = Int(truncatingIfNeeded: try reader.read(UInt64.self))
      guard byteCount >= 0 else { throw reader.malformed("a segment of more bytes than a file can have") }
      let deletions = try reader.read(UInt64.self)
      entries.append(
        Entry(
          name: SegmentFileName(identifier: identifier), kind: kind, documentCount: documentCount,
          deletedCount: deletedCount, byteCount: byteCount, deletionsGeneration: deletions == 0 ? nil : deletions))
    }
  }
}
