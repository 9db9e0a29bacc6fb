import Glibc
import Synchronization

/// The beginnings of the first keys of a table's blocks, each kept when it is first read: what a binary search over the
/// blocks compares again and again lies side by side and costs a load.
///
/// Eight bytes a block, given by the system when they are first written.
final class FirstKeys: Sendable {
  // Sendable: atomics, allocated once and freed with the object. 0 for a beginning that is not known.
  nonisolated(unsafe) private let beginnings: UnsafeMutablePointer<Atomic<UInt64>>?

  init(blockCount: Int) {
    // Zero bytes are an atomic 0; without memory for it, every key is read again.
    beginnings = calloc(max(1, blockCount), MemoryLayout<Atomic<UInt64>>.stride)?
      .bindMemory(to: Atomic<UInt64>.self, capacity: max(1, blockCount))
  }

  deinit { free(beginnings) }

  /// The first eight bytes of a key as a number that rises with them; shorter keys are filled up with zeros.
  static func beginning(of key: some RandomAccessCollection<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for byte in key.prefix(8) { number = number << 8 | UInt64(byte) }
    return key.count < 8 ? number << UInt64(8 * (8 - key.count)) : number
  }

  /// That of a block's first key, if it is known.
  @inline(__always)
  func known(_ block: Int) -> UInt64 { beginnings.map { $0[block].load(ordering: .relaxed) } ?? 0 }

  func keep(_ beginning: UInt64, of block: Int) { beginnings?[block].store(beginning, ordering: .relaxed) }
}
