import Glibc

/// A hash table from strings of bytes to numbers, for knowledge that is loaded once and then only read.
///
/// Open addressing with linear probing over one arena of bytes, at most two thirds full. Made by `ByteTableBuilder`; its
/// memory is never given back, as tables live as long as the process.
///
/// ```
/// slots  [tag|start|value][tag|start|value]…   tag: 16 bits of the hash, 16 bits of length; length 0 is an empty slot
/// arena  n g u y e n t r a n l e …             keys, one after the other
/// ```
struct ByteTable: @unchecked Sendable {
  // Safe to share: the memory is filled before the table exists and only read afterwards.
  private let slots: UnsafePointer<ByteTableSlot>
  private let arena: UnsafeRawPointer
  private let mask: Int
  /// Keys.
  let count: Int

  init(slots: [ByteTableSlot], arena: [UInt8], count: Int) {
    let memory = UnsafeMutableBufferPointer<ByteTableSlot>.allocate(capacity: slots.count)
    _ = memory.initialize(from: slots)
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(arena.count, 1), alignment: 8)
    bytes.copyBytes(from: arena)
    self.slots = UnsafePointer(memory.baseAddress!)
    self.arena = UnsafeRawPointer(bytes.baseAddress!)
    self.mask = slots.count - 1
    self.count = count
  }

  /// The value of `key`; nil for what is no key. Linear in the key; does not allocate.
  func value(of key: UnsafeRawBufferPointer) -> UInt32? {
    let hash = ByteTableSlot.hash(key)
    let tag = ByteTableSlot.tag(hash: hash, length: key.count)
    guard key.count <= ByteTableSlot.maximumLength, let bytes = key.baseAddress, !key.isEmpty else { return nil }
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].tag != 0 {
      if slots[place].tag == tag, memcmp(arena + Int(slots[place].start), bytes, key.count) == 0 {
        return slots[place].value
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The value of `key`; nil for what is no key. Does not allocate where the bytes lie in a row.
  func value(of key: some Collection<UInt8>) -> UInt32? {
    let found = key.withContiguousStorageIfAvailable { value(of: UnsafeRawBufferPointer($0)) }
    if let found { return found }
    return Array(key).withUnsafeBytes { value(of: $0) }
  }
}

/// A slot of a `ByteTable`.
struct ByteTableSlot {
  /// Bytes of a key at most.
  static let maximumLength = 0xFFFF

  /// 16 bits of the hash above 16 bits of the key's length; 0 in an empty slot.
  var tag: UInt32 = 0
  var start: UInt32 = 0
  var value: UInt32 = 0

  @inline(__always)
  static func tag(hash: UInt64, length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 48) &<< 16 | UInt32(truncatingIfNeeded: length) & 0xFFFF
  }

  /// Eight bytes at a time, each step a multiplication by the golden ratio (Knuth, volume 3, section 6.4) and a shift.
  @inline(__always)
  static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: key.count)
    func mix(_ bits: UInt64) {
      hash = (hash ^ bits) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 32
    }
    if key.count < 8 {
      var bits: UInt64 = 0
      for byte in key { bits = bits &<< 8 | UInt64(byte) }
      mix(bits)
    } else {
      var index = 0
      while index + 8 <= key.count {
        mix(key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      // The last eight bytes, some of them for the second time.
      if index < key.count { mix(key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)) }
    }
    return hash &* 0x9E37_79B9_7F4A_7C15 ^ hash &>> 29
  }
}
