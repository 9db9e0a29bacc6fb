/// From a document's id to its number: 64-bit hashes in rising order, and beside each the document.
///
/// ```
/// section   u64 hash × n · u32 document × n        equal hashes in rising order of documents
/// ```
///
/// The hash is FNV-1a over the id's UTF-8 (Fowler, Noll, Vo; RFC 9923). Ids that collide are told apart by the stored
/// id.
enum Identifiers {
  static func hash(_ identifier: String) -> UInt64 { hash(identifier.utf8) }

  static func hash(_ identifier: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in identifier {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01B3
    }
    return hash
  }

  /// The section for hashes in the order of their documents.
  static func encode(_ hashes: [UInt64]) -> [UInt8] {
    let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * 12)
    for document in order { bytes.appendLittleEndian(hashes[document]) }
    for document in order { bytes.appendLittleEndian(UInt32(document)) }
    return bytes
  }
}

/// Reads the identifiers of one segment.
struct IdentifiersReader: Sendable {
  let file: SegmentFile

  var count: Int { file.range(of: .identifiers).count / 12 }

  /// The entry at `index`, in the order of the hashes.
  func entry(_ index: Int) throws(CorruptIndexError) -> (hash: UInt64, document: UInt32) {
    (try hash(index), try document(index))
  }

  /// Documents whose id has this hash.
  func documents(withHash wanted: UInt64) throws(CorruptIndexError) -> [UInt32] {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if try hash(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    var documents: [UInt32] = []
    while low < count, try hash(low) == wanted {
      documents.append(try document(low))
      low += 1
    }
    return documents
  }

  private func hash(_ index: Int) throws(CorruptIndexError) -> UInt64 {
    let bytes = try file.bytes(of: .identifiers, from: index * 8, count: 8)
    return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  }

  private func document(_ index: Int) throws(CorruptIndexError) -> UInt32 {
    let bytes = try file.bytes(of: .identifiers, from: count * 8 + index * 4, count: 4)
    return UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
  }
}

/// The identifiers of one segment for many look-ups: their pages are checked once, when it is made.
package struct IdentifierTable: Sendable {
  /// Keeps the bytes mapped.
  private let segment: Segment
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer

  /// Throws `CorruptIndexError`.
  package init(_ segment: Segment) throws {
    self.segment = segment
    let file = segment.segmentFile
    bytes = try file.bytes(of: .identifiers, from: 0, count: file.range(of: .identifiers).count)
  }

  /// Live documents whose ids have one hash with `identifier`: the one of this id, and by a rare chance others.
  package func documents(withHashOf identifier: String) -> [UInt32] {
    documents(withHash: Identifiers.hash(identifier))
  }

  /// As `documents(withHashOf:)`, of the id's UTF-8.
  package func documents(withHashOf identifier: UnsafeRawBufferPointer) -> [UInt32] {
    documents(withHash: Identifiers.hash(identifier))
  }

  private func documents(withHash wanted: UInt64) -> [UInt32] {
    let count = bytes.count / 12
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if hash(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    var documents: [UInt32] = []
    while low < count, hash(low) == wanted {
      let document = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: count * 8 + low * 4, as: UInt32.self))
      if segment.isLive(document) { documents.append(document) }
      low += 1
    }
    return documents
  }

  private func hash(_ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
  }
}
