public import KheoText

/// What ranking and filters need of every document, column by column (FORMAT.md, Columns).
///
/// ```
/// columns   u8 language × n · i32 date × n
/// norms     u8 × n for each field: title, body, caption, source
/// ```
///
/// A date is in days since 1970-01-01, `Int32.min` where there is none.
public struct DocumentColumns: Sendable {
  /// The date of a document without one.
  @inlinable public static var noDate: Int32 { .min }

  @usableFromInline let count: Int
  // Sendable: bytes of the mapping, which never change; `Segment` holds the file as long as itself.
  @usableFromInline nonisolated(unsafe) let columns: UnsafeRawPointer
  @usableFromInline nonisolated(unsafe) let norms: UnsafePointer<UInt8>

  /// Checks the two sections. Throws `CorruptIndexError` where they do not fit the number of documents.
  init(file: SegmentFile) throws(CorruptIndexError) {
    count = file.documentCount
    let columns = try file.bytes(of: .columns)
    let norms = try file.bytes(of: .norms)
    guard columns.count == count * 5, norms.count == count * Field.allCases.count else {
      throw CorruptIndexError(
        file: file.name, offset: file.range(of: .columns).lowerBound,
        reason: .malformed("columns do not fit \(count) documents"))
    }
    self.columns = columns.baseAddress!
    self.norms = norms.baseAddress!.assumingMemoryBound(to: UInt8.self)
  }

  /// The language of a document; `document` is below the segment's document count.
  @inlinable
  public func language(of document: UInt32) -> Language {
    Language(rawValue: columns.load(fromByteOffset: Int(document), as: UInt8.self)) ?? .other
  }

  /// Days since 1970-01-01, or `noDate`.
  @inlinable
  public func date(of document: UInt32) -> Int32 {
    Int32(littleEndian: columns.loadUnaligned(fromByteOffset: count + Int(document) * 4, as: Int32.self))
  }

  /// Days since 1970-01-01; nil where there is none.
  @inlinable
  public func day(of document: UInt32) -> Int32? {
    let date = date(of: document)
    return date == Self.noDate ? nil : date
  }

  /// The length code of a field (`LengthNorm`).
  @inlinable
  public func norm(of document: UInt32, field: Field) -> UInt8 {
    norms[Int(field.rawValue) &* count &+ Int(document)]
  }
}
