import Glibc

/// A number for each token of a segment that is being gathered.
///
/// Memory that the system moves by changing its page tables: it grows to hundreds of megabytes without being copied, and what is
/// reserved and not written takes none. An array would hold up to twice as much, and three times while it grows.
final class TokenColumn {
  private(set) var count = 0
  private var capacity = 1 << 12
  private var memory: UnsafeMutablePointer<UInt32>

  init() { memory = Self.resized(nil, to: capacity) }

  deinit { free(memory) }

  /// Bytes that are written.
  var byteCount: Int { count * 4 }

  var numbers: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: memory, count: count) }

  /// The numbers from one on. They are valid until the next change.
  func suffix(from first: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: numbers[first...])
  }

  /// Room for so many more numbers; `advance` says how many of them were written.
  func reserve(_ additional: Int) -> UnsafeMutablePointer<UInt32> {
    if count + additional > capacity {
      capacity = max(count + additional, capacity * 2)
      memory = Self.resized(memory, to: capacity)
    }
    return memory + count
  }

  func advance(by written: Int) { count += written }

  func append(_ number: UInt32) {
    reserve(1).initialize(to: number)
    count += 1
  }

  private static func resized(_ memory: UnsafeMutablePointer<UInt32>?, to capacity: Int) -> UnsafeMutablePointer<UInt32>
  {
    guard let resized = realloc(memory, capacity * 4) else { fatalError("out of memory for \(capacity) tokens") }
    return resized.bindMemory(to: UInt32.self, capacity: capacity)
  }
}
